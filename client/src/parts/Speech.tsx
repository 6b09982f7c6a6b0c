// Language, units and country: how the plan is said, and whom to ring. Nothing of it changes what is decided.

import { useState } from "preact/hooks";
import { Failure, put } from "../api/http";
import type { PreferencesView, Units } from "../api/views";
import { numbersOf, useHelp } from "../hooks/useHelp";
import { useName } from "../hooks/useName";
import { changed, loadState, state } from "../hooks/useView";
import { LANGUAGES, later, t } from "../language";
import { countryName } from "../words";
import { Choice } from "./Chips";
import { Problem } from "./Notice";

const LANGUAGE = [[later("As the browser"), ""], ...Object.entries(LANGUAGES).map(([code, name]) => [name, code])] as [
  string,
  string,
][];
const UNITS: [string, Units][] = [
  [later("km and m"), "metric"],
  [later("mi and ft"), "imperial"],
];

export function Speech() {
  const [failure, setFailure] = useState<Failure | null>(null);
  const chosen = state.value?.preferences;
  if (!chosen) return null;
  // Not useAttempt: a render before the answer would show the old choice again.
  const prefer = async (change: Partial<PreferencesView>) => {
    try {
      await put("preferences", { ...chosen, ...change });
      setFailure(null);
      await loadState();
      changed.value++;
    } catch (error) {
      setFailure(error as Failure);
    }
  };
  return (
    <section class="card" id="language">
      <h2>{t("Language, units and country")}</h2>
      <Choice
        legend={t("Language")}
        options={LANGUAGE}
        value={chosen.language}
        pick={(language) => void prefer({ language })}
      />
      <Choice legend={t("Units")} options={UNITS} value={chosen.units} pick={(units) => void prefer({ units })} />
      <Country chosen={chosen.country} pick={(country) => void prefer({ country })} />
      <Problem failure={failure} />
    </section>
  );
}

/** Where help is rung for; a guess until it is set. */
function Country({ chosen, pick }: { chosen: string; pick: (country: string) => void }) {
  const id = useName();
  const { view: help } = useHelp();
  if (!help) return null;
  const codes = help.countries.map((country) => country.code);
  const named = (code: string): [string, string] => [code, countryName(code)];
  const names = [...new Set(chosen ? [...codes, chosen] : codes)].map(named).sort(([, one], [, other]) => one.localeCompare(other));
  const guess = help.guessed && help.country;
  const numbers = numbersOf(help, help.country);
  return (
    <div class="field">
      <label for={id}>{t("Country")}</label>
      <p class="note">{t("For the emergency number. Nothing else depends on it.")}</p>
      <select id={id} value={chosen} onChange={(event) => pick(event.currentTarget.value)}>
        <option value="">
          {guess ? t("A guess: {country}", { country: countryName(guess) }) : t("Not set")}
        </option>
        {names.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {numbers && (
        <p class="note">
          {t("Emergency number: {number}.", { number: numbers.emergency })} {t("Source: {source}.", { source: numbers.sources.join("; ") })}
        </p>
      )}
    </div>
  );
}
