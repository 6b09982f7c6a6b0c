// The opening questions, one component a step.

import type { Site } from "../../api/views";
import { Body } from "../../parts/Body";
import { Choice, Many, Tick, YES_NO } from "../../parts/Chips";
import { DateField, NumberField, TextField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Scale } from "../../parts/Scale";
import { SITES, longDay, shortDay } from "../../words";
import { EQUIPMENT, EXPERIENCE, KINDS, MINUTES, MODES, RISKS, WEEKDAYS } from "./choices";
import { NO_INJURY, type InjuryAnswers, type Opening, type Step } from "./opening";

export interface StepProps {
  said: Opening;
  say: (change: Partial<Opening>) => void;
}

export function Age({ said, say, editing }: StepProps & { editing: boolean }) {
  return (
    <>
      {!editing && (
        <>
          <p class="lead">
            From the first sore day back to the trails: a plan for each day, which listens to how your leg answers.
          </p>
          <p class="promise">
            <Icon name="info" /> Information for adults, not a diagnosis. Your answers stay on the machine that runs
            Surefoot.
          </p>
        </>
      )}
      <NumberField label="How old are you?" unit="years" most={120} value={said.age} set={(age) => say({ age })} />
    </>
  );
}

export function Sites({ said, say }: StepProps) {
  const flip = (site: Site) =>
    say({ sites: said.sites.includes(site) ? said.sites.filter((one) => one !== site) : [...said.sites, site] });
  return <Body chosen={said.sites} flip={flip} />;
}

