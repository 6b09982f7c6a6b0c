// The opening questions, one component a step.

import type { Site } from "../../api/views";
import { t, tn } from "../../language";
import { Body } from "../../parts/Body";
import { Choice, Many, Tick } from "../../parts/Chips";
import { ClimbField, DateField, DistanceField, NumberField, TextField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { climb } from "../../units";
import { SITES, fullDay, shortDay } from "../../words";
import { EQUIPMENT, EXPERIENCE, MINUTES, MODES, RISKS, WEEKDAYS } from "./choices";
import { NO_INJURY, type Opening, type Step } from "./opening";

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
            {t("From the first sore day back to the trails: a plan for each day, which listens to how your leg answers.")}
          </p>
          <p class="promise">
            <Icon name="info" /> {t("Information for adults, not a diagnosis. Your answers stay on the machine that runs Surefoot.")}
          </p>
        </>
      )}
      <NumberField label={t("How old are you?")} unit={t("years")} most={120} value={said.age} set={(age) => say({ age })} />
    </>
  );
}

export function Sites({ said, say }: StepProps) {
  const flip = (site: Site) =>
    say({ sites: said.sites.includes(site) ? said.sites.filter((one) => one !== site) : [...said.sites, site] });
  return <Body chosen={said.sites} flip={flip} />;
}

export function Risks({ said, say }: StepProps) {
  return (
    <>
      <Many
        legend={t("Does any of these apply to you?")}
        rows
        options={RISKS}
        values={said.risks}
        set={(risks) => say({ risks, noRisks: false })}
      />
      <div class="rows">
        <Tick
          label={t("None of these")}
          value={said.noRisks}
          set={(noRisks) => say({ noRisks, risks: noRisks ? [] : said.risks })}
        />
      </div>
      {said.risks.length > 0 && (
        <p class="strip" role="status">
          <Icon name="clinician" /> {t("Clinician first: talk to your doctor before you run. You can go on here; the plan stays cautious, grows slower, and holds back speed until a clinician agrees.")}
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
      <p class="lead">{t("How much time is there for training? The plan never asks for more.")}</p>
      <div class="day-minutes">
        {WEEKDAYS.map((name, day) => (
          <label key={name}>
            <span>{t(name)}</span>
            <select value={said.available_min[day]} onChange={(event) => set(day, Number(event.currentTarget.value))}>
              {MINUTES.map((minutes) => (
                <option key={minutes} value={minutes}>
                  {minutes === 0 ? t("not free") : t("{minutes} min", { minutes })}
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
        legend={t("How used are you to strength training?")}
        options={EXPERIENCE}
        value={said.strength_experience}
        pick={(strength_experience) => say({ strength_experience })}
      />
      <Many
        legend={t("What can you use?")}
        note={t("Nothing at all is fine too.")}
        options={EQUIPMENT}
        values={said.equipment}
        set={(equipment) =>
          say({ equipment, uphill_treadmill: said.uphill_treadmill && equipment.includes("treadmill") })
        }
      />
      <Many
        legend={t("Training without running: what do you like?")}
        note={t("Your favourite first; the order in which you tap counts.")}
        options={MODES}
        values={said.cross_training}
        set={(cross_training) => say({ cross_training })}
      />
      <NumberField
        label={t("Body mass (optional)")}
        unit={t("kg")}
        least={25}
        most={300}
        value={said.massKg ?? null}
        set={(massKg) => say({ massKg })}
        hint={t("Only to say how much protein suits you.")}
      />
      <div class="rows">
        {uphill && (
          <Tick
            label={t("I would like to walk and jog uphill on the treadmill")}
            value={said.uphill_treadmill}
            set={(uphill_treadmill) => say({ uphill_treadmill })}
          />
        )}
        <Tick
          label={t("Go about it more carefully than usual (optional)")}
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
        legend={t("Is there a race ahead?")}
        options={[
          [t("No, just the trails"), false],
          [t("Yes"), true],
        ]}
        value={said.race}
        pick={(race) => say({ race })}
      />
      {said.race && (
        <>
          <DateField label={t("When?")} value={said.race_on} least={today} set={(race_on) => say({ race_on })} />
          <TextField label={t("Its name (optional)")} value={said.race_name} set={(race_name) => say({ race_name })} />
          <div class="amounts">
            <DistanceField
              label={t("Distance (optional)")}
              most={500}
              km={said.race_km}
              set={(race_km) => say({ race_km })}
            />
            <ClimbField
              label={t("Climb (optional)")}
              most={30_000}
              m={said.race_ascent_m}
              set={(race_ascent_m) => say({ race_ascent_m })}
            />
          </div>
          <p class="note">{t("The plan keeps the date in view. It does not hurry for it.")}</p>
        </>
      )}
    </>
  );
}

export function Review({ said, go }: { said: Opening; go: (step: Step) => void }) {
  const free = said.available_min.filter((minutes) => minutes > 0).length;
  const rows: [string, string, Step][] = [
    [t("Age"), `${said.age}`, "age"],
    ...said.sites.map((site): [string, string, Step] => {
      const injury = said.injuries[site] ?? NO_INJURY;
      return [
        t(SITES[site]),
        t("since {day}, worst {worst}, mornings {usual}", {
          day: shortDay(injury.onset),
          worst: injury.worst_pain_7d ?? "?",
          usual: injury.usual_pain ?? "?",
        }),
        site,
      ];
    }),
    [
      t("A usual week"),
      [
        t("{minutes} min in {runs} runs", { minutes: said.run_min ?? 0, runs: said.runs ?? 3 }),
        said.ascent_m ? t("{climb} up", { climb: climb(said.ascent_m) }) : t("flat"),
      ].join(", "),
      "running",
    ],
    [
      t("Risks"),
      said.risks.length ? t("{count}: clinician first", { count: said.risks.length }) : t("none"),
      "risks",
    ],
    [t("Time"), tn("{count} day a week", "{count} days a week", free), "days"],
    [
      t("Equipment"),
      said.equipment.length
        ? tn("{count} thing", "{count} things", said.equipment.length)
        : t("none needed"),
      "means",
    ],
    [
      t("Goal"),
      said.race && said.race_on ? `${said.race_name || t("A race")}, ${fullDay(said.race_on)}` : t("the trails"),
      "goal",
    ],
  ];
  return (
    <dl class="review">
      {rows.map(([name, value, step]) => (
        <div key={step}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <button type="button" class="link" onClick={() => go(step)} aria-label={t("Change: {what}", { what: name })}>
            {t("Change")}
          </button>
        </div>
      ))}
    </dl>
  );
}
