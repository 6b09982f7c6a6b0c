// The opening questions, one component a step.

import type { Site } from "../../api/views";
import { t, tn } from "../../language";
import { Body } from "../../parts/Body";
import { Choice, Many, Tick } from "../../parts/Chips";
import { NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { RaceFields } from "../../parts/RaceFields";
import { climb } from "../../units";
import { SITES, fullDay, shortDay } from "../../words";
import { RISKS } from "./choices";
import { DayMinutes } from "./DayMinutes";
import { Equipment, Experience, HowCareful, Modes } from "./MeansFields";
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
  return (
    <>
      <p class="lead">{t("How much time is there for training? The plan never asks for more.")}</p>
      <DayMinutes values={said.available_min} set={(available_min) => say({ available_min })} />
    </>
  );
}

export function Means({ said, say }: StepProps) {
  const uphill = said.equipment.includes("treadmill") && said.sites.some((site) => site.startsWith("ITB"));
  return (
    <>
      <Experience
        value={said.strength_experience}
        pick={(strength_experience) => say({ strength_experience })}
      />
      <Equipment
        values={said.equipment}
        set={(equipment) =>
          say({ equipment, uphill_treadmill: said.uphill_treadmill && equipment.includes("treadmill") })
        }
      />
      <Modes values={said.cross_training} set={(cross_training) => say({ cross_training })} />
      <NumberField
        label={t("Body mass (optional)")}
        unit={t("kg")}
        least={25}
        most={300}
        value={said.massKg ?? null}
        set={(massKg) => say({ massKg })}
        hint={t("Only to say how much protein suits you.")}
      />
      <HowCareful said={said} say={say} uphill={uphill} />
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
          <RaceFields
            on={said.race_on}
            name={said.race_name}
            km={said.race_km}
            ascent_m={said.race_ascent_m}
            today={today}
            set={({ on, name, km, ascent_m }) =>
              say({
                ...(on !== undefined && { race_on: on }),
                ...(name !== undefined && { race_name: name }),
                ...(km !== undefined && { race_km: km }),
                ...(ascent_m !== undefined && { race_ascent_m: ascent_m }),
              })
            }
          />
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
