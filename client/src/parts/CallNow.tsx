// Whom to ring: the emergency number of the runner's country, and how sure we are of the country.

import type { HelpView } from "../api/help";
import { numbersOf, useHelp } from "../hooks/useHelp";
import { t } from "../language";
import { countryName } from "../words";
import { Icon } from "./Icon";
import "../style/help.css";

const ANYWHERE = "112";

/** The number to ring at once; small: a line that stays in reach while questions are answered. */
export function CallNow({ small }: { small?: boolean }) {
  const { view: help } = useHelp();
  const known = help && numbersOf(help, help.country);
  const number = known?.emergency ?? ANYWHERE;
  if (small) {
    return (
      <p class="call-line">
        <span>{t("If it cannot wait:")}</span>
        <Ring number={number} />
      </p>
    );
  }
  return (
    <div class="call">
      <Ring number={number} />
      <p class="call-where">{where(help, known !== null)}</p>
      {help && <Away help={help} />}
      <p class="call-where">
        <a href="#/settings/language">{t("Set your country")}</a>
      </p>
    </div>
  );
}

function Ring({ number }: { number: string }) {
  return (
    <a class="call-number" href={`tel:${number}`}>
      <Icon name="phone" /> {t("Call {number}", { number })}
    </a>
  );
}

function where(help: HelpView | null, known: boolean): string {
  if (!help || !help.country) {
    return t("Your country is not known here: 112 works in many countries and on most mobile phones, but the number may be another one where you are.");
  }
  const name = countryName(help.country);
  if (!known) {
    return t("No number is known here for {country}: 112 works on most mobile phones, but the number may be another one.", { country: name });
  }
  return help.guessed
    ? t("The emergency number of {country}, a guess from the settings of this device.", { country: name })
    : t("The emergency number of {country}.", { country: name });
}

/** Somewhere else than at home: the number of that place too. */
function Away({ help }: { help: HelpView }) {
  const there = numbersOf(help, help.away);
  if (!there || there.emergency === numbersOf(help, help.country)?.emergency) return null;
  return (
    <p class="call-where">
      {t("By its clock this device is elsewhere just now ({country}). There it is:", { country: countryName(help.away) })}{" "}
      <a href={`tel:${there.emergency}`}>{there.emergency}</a>
    </p>
  );
}

/** The line for advice or a doctor on duty, where the country has one. */
export function DoctorOnDuty() {
  const { view: help } = useHelp();
  const number = help && numbersOf(help, help.country)?.doctor;
  if (!help || !number) return null;
  return (
    <p>
      {t("No practice open? Advice or a doctor on duty ({country}):", { country: countryName(help.country) })}{" "}
      <a class="call-doctor" href={`tel:${number}`}>
        {number}
      </a>
    </p>
  );
}
