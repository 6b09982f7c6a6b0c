// What is known of one injured place.

import type { BaselineView } from "../../api/baseline";
import type { Site } from "../../api/views";
import { useView } from "../../hooks/useView";
import { later, t, tn } from "../../language";
import { Choice, YES_NO } from "../../parts/Chips";
import { DateField, NumberField } from "../../parts/Field";
import { Scale } from "../../parts/Scale";
import { addDays, dayOf, fullDay } from "../../words";
import { KINDS } from "./choices";
import { NO_INJURY, type InjuryAnswers } from "./opening";
import type { StepProps } from "./steps";

const AGO: [string, number][] = [
  [later("a week ago"), 7],
  [later("2 weeks"), 14],
  [later("4 weeks"), 28],
  [later("3 months"), 91],
  [later("a year"), 365],
];

export function InjuryStep({ said, say, site, today }: StepProps & { site: Site; today: string }) {
  const injury = said.injuries[site] ?? NO_INJURY;
  const set = (change: Partial<InjuryAnswers>) =>
    say({ injuries: { ...said.injuries, [site]: { ...injury, ...change } } });
  return (
    <>
      {site.startsWith("HAM") && (
        <fieldset class="choice">
          <legend>{t("How did it begin?")}</legend>
          <div class="rows">
            {KINDS.map((kind) => (
              <label key={kind.value} class="row-tick">
                <input
                  type="radio"
                  name={`kind-${site}`}
                  checked={injury.hamstring_kind === kind.value}
                  onChange={() => set({ hamstring_kind: kind.value })}
                />
                <span>
                  <strong>{t(kind.name)}</strong>
                  <span class="note">{t(kind.what)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <DateField
        label={t("When did it begin?")}
        hint={t("Roughly is fine.")}
        value={injury.onset}
        most={today}
        set={(onset) => set({ onset })}
      />
      <Choice
        legend={t("Or about so long ago")}
        options={AGO.map(([name, days]): [string, string] => [name, addDays(today, -days)])}
        value={injury.onset}
        pick={(onset) => set({ onset })}
        quiet
      />
      <Scale
        legend={t("Worst pain in the last 7 days")}
        value={injury.worst_pain_7d}
        pick={(worst_pain_7d) => set({ worst_pain_7d })}
      />
      <Scale
        legend={t("On a usual morning these days")}
        value={injury.usual_pain}
        pick={(usual_pain) => set({ usual_pain })}
      />
      <Choice legend={t("Do you limp?")} options={YES_NO} value={injury.limp} pick={(limp) => set({ limp })} />
      <Choice
        legend={t("Can you walk 30 minutes without pain or limp?")}
        options={YES_NO}
        value={injury.walk_30_min_clean}
        pick={(walk_30_min_clean) => set({ walk_30_min_clean })}
      />
      <div>
        <NumberField
          label={t("Days since your last run")}
          hint={t("0 if you ran today.")}
          unit={t("days")}
          most={20_000}
          value={injury.days_without_running}
          set={(days_without_running) => set({ days_without_running })}
        />
        <NewestRun today={today} said={injury.days_without_running} take={(days) => set({ days_without_running: days })} />
      </div>
      <NumberField
        label={t("Longest run without symptoms since it began (optional)")}
        unit={t("min")}
        most={2880}
        value={injury.longest_symptom_free_run_min}
        set={(longest_symptom_free_run_min) => set({ longest_symptom_free_run_min })}
      />
    </>
  );
}

const LAY_OFF_MOST_D = 365; // older files do not tell when the last run was

/** The files may be old, so that their newest run is offered and not taken. */
function NewestRun({ today, said, take }: { today: string; said: number | null; take: (days: number) => void }) {
  const { view } = useView<BaselineView>(`baseline?before=${today}`);
  if (!view?.newest_run) return null;
  const days = Math.round((dayOf(today).getTime() - dayOf(view.newest_run).getTime()) / 86_400_000);
  if (days === said || days > LAY_OFF_MOST_D) return null;
  return (
    <button type="button" class="link" onClick={() => take(days)}>
      {tn("{count} day, by the newest run of your files ({day})", "{count} days, by the newest run of your files ({day})", days, {
        day: fullDay(view.newest_run),
      })}
    </button>
  );
}
