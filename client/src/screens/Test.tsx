// One test: what to have at hand, the way into it, what came of it last time and before.

import { useState } from "preact/hooks";
import type { Band } from "../api/facts";
import type { ResultView, SideView, TestPageView } from "../api/testing";
import { useKept } from "../hooks/useKept";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice } from "../parts/Chips";
import { Exercises } from "../parts/ExerciseSheet";
import { NumberField } from "../parts/Field";
import { Figure } from "../parts/Figure";
import { Icon } from "../parts/Icon";
import { Back, Missing, NotYet, Stale } from "../parts/Notice";
import { Cites, graded } from "../parts/Reasons";
import { TestForm } from "../parts/TestCard";
import { Undo } from "../parts/Undo";
import { Described } from "../plot/Described";
import { go } from "../route";
import { audio } from "../sound/audio";
import { begin, LEVER_MOST_CM, leverFits } from "../testing/run";
import { begun, forgetRun, keepRun } from "../testing/runs";
import "../style/plot.css";
import "../style/progress.css";
import "../style/testing.css";

const BANDS: readonly (readonly [string, Band])[] = [
  [later("Light"), "light"],
  [later("Medium"), "medium"],
  [later("Strong"), "strong"],
  [later("Very strong"), "very_strong"],
];

export function Test({ id }: { id: string }) {
  const { view, failure, reload } = useView<TestPageView>(`tests/${id}`);
  if (!view) return <NotYet what={t("The test")} failure={failure} again={reload} />;
  const { line, guide, results } = view;
  return (
    <>
      <Back to="tests" />
      <Stale failure={failure} again={reload} />
      <div class="heading">
        <h1 tabIndex={-1}>{line.name}</h1>
        <p class="note">{line.when}</p>
      </div>
      <Undo />
      <div class="columns">
        <div class="column">
          <section class="card">
            {guide.figure && <Figure id={guide.figure} alt={line.name} />}
            <p>{guide.how}</p>
            {guide.prepare.length > 0 && (
              <>
                <h2>{t("Have at hand")}</h2>
                <ul>
                  {guide.prepare.map((each) => (
                    <li key={each}>{each}</li>
                  ))}
                </ul>
              </>
            )}
            {guide.warm_up && (
              <p>
                <strong>{t("To warm up:")}</strong> {guide.warm_up}
              </p>
            )}
            <p>
              <strong>{t("Stop at pain above {most}.", { most: guide.stop_pain_above })}</strong> {guide.stop}
            </p>
            {line.closed.length > 0 ? <Closed reasons={line.closed} /> : <Start key={id} view={view} />}
          </section>
        </div>
        <div class="column">
          {results[0] && <Latest result={results[0]} view={view} />}
          {line.gates.length > 0 && <Gates view={view} />}
          <History view={view} />
          <ByHand view={view} />
          <section class="card">
            <h2>{t("What trains it")}</h2>
            {view.exercises.length ? <Exercises links={view.exercises} /> : <p class="note">{t("Nothing in the library on its own.")}</p>}
            <details>
              <summary>{t("Sources")}</summary>
              <p class="note">{graded(view.grade)}</p>
              <p class="note">{t("Tempo, rests, attempts and the stop at pain are proposed.")}</p>
              <Cites cites={view.cites} />
            </details>
          </section>
        </div>
      </div>
    </>
  );
}

