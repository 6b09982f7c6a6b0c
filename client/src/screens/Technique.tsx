// Technique: one thing to work on, why and how, and how it is going.

import type { AimView, BandRunView, CadenceView, ClipToldView, PaceCadenceView, TechniqueView } from "../api/technique";
import type { CueView, ExerciseLinkView } from "../api/views";
import { useView } from "../hooks/useView";
import { keep, kept } from "../kept";
import { later, t } from "../language";
import { clock, paceOf, paceUnit } from "../measures";
import { Exercises } from "../parts/ExerciseSheet";
import { Icon, type IconName } from "../parts/Icon";
import { Back, NotNow, NotYet, Stale } from "../parts/Notice";
import { Sources } from "../parts/Sources";
import { Described } from "../plot/Described";
import "../style/doors.css";
import "../style/plot.css";
import "../style/progress.css";
import "../style/technique.css";

export function Technique() {
  const { view, failure, reload } = useView<TechniqueView>("technique");
  return (
    <>
      <div class="heading">
        <Back to="more" />
        <h1 tabIndex={-1}>{t("Technique")}</h1>
        {view && !shut(view) && <p class="note">{view.note}</p>}
      </div>
      {!view && <NotYet what={t("Technique")} failure={failure} again={reload} />}
      {view && (
        <>
          <Stale failure={failure} again={reload} />
          {shut(view) && <NotNow why={view.note} />}
          <div class="columns">
            <div class="column">
              {view.cue && <Now cue={view.cue} drills={view.drills} aim={view.cadence.aim} />}
              <Cadence cadence={view.cadence} working={view.state === "working"} />
            </div>
            <div class="column">
              <HowItWent view={view} />
              {view.clip && <Clip clip={view.clip} />}
              <Ways view={view} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** Whether a warning sign, or a red light for the day, leaves nothing to work on. */
const shut = ({ state }: TechniqueView) => ["stopped", "red", "resting"].includes(state);

function Now({ cue, drills, aim }: { cue: CueView; drills: ExerciseLinkView[]; aim: AimView | null }) {
  return (
    <section class="card technique-now" aria-labelledby="technique-now">
      <div>
        <p class="note">{t("Work on now")}</p>
        <h2 id="technique-now">{cue.name}</h2>
      </div>
      <p class="lead">{cue.say}</p>
      {aim && <Aim aim={aim} />}
      <dl class="technique-how">
        {(
          [
            [t("Why"), cue.why],
            [t("How"), cue.how],
            [t("Check it"), cue.check],
          ] as const
        ).map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Exercises links={drills} />
      <Sources at="cues" id={cue.id} grade={cue.grade} cites={cue.cites} />
    </section>
  );
}

/** The number of the step, and the metronome already set to it. */
function Aim({ aim }: { aim: AimView }) {
  const set = () => keep("surefoot.metronome", { ...(kept("surefoot.metronome") as object | null), spm: aim.spm });
  return (
    <div class="technique-aim">
      <p>
        <strong>{aim.spm}</strong> <span>{t("steps a minute")}</span>
        <span class="note">
          {t("Stage {step} of 2 · in the band: {low} to {high}", { step: aim.step, low: aim.low, high: aim.high })}
        </span>
      </p>
      <a class="button" href="#/metronome" onClick={set}>
        <Icon name="play" size={20} /> {t("Metronome at {steps}", { steps: aim.spm })}
      </a>
    </div>
  );
}

function Cadence({ cadence, working }: { cadence: CadenceView; working: boolean }) {
  return (
    <section class="card">
      <h2>{t("Your own cadence")}</h2>
      {cadence.own_spm === null ? (
        <Unknown working={working} />
      ) : (
        <>
          <p class="technique-own">
            <strong>{cadence.own_spm}</strong> {t("steps a minute")}
          </p>
          <p class="note">{cadence.rests_on}</p>
          {cadence.paces.length > 1 && <Paces paces={cadence.paces} />}
        </>
      )}
      <a class="more" href="#/articles/cadence">
        {t("More about this")}
      </a>
    </section>
  );
}

const FIND: { to: string; name: string; what: string }[] = [
  { to: "import", name: later("Import runs"), what: later("Three easy runs of a watch that counts steps tell it best.") },
  { to: "steps", name: later("Count your steps"), what: later("Your phone feels how many you take a minute.") },
  { to: "metronome", name: later("Tap it"), what: later("Tap each step on the metronome's page.") },
];

function Unknown({ working }: { working: boolean }) {
  return (
    <>
      <p>
        {working
          ? t("It is not known yet, so the cue has no number. Three ways to find it:")
          : t("It is not known yet. Runs that a watch recorded tell it.")}
      </p>
      <Doors doors={working ? FIND : FIND.slice(0, 1)} />
    </>
  );
}

function Paces({ paces }: { paces: PaceCadenceView[] }) {
  return (
    <details>
      <summary>{t("By pace, on flat ground")}</summary>
      <table class="technique-paces">
        <thead>
          <tr>
            <th scope="col">
              {t("Pace")} ({paceUnit()})
            </th>
            <th scope="col">{t("Steps a minute")}</th>
            <th scope="col">{t("Minutes")}</th>
          </tr>
        </thead>
        <tbody>
          {paces.map((pace) => (
            <tr key={pace.from_mps}>
              <th scope="row">{between(pace)}</th>
              <td>{pace.spm}</td>
              <td>{pace.minutes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** From the quicker end to the slower, as pace is read. */
function between({ from_mps, to_mps }: PaceCadenceView): string {
  const [slow, quick] = [paceOf(from_mps), paceOf(to_mps)];
  return slow === null || quick === null ? "–" : `${clock(quick)} – ${clock(slow)}`;
}

function HowItWent({ view: { plot, cadence } }: { view: TechniqueView }) {
  const nothing = plot.at.length === 0;
  return (
    <section class="card">
      <h2>{t("How it is going")}</h2>
      {cadence.how.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {cadence.runs.length > 0 && (
        <ul class="technique-runs">
          {cadence.runs.map((run) => (
            <Run key={run.activity} run={run} />
          ))}
        </ul>
      )}
      <p class={nothing ? "yet" : undefined}>
        {nothing && <Icon name="clock" />} {plot.summary}
      </p>
      {!nothing && <Described plot={plot} />}
    </section>
  );
}

const Run = ({ run }: { run: BandRunView }) => (
  <li>
    <a href={`#/activities/${run.activity}`}>
      <Icon name={run.holds ? "check" : "clock"} size={20} />
      <span>
        <strong>
          {run.when} · {t("{steps} steps a minute", { steps: run.spm })}
        </strong>
        <span class="note">
          {run.said} {run.holds ? t("Held.") : t("Not held yet.")}
        </span>
      </span>
    </a>
  </li>
);

const Clip = ({ clip }: { clip: ClipToldView }) => (
  <section class="card">
    <h2>{t("Your newest clip")}</h2>
    <p class="note">{clip.said}</p>
    {clip.findings.length > 0 && (
      <ul>
        {clip.findings.map((finding) => (
          <li key={finding}>{finding}</li>
        ))}
      </ul>
    )}
    <a class="more" href={`#/video/${clip.id}`}>
      {t("See the numbers")}
    </a>
  </section>
);

interface Way {
  to: string;
  name: string;
  what: string;
}

function Ways({ view }: { view: TechniqueView }) {
  const all: Way[] = [
    { to: "metronome", name: later("Metronome"), what: later("Your steps a minute, as clicks.") },
    { to: "steps", name: later("Count your steps"), what: later("Your phone feels how many you take a minute.") },
    {
      to: "video",
      name: later("Video"),
      what: later("A short clip of your running, squat or step-down, measured at home."),
    },
    { to: "tests", name: later("Tests"), what: due(view) },
  ];
  const stopped = view.state === "stopped";
  const ways = stopped ? all.filter(({ to }) => to === "video" || to === "tests").map((way) => ({ ...way, what: LOOK })) : all;
  return (
    <section class="card">
      <h2>{stopped ? t("To look up") : t("To practise and to check")}</h2>
      <Doors doors={ways} />
    </section>
  );
}

const LOOK = later("What you measured before.");

const due = ({ tests }: TechniqueView) =>
  tests.length > 0
    ? t("Due: {tests}", { tests: tests.map((test) => test.name).join(", ") })
    : later("Strength and mobility, side against side.");

const Doors = ({ doors }: { doors: Way[] }) => (
  <ul class="door-list">
    {doors.map(({ to, name, what }) => (
      <li key={to}>
        <a href={`#/${to}`}>
          <span>
            <strong>{t(name)}</strong>
            <span class="note">{t(what)}</span>
          </span>
          <Icon name={"next" satisfies IconName} size={18} />
        </a>
      </li>
    ))}
  </ul>
);
