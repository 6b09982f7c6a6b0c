// Saying what an activity really was, and taking it out: asked twice, because its file goes too.

import { useState } from "preact/hooks";
import type { ActivityPageView } from "../../api/activities";
import { put, remove } from "../../api/http";
import { useAttempt } from "../../hooks/useAttempt";
import { changed, loadState } from "../../hooks/useView";
import { later, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { Problem } from "../../parts/Notice";
import { go } from "../../route";
import { SPORTS } from "../../words";
import { BY_GROUND } from "./words";

const KINDS = [
  [later("Run"), "run"],
  ...["run trail", "run treadmill"].map((kind) => [BY_GROUND[kind]!, kind] as const),
  ...["walk", "hike", "bike", "swim", "row", "elliptical", "strength", "other"].map((sport) => [SPORTS[sport]!, sport] as const),
] as const;

export function Correct({ view }: { view: ActivityPageView }) {
  const [asked, setAsked] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  const path = `activities/${encodeURIComponent(view.id)}`;
  const kind = [view.sport, view.sub_sport].filter(Boolean).join(" ");
  const known = KINDS.some(([, one]) => one === kind) ? kind : view.sport;
  const was = (chosen: string) =>
    attempt(async () => {
      const [sport, sub_sport = ""] = chosen.split(" ");
      await put(path, { sport, sub_sport });
      await loadState();
      changed.value++;
    });
  const takeOut = () =>
    attempt(async () => {
      await remove(path);
      await loadState();
      go("activities");
      changed.value++;
    });
  return (
    <section class="card">
      <h2>{t("Is something wrong?")}</h2>
      <details>
        <summary>{t("It was another sport")}</summary>
        <p class="note">{t("What is measured follows at once, and you can choose again at any time.")}</p>
        <Choice legend={t("What was it?")} options={KINDS} value={known} pick={(chosen) => void was(chosen)} />
      </details>
      <Problem failure={failure} />
      {asked ? (
        <>
          <p>
            {view.others.length > 0
              ? t("The plan then counts the other file of this run. The file of this one goes too; import it again to have it back.")
              : t("The plan then goes on as if it had not been. Its file goes too; import it again to have it back.")}
          </p>
          <div class="actions">
            <button type="button" class="button button-red" disabled={busy} onClick={() => void takeOut()}>
              {t("Yes, take it out")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setAsked(false)}>
              {t("Keep it")}
            </button>
          </div>
        </>
      ) : (
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={() => setAsked(true)}>
            {t("Take this activity out …")}
          </button>
        </div>
      )}
    </section>
  );
}
