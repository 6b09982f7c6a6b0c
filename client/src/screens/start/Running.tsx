// The usual week before the injury: from the files where there are any, and always the runner's to change.

import { useEffect } from "preact/hooks";
import type { BaselineView } from "../../api/baseline";
import { useView } from "../../hooks/useView";
import { progress } from "../../importing";
import { t, tn } from "../../language";
import { ClimbField, DistanceField, NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { shortDay } from "../../words";
import { fillsIn, onsetOf, usualWeek } from "./opening";
import type { StepProps } from "./steps";

export function Running({ said, say, today }: StepProps & { today: string }) {
  const { view } = useView<BaselineView>(`baseline?before=${onsetOf(said) || today}`);
  const fills = view !== null && fillsIn(said, view);
  useEffect(() => {
    if (view && fills) say(usualWeek(view));
  }, [view, fills]);
  const own = (change: Partial<typeof said>) => say({ ...change, fromFiles: "" });
  return (
    <>
      <p class="lead">{t("A usual week in the four weeks before it began. Guesses are fine.")}</p>
      {progress.value && (
        <p class="strip" role="status">
          <Icon name="clock" /> {t("Your files are still being read. The numbers come when that is done, or type them yourself.")}
        </p>
      )}
      {view && <Told view={view} taken={said.fromFiles === view.first_day} take={() => say(usualWeek(view))} />}
      <div class="amounts">
        <NumberField label={t("Running")} unit={t("min a week")} most={3000} value={said.run_min} set={(run_min) => own({ run_min })} />
        <NumberField label={t("Runs")} unit={t("a week")} most={14} value={said.runs} set={(runs) => own({ runs })} />
        <NumberField
          label={t("Longest run (optional)")}
          unit={t("min")}
          most={2880}
          value={said.longest_run_min}
          set={(longest_run_min) => own({ longest_run_min })}
        />
        <DistanceField label={t("Distance (optional)")} per="week" most={500} km={said.run_km} set={(run_km) => own({ run_km })} />
        <ClimbField label={t("Climb")} per="week" most={30_000} m={said.ascent_m} set={(ascent_m) => own({ ascent_m })} />
      </div>
      <p class="note">{t("Left empty, the climb counts as flat running.")}</p>
      <details open={said.descent_m !== null || said.cadence_spm !== null}>
        <summary>{t("Descent and cadence (optional)")}</summary>
        <div class="amounts">
          <ClimbField label={t("Descent")} per="week" most={30_000} m={said.descent_m} set={(descent_m) => own({ descent_m })} />
          <NumberField
            label={t("Cadence")}
            unit={t("steps a minute")}
            most={300}
            value={said.cadence_spm}
            set={(cadence_spm) => own({ cadence_spm })}
          />
        </div>
        <p class="note">{t("Left empty, you went down as much as up.")}</p>
      </details>
    </>
  );
}

/** What the files say, how much it rests on, and a way back to it once it was changed. */
function Told({ view, taken, take }: { view: BaselineView; taken: boolean; take: () => void }) {
  if (!view.week) return view.notes.length > 0 ? <p class="note">{view.notes.join(" ")}</p> : null;
  const window = { first: shortDay(view.first_day), last: shortDay(view.last_day) };
  return (
    <section class="told" aria-label={t("From your files")}>
      <p>
        <Icon name="import" size={18} />{" "}
        {tn(
          "From {count} run of your files: the mean of the four weeks from {first} to {last}.",
          "From {count} runs of your files: the mean of the four weeks from {first} to {last}.",
          view.runs,
          window,
        )}
      </p>
      {view.notes.length > 0 && (
        <ul class="note">
          {view.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {taken ? (
        <p class="note">{t("Change whatever is not right.")}</p>
      ) : (
        <button type="button" class="link" onClick={take}>
          {t("Take these numbers again: {minutes} min a week", { minutes: view.week.run_min })}
        </button>
      )}
    </section>
  );
}
