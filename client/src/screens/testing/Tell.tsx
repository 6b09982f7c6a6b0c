// What is measured is entered, try by try; then the side's result and its pain.

import { useState } from "preact/hooks";
import { later, number, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Missing } from "../../parts/Notice";
import { Scale } from "../../parts/Scale";
import { other, sideOf } from "../../testing/run";
import { amount, sideName } from "../../testing/said";
import { inside } from "../../words";
import type { StageProps } from "./Work";

const NEWTON_PER_KG = 9.80665;
const IN_KG = [
  ["N", false],
  [later("kg"), true],
] as const;
const MOST: Record<string, number> = { cm: 500, deg: 180, N: 2000 }; // beyond it a figure was typed twice
const SIGNS: Record<string, string> = { cm: "cm", deg: "°", N: "N" };

export function Enter({ run, act }: StageProps) {
  const [value, setValue] = useState<number | null>(null);
  const [kg, setKg] = useState(false);
  const [missing, setMissing] = useState(false);
  const { unit } = run.line;
  const { attempts, mode } = run.guide;
  const side = sideName(sideOf(run));
  if (mode === "yes_no") {
    return (
      <div class="play-body">
        <div class="play-now">
          <h1 tabIndex={-1}>{side || run.line.name}</h1>
          <p>{run.guide.how}</p>
          <p class="lead">{t("Could you do it?")}</p>
        </div>
        <div class="test-answers">
          <button type="button" class="button play-main" onClick={() => act({ do: "try", value: 1 })}>
            {t("Yes")}
          </button>
          <button type="button" class="button button-quiet play-main" onClick={() => act({ do: "try", value: 0 })}>
            {t("No")}
          </button>
        </div>
      </div>
    );
  }
  const take = () => {
    if (value === null) return setMissing(true);
    act({ do: "try", value: kg ? Math.round(value * NEWTON_PER_KG * 10) / 10 : value });
  };
  return (
    <form
      class="test-enter"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <div class="play-body">
        <div class="play-now">
          <div class="play-what">
            <h1 tabIndex={-1}>{side || run.line.name}</h1>
            <p class="play-place">{t("Try {number} of {all}", { number: run.tries.length + 1, all: attempts })}</p>
          </div>
          {run.tries.length > 0 && <p>{run.tries.map((each) => amount(unit, each)).join(" · ")}</p>}
        </div>
        {unit === "N" && <Choice legend={t("Unit")} options={IN_KG} value={kg} pick={setKg} />}
        <NumberField label={t("Result")} unit={kg ? t("kg") : (SIGNS[unit] ?? unit)} value={value} set={setValue} step={0.1} most={kg ? Math.round((MOST["N"] ?? 0) / NEWTON_PER_KG) : MOST[unit]} />
        {missing && value === null && <Missing>{t("Enter what you reached.")}</Missing>}
      </div>
      <div class="play-bottom">
        <button type="submit" class="button play-main">
          {run.tries.length + 1 < attempts ? t("Next try") : t("Done")}
        </button>
        <div class="play-row">
          <button
            type="button"
            class="button button-quiet"
            data-key="previous"
            aria-label={t("Take the last one back")}
            disabled={!run.tries.length}
            onClick={() => act({ do: "undo" })}
          >
            <Icon name="back" />
          </button>
          <button type="button" class="button button-hurts" onClick={() => act({ do: "stop" })}>
            {t("Stop here")}
          </button>
        </div>
      </div>
    </form>
  );
}

export function Told({ run, act }: StageProps) {
  const [missing, setMissing] = useState(false);
  const side = sideOf(run);
  const name = sideName(side);
  const { unit } = run.line;
  const { mode } = run.guide;
  const last = run.at + 1 >= run.sides.length;
  const next = () => {
    if (run.pain === null) return setMissing(true);
    act({ do: "next" });
  };
  const faults = run.guide.faults
    .map((fault) => [fault.name, run.reps.filter((rep) => rep === fault.id).length] as const)
    .filter(([, count]) => count > 0);
  return (
    <>
      <div class="play-body">
        <div class="play-now">
          <h1 tabIndex={-1}>{name || run.line.name}</h1>
          {mode === "hold" || mode === "count" ? (
            <div class="play-number play-count">
              <button type="button" class="button button-quiet" aria-label={t("One less")} onClick={() => act({ do: "correct", value: run.value - 1 })}>
                −
              </button>
              <p>
                <strong>{number(run.value)}</strong>
                <span>{mode === "hold" ? t("seconds") : t("times")}</span>
              </p>
              <button type="button" class="button button-quiet" aria-label={t("One more")} onClick={() => act({ do: "correct", value: run.value + 1 })}>
                +
              </button>
            </div>
          ) : (
            <p class="test-value">
              {mode === "form" ? t("{clean} clean of {count}", { clean: run.value, count: run.reps.length }) : amount(unit, run.value)}
            </p>
          )}
          {run.tries.length > 1 && (
            <p class="note">
              {run.guide.takes === "mean" ? t("The mean of your tries.") : t("The best of your tries.")} {run.tries.map((each) => amount(unit, each)).join(" · ")}
            </p>
          )}
          {faults.length > 0 && <p class="note">{faults.map(([fault, count]) => `${fault} (${count})`).join(", ")}</p>}
          <Scale
            legend={name ? `${t("Worst pain")}, ${inside(name)}` : t("Worst pain")}
            value={run.pain}
            pick={(pain) => act({ do: "pain", pain })}
          />
          {run.pain !== null && run.pain > run.guide.stop_pain_above && (
            <Missing>{t("That is above {most}: the test ends here, and that is the right thing to do.", { most: run.guide.stop_pain_above })}</Missing>
          )}
          {missing && run.pain === null && <Missing>{t("Say how much it hurt; 0 is an answer.")}</Missing>}
        </div>
      </div>
      <div class="play-bottom">
        <button type="button" class="button play-main" onClick={next}>
          {last || (run.pain ?? 0) > run.guide.stop_pain_above ? t("To the result") : other(side) === "left" ? t("On to the left side") : t("On to the right side")}
        </button>
        {(run.pain ?? 0) <= run.guide.stop_pain_above && (
          <div class="play-row">
            <button type="button" class="button button-quiet" onClick={() => act({ do: "again" })}>
              {t("This side again")}
            </button>
          </div>
        )}
      </div>
    </>
  );
}
