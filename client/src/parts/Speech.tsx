// Language and units: how the plan is said. Nothing of it changes what is decided.

import { useState } from "preact/hooks";
import { Failure, put } from "../api/http";
import type { PreferencesView, Units } from "../api/views";
import { changed, loadState, state } from "../hooks/useView";
import { LANGUAGES, later, t } from "../language";
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
      <h2>{t("Language and units")}</h2>
      <Choice
        legend={t("Language")}
        options={LANGUAGE}
        value={chosen.language}
        pick={(language) => void prefer({ language })}
      />
      <Choice legend={t("Units")} options={UNITS} value={chosen.units} pick={(units) => void prefer({ units })} />
      <Problem failure={failure} />
    </section>
  );
}