export function Closed({ reasons }: { reasons: string[] }) {
  return (
    <div class="test-shut">
      <h2>
        <Icon name="pause" /> {t("Not open today")}
      </h2>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function Start({ view }: { view: TestPageView }) {
  const { line, guide } = view;
  const [wanted, want] = useKept(`surefoot.test.${line.id}`, {
    band: (guide.band || null) as Band | null,
    lever_cm: guide.lever_cm,
  });
  const [missing, setMissing] = useState(false);
  const half = begun(line.id, Date.now());
  const far = !leverFits(wanted.lever_cm);
  const start = () => {
    if (guide.asks === "band" && !wanted.band) return setMissing(true);
    if (guide.asks === "lever" && far) return setMissing(true); // what no result can carry would cost it
    audio(); // some browsers sound only after a tap
    keepRun(begin(view, { first: guide.first, ...wanted }, Date.now()));
    go(`test-run/${line.id}`);
  };
  return (
    <div class="test-start">
      {guide.asks === "band" && (
        <Choice legend={t("Your band, the same each time")} options={BANDS} value={wanted.band} pick={(band) => want({ band })} />
      )}
      {guide.asks === "lever" && (
        <NumberField
          label={t("From the hip joint to where it presses")}
          hint={t("If you like: with it and your body mass the result is told as Nm/kg.")}
          unit={t("cm")}
          value={wanted.lever_cm}
          set={(lever_cm) => want({ lever_cm })}
          most={LEVER_MOST_CM}
        />
      )}
      {missing && guide.asks === "band" && !wanted.band && <Missing>{t("Choose your band first.")}</Missing>}
      {missing && guide.asks === "lever" && far && <Missing>{t("Between {least} and {most} cm, or nothing.", { least: 1, most: LEVER_MOST_CM })}</Missing>}
      {line.per_side && (
        <p class="note">
          {guide.first === "right" ? t("Your right side comes first.") : t("Your left side comes first.")}{" "}
          {t("Begin with the side that is not injured; you can change it.")}
        </p>
      )}
      {half ? (
        <>
          <a class="button to-test" href={`#/test-run/${line.id}`}>
            <Icon name="play" /> {t("Go on")}
          </a>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => {
              forgetRun(line.id);
              start();
            }}
          >
            {t("Start again")}
          </button>
        </>
      ) : (
        <button type="button" class="button to-test" onClick={start}>
          <Icon name="play" /> {t("Start")}
        </button>
      )}
    </div>
  );
}

export function Sides({ result }: { result: Pick<ResultView, "left" | "right" | "both"> }) {
  return (
    <div class="test-sides">
      {result.left && <SideOf name={t("Left side")} side={result.left} />}
      {result.right && <SideOf name={t("Right side")} side={result.right} />}
      {result.both && <SideOf name="" side={result.both} />}
    </div>
  );
}

function SideOf({ name, side }: { name: string; side: SideView }) {
  return (
    <div>
      {name && <p class="note">{name}</p>}
      <p class="test-value">{side.said}</p>
      <p class="note">{side.pain === null ? t("pain not told") : t("pain {pain}", { pain: side.pain })}</p>
      {side.tried && <p class="note">{side.tried}</p>}
      {side.form && <p class="note">{side.form}</p>}
    </div>
  );
}

function Latest({ result, view }: { result: ResultView; view: TestPageView }) {
  return (
    <section class="card">
      <h2>{t("Last time, {day}", { day: result.when })}</h2>
      <Sides result={result} />
      {result.symmetry && <p class="lead">{result.symmetry}</p>}
      {result.used && <p>{result.used}</p>}
      {result.changes.length > 0 && (
        <ul>
          {result.changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {view.guide.noise && <p class="note">{view.guide.noise}</p>}
      {result.void && (
        <p class="strip">
          <Icon name="info" /> {result.void}
        </p>
      )}
    </section>
  );
}

const STATE = {
  met: { icon: "green", name: later("met") },
  open: { icon: "amber", name: later("not met yet") },
  unknown: { icon: "unknown", name: later("not known yet") },
} as const;

function Gates({ view }: { view: TestPageView }) {
  return (
    <section class="card">
      <h2>{t("What gates ask for")}</h2>
      <ul class="test-gates">
        {view.line.gates.map((item) => (
          <li key={item.gate + item.what}>
            <Icon name={STATE[item.state].icon} />
            <div>
              <p>{item.what}</p>
              <p class="note">
                {item.gate} · <strong>{t(STATE[item.state].name)}</strong>
                {item.how_far && ` · ${item.how_far}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <a class="more" href="#/road">
        {t("What the next gate still asks for")}
      </a>
    </section>
  );
}

function History({ view }: { view: TestPageView }) {
  const { plot, results } = view;
  return (
    <section class="card">
      <h2>{plot.title}</h2>
      {plot.at.length === 0 && results.length === 0 ? (
        <p class="yet">
          <Icon name="clock" /> {plot.summary}
        </p>
      ) : plot.at.length > 0 ? (
        <>
          <p>{plot.summary}</p>
          <Described key={plot.at.length} plot={plot} />
          {plot.note && <p class="note">{plot.note}</p>}
        </>
      ) : (
        <ul>
          {results.map((each) => (
            <li key={each.fact}>
              {each.when}: {[each.left?.said, each.right?.said, each.both?.said].filter(Boolean).join(" · ")}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ByHand({ view: { line, guide } }: { view: TestPageView }) {
  const [open, setOpen] = useState(false);
  const test = { id: line.id, name: line.name, how: guide.how, unit: line.unit, per_side: line.per_side };
  return (
    <section class="card">
      <h2>{t("Measured it elsewhere?")}</h2>
      {open ? (
        <TestForm test={test} close={() => setOpen(false)} />
      ) : (
        <button type="button" class="button button-quiet" onClick={() => setOpen(true)}>
          {t("Enter a result by hand")}
        </button>
      )}
    </section>
  );
}
