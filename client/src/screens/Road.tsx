// What stands between the runner and the hills: each gate ahead, each item's state, what trains it.

import { useState } from "preact/hooks";
import type { LeverView, RoadItemView, RoadStepView, RoadView } from "../api/road";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Exercises } from "../parts/ExerciseSheet";
import { Icon, type IconName } from "../parts/Icon";
import { Back, NotYet, Stale } from "../parts/Notice";
import { PhaseHeading } from "../parts/PhaseHeading";
import { Cites, graded } from "../parts/Reasons";
import { TestCard } from "../parts/TestCard";
import { inside } from "../words";
import "../style/road.css";
import "../style/why.css";

export function Road() {
  const { view, failure, reload } = useView<RoadView>("plan/road");
  if (!view) return <NotYet what={t("The road back")} failure={failure} again={reload} />;
  const ways = view.steps.filter((step) => !step.beside);
  const next = ways[0];
  return (
    <>
      <Back to="plan" />
      <Stale failure={failure} again={reload} />
      <PhaseHeading title={t("The road back")} phase={view.phase} />
      {view.held && (
        <p class="strip">
          <Icon name="pause" /> {view.held}
        </p>
      )}
      {view.steps.length === 0 && (
        <p class="lead">
          {view.phase.id === "P7" ? t("Every gate lies behind you.") : t("There is no road yet: it begins with your plan.")}
        </p>
      )}
      <ol class="road">
        <li class="road-here">
          <span class="road-dot" aria-hidden="true" />
          <p>
            {t("You are here: {phase}", { phase: view.phase.name })}
          </p>
        </li>
        {view.steps.map((step) => (
          <Step key={step.id} step={step} next={step === next} />
        ))}
      </ol>
      {view.levers.length > 0 && <Levers levers={view.levers} />}
    </>
  );
}

function Step({ step, next }: { step: RoadStepView; next: boolean }) {
  const all = step.items.length;
  const head = (
    <span class="road-head">
      <span class="road-opens">
        {step.opens}
        {next && <span class="badge">{t("next")}</span>}
        {step.beside && <span class="badge badge-plain">{t("beside the way")}</span>}
        <Icon name="next" size={18} />
      </span>
      <span class="note">
        {step.what} · {step.passed ? t("This gate is open.") : t("{met} of {all} are met.", { met: step.met, all })}
      </span>
    </span>
  );
  return (
    <li class={next ? "road-step road-next" : "road-step"}>
      <span class="road-dot" aria-hidden="true" />
      <details class="card" open={next}>
        <summary>
          {head}
          <progress max={all} value={step.met} aria-label={t("Met")} />
        </summary>
        {step.aim && <p>{step.aim}</p>}
        {step.brings.length > 0 && (
          <p class="note">{t("From here on may rise: {levers}.", { levers: step.brings.map(inside).join(", ") })}</p>
        )}
        <Items items={step.items} />
      </details>
    </li>
  );
}

const ORDER = { unknown: 0, open: 1, partly: 2, met: 3 } as const;

/** What is missing first; what is met folded behind it. */
function Items({ items }: { items: RoadItemView[] }) {
  const open = items.filter((item) => item.state !== "met").sort((one, other) => ORDER[one.state] - ORDER[other.state]);
  const met = items.filter((item) => item.state === "met");
  return (
    <>
      <ul class="criteria">
        {open.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </ul>
      {met.length > 0 && (
        <details>
          <summary>{t("What is met ({count})", { count: met.length })}</summary>
          <ul class="criteria">
            {met.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const SIGN: Record<RoadItemView["state"], IconName> = { met: "green", partly: "clock", open: "close", unknown: "unknown" };
const STATE: Record<RoadItemView["state"], string> = {
  met: later("Met"),
  partly: later("On its way"),
  open: later("Not yet"),
  unknown: later("No answer yet"),
};
const COLOUR: Record<RoadItemView["state"], string> = { met: "met", partly: "open", open: "open", unknown: "unasked" };

function Item({ item }: { item: RoadItemView }) {
  const [testing, setTesting] = useState(false);
  const open = item.state !== "met";
  return (
    <li class={`criterion criterion-${COLOUR[item.state]} road-item`}>
      <div class="criterion-plain">
        <Icon name={SIGN[item.state]} />
        <div class="criterion-text">
          <p>
            {item.what}
            {item.soft && <span class="note"> {t("(a hint, does not block)")}</span>}
          </p>
          <p class="note">
            <strong>{t(STATE[item.state])}</strong>
            {item.how_far && item.state !== "unknown" && ` · ${item.how_far}`}
          </p>
          {open && <p class="note">{item.how}</p>}
          {open && <Answer item={item} testing={testing} test={() => setTesting(true)} />}
          {open && <Exercises links={item.exercises} />}
          {testing && item.test && <TestCard test={item.test} opened />}
          {(item.cites.length > 0 || open) && (
            <details>
              <summary>{t("Sources")}</summary>
              <p class="note">{graded(item.grade)}</p>
              <Cites cites={item.cites} />
            </details>
          )}
        </div>
      </div>
    </li>
  );
}

/** Where the answer is given. */
function Answer({ item, testing, test }: { item: RoadItemView; testing: boolean; test: () => void }) {
  switch (item.answered_by) {
    case "test":
      return testing ? null : (
        <button type="button" class="button button-quiet button-small" onClick={test}>
          {t("Enter the test")}
        </button>
      );
    case "note":
      return (
        <a class="to-topic" href="#/note">
          {t("Enter a clinician's note")}
        </a>
      );
    case "check_in":
    case "weekly_check":
      return (
        <a class="to-topic" href="#/">
          {t("To today's questions")}
        </a>
      );
    default:
      return null;
  }
}

const Levers = ({ levers }: { levers: LeverView[] }) => (
  <section class="card levers">
    <h2>{t("Where each part of running stands")}</h2>
    <dl>
      {levers.map((lever) => (
        <div key={lever.id} class={lever.open ? undefined : "lever-closed"}>
          <dt>{lever.name}</dt>
          <dd>{lever.at}</dd>
        </div>
      ))}
    </dl>
    <p class="note">{t("One rises at a time, after a good week.")}</p>
  </section>
);
