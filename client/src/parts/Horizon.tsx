// The honest range for the way back, and what it rests on.

import type { RangeView } from "../api/views";
import { t } from "../language";
import { Cites } from "./Reasons";

export function Horizon({ back }: { back: RangeView }) {
  return (
    <section class="card back">
      <p class="range">
        <strong>{t("{low}–{high} weeks", { low: back.low_weeks, high: back.high_weeks })}</strong>{" "}
        {t("to full training, climbs and races included")}
      </p>
      <p>{back.sentence}</p>
      {back.cites.length > 0 && (
        <details>
          <summary>{t("What this rests on")}</summary>
          <Cites cites={back.cites} />
        </details>
      )}
    </section>
  );
}
