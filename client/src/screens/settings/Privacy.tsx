// What is kept where, what is encrypted and what is not, and what leaves the machine.

import { t } from "../../language";
import { MapTiles } from "./MapTiles";

export function Privacy() {
  return (
    <section class="card" id="privacy">
      <h2>{t("Privacy")}</h2>
      <p>
        {t("What you enter and import lies in one data folder on the machine that runs Surefoot, and this browser keeps what it needs without a network. Nothing of either is encrypted at rest: who can open the machine or this device can read it, so encrypt their disks and lock them. What comes from a phone is encrypted on its way.")}
      </p>
      <p>
        {t("Nothing else leaves the machine: no statistics, no account, no other site. Two things do once you switch them on here: reminders, sealed for your browser, and map tiles, whose server sees which places you look at.")}
      </p>
      <MapTiles />
      <p class="doors">
        <a href="#/your-data">{t("Take everything with you, or delete it")}</a>
      </p>
    </section>
  );
}