export function InjuryStep({ said, say, site, today }: StepProps & { site: Site; today: string }) {
  const injury = said.injuries[site] ?? NO_INJURY;
  const set = (change: Partial<InjuryAnswers>) =>
    say({ injuries: { ...said.injuries, [site]: { ...injury, ...change } } });
  return (
    <>
      {site.startsWith("HAM") && (
        <fieldset class="choice">
          <legend>How did it begin?</legend>
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
                  <strong>{kind.name}</strong>
                  <span class="note">{kind.what}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <DateField
        label="When did it begin?"
        hint="Roughly is fine."
        value={injury.onset}
        most={today}
        set={(onset) => set({ onset })}
      />
      <Scale
        legend="Worst pain in the last 7 days"
        value={injury.worst_pain_7d}
        pick={(worst_pain_7d) => set({ worst_pain_7d })}
      />
      <Scale
        legend="On a usual morning these days"
        value={injury.usual_pain}
        pick={(usual_pain) => set({ usual_pain })}
      />
      <Choice legend="Do you limp?" options={YES_NO} value={injury.limp} pick={(limp) => set({ limp })} />
      <Choice
        legend="Can you walk 30 minutes without pain or limp?"
        options={YES_NO}
        value={injury.walk_30_min_clean}
        pick={(walk_30_min_clean) => set({ walk_30_min_clean })}
      />
      <NumberField
        label="Days since your last run"
        hint="0 if you ran today."
        unit="days"
        most={20_000}
        value={injury.days_without_running}
        set={(days_without_running) => set({ days_without_running })}
      />
      <NumberField
        label="Longest run without symptoms since it began (optional)"
        unit="min"
        most={2880}
        value={injury.longest_symptom_free_run_min}
        set={(longest_symptom_free_run_min) => set({ longest_symptom_free_run_min })}
      />
    </>
  );
}

export function Running({ said, say }: StepProps) {
  return (
    <>
      <p class="lead">A usual week in the month before it began. Guesses are fine.</p>
      <div class="amounts">
        <NumberField label="Running" unit="min a week" most={3000} value={said.run_min} set={(run_min) => say({ run_min })} />
        <NumberField label="Runs" unit="a week" most={14} value={said.runs} set={(runs) => say({ runs })} />
        <NumberField
          label="Longest run (optional)"
          unit="min"
          most={2880}
          value={said.longest_run_min}
          set={(longest_run_min) => say({ longest_run_min })}
        />
        <NumberField
          label="Distance (optional)"
          unit="km a week"
          most={500}
          step={0.1}
          value={said.run_km}
          set={(run_km) => say({ run_km })}
        />
        <NumberField
          label="Climb"
          unit="m a week"
          most={30_000}
          value={said.ascent_m}
          set={(ascent_m) => say({ ascent_m })}
        />
      </div>
      <p class="note">Left empty, the climb counts as flat running.</p>
    </>
  );
}

export function Risks({ said, say }: StepProps) {
  return (
    <>
      <Many
        legend="Does any of these apply to you?"
        rows
        options={RISKS}
        values={said.risks}
        set={(risks) => say({ risks, noRisks: false })}
      />
      <div class="rows">
        <Tick
          label="None of these"
          value={said.noRisks}
          set={(noRisks) => say({ noRisks, risks: noRisks ? [] : said.risks })}
        />
      </div>
      {said.risks.length > 0 && (
        <p class="strip" role="status">
          <Icon name="clinician" /> Clinician first: talk to your doctor before you run. You can go on here; the plan
          stays cautious, grows slower, and holds back speed until a clinician agrees.
        </p>
      )}
    </>
  );
}

export function Days({ said, say }: StepProps) {
  const set = (day: number, minutes: number) =>
    say({ available_min: said.available_min.map((old, place) => (place === day ? minutes : old)) });
  return (
    <>
      <p class="lead">How much time is there for training? The plan never asks for more.</p>
      <div class="day-minutes">
        {WEEKDAYS.map((name, day) => (
          <label key={name}>
            <span>{name}</span>
            <select value={said.available_min[day]} onChange={(event) => set(day, Number(event.currentTarget.value))}>
              {MINUTES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes === 0 ? "not free" : `${minutes} min`}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </>
  );
}

export function Means({ said, say }: StepProps) {
  const uphill = said.equipment.includes("treadmill") && said.sites.some((site) => site.startsWith("ITB"));
  return (
    <>
      <Choice
        legend="How used are you to strength training?"
        options={EXPERIENCE}
        value={said.strength_experience}
        pick={(strength_experience) => say({ strength_experience })}
      />
      <Many
        legend="What can you use?"
        note="Nothing at all is fine too."
        options={EQUIPMENT}
        values={said.equipment}
        set={(equipment) =>
          say({ equipment, uphill_treadmill: said.uphill_treadmill && equipment.includes("treadmill") })
        }
      />
      <Many
        legend="Training without running: what do you like?"
        note="Your favourite first; the order in which you tap counts."
        options={MODES}
        values={said.cross_training}
        set={(cross_training) => say({ cross_training })}
      />
      <div class="rows">
        {uphill && (
          <Tick
            label="I would like to walk and jog uphill on the treadmill"
            value={said.uphill_treadmill}
            set={(uphill_treadmill) => say({ uphill_treadmill })}
          />
        )}
        <Tick
          label="Go about it more carefully than usual (optional)"
          value={said.cautious}
          set={(cautious) => say({ cautious })}
        />
      </div>
    </>
  );
}

export function GoalStep({ said, say, today }: StepProps & { today: string }) {
  return (
    <>
      <Choice
        legend="Is there a race ahead?"
        options={[
          ["No, just the trails", false],
          ["Yes", true],
        ]}
        value={said.race}
        pick={(race) => say({ race })}
      />
      {said.race && (
        <>
          <DateField label="When?" value={said.race_on} least={today} set={(race_on) => say({ race_on })} />
          <TextField label="Its name (optional)" value={said.race_name} set={(race_name) => say({ race_name })} />
          <div class="amounts">
            <NumberField
              label="Distance (optional)"
              unit="km"
              most={500}
              step={0.1}
              value={said.race_km}
              set={(race_km) => say({ race_km })}
            />
            <NumberField
              label="Climb (optional)"
              unit="m"
              most={30_000}
              value={said.race_ascent_m}
              set={(race_ascent_m) => say({ race_ascent_m })}
            />
          </div>
          <p class="note">The plan keeps the date in view. It does not hurry for it.</p>
        </>
      )}
    </>
  );
}

export function Review({ said, go }: { said: Opening; go: (step: Step) => void }) {
  const free = said.available_min.filter((minutes) => minutes > 0).length;
  const rows: [string, string, Step][] = [
    ["Age", `${said.age}`, "age"],
    ...said.sites.map((site): [string, string, Step] => {
      const injury = said.injuries[site] ?? NO_INJURY;
      return [
        SITES[site],
        `since ${shortDay(injury.onset)}, worst ${injury.worst_pain_7d}, mornings ${injury.usual_pain}`,
        site,
      ];
    }),
    [
      "A usual week",
      `${said.run_min} min in ${said.runs ?? 3} runs${said.ascent_m ? `, ${said.ascent_m} m up` : ", flat"}`,
      "running",
    ],
    ["Risks", said.risks.length ? `${said.risks.length}: clinician first` : "none", "risks"],
    ["Time", `${free} ${free === 1 ? "day" : "days"} a week`, "days"],
    ["Equipment", said.equipment.length ? `${said.equipment.length} things` : "none needed", "means"],
    ["Goal", said.race && said.race_on ? `${said.race_name || "A race"}, ${longDay(said.race_on)}` : "the trails", "goal"],
  ];
  return (
    <dl class="review">
      {rows.map(([name, value, step]) => (
        <div key={step}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <button type="button" class="link" onClick={() => go(step)} aria-label={`Change: ${name}`}>
            Change
          </button>
        </div>
      ))}
    </dl>
  );
}
