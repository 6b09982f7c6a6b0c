// Before a side, while it counts down or rests, and while it is held or counted.

import { useEffect } from "preact/hooks";
import { number, t } from "../../language";
import { clock } from "../../measures";
import { Tick } from "../../parts/Chips";
import { Figure } from "../../parts/Figure";
import { Icon } from "../../parts/Icon";
import { useMetronome } from "../../sound/useMetronome";
import { other, seconds, sideOf, type Action, type Run } from "../../testing/run";
import { sideName } from "../../testing/said";
import type { Wishes } from "../TestRun";

export interface StageProps {
  run: Run;
  now_ms: number;
  act: (action: Action) => void;
  main: () => void;
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
}

export function Ready({ run, now_ms, act, main, wishes, wish }: StageProps) {
  const { guide, stage } = run;
  const side = sideOf(run);
  const waits = stage.is !== "ready";
  return (
    <>
      <div class="play-body">
        {guide.figure && stage.is !== "lead" && <Figure id={guide.figure} alt={run.line.name} />}
        <div class="play-now">
          <div class="play-what">
            <h1 tabIndex={-1}>{stage.is === "rest" ? t("Rest now") : sideName(side) || run.line.name}</h1>
            {stage.is === "rest" && <p class="play-place">{t("Then: {what}", { what: sideName(side) })}</p>}
          </div>
          {waits ? (
            <p class={`play-number play-number-${stage.is}`} role="timer" aria-live="off">
              <strong>{clock(seconds(run, now_ms))}</strong>
              <span>{stage.is === "lead" ? t("Get ready") : t("resting")}</span>
            </p>
          ) : (
            <>
              <p>{guide.how}</p>
              <p class="note">
                {t("Stop at pain above {most}.", { most: guide.stop_pain_above })} {guide.stop}
              </p>
              {guide.beats_per_min > 0 && (
                <Tick
                  label={t("Metronome, {beats} a minute", { beats: guide.beats_per_min })}
                  value={wishes.tempo}
                  set={(tempo) => wish({ tempo })}
                />
              )}
              {run.at === 0 && side !== "both" && (
                <button type="button" class="link test-turn" onClick={() => act({ do: "other_side" })}>
                  {other(side) === "left" ? t("Begin left") : t("Begin right")}
                </button>
              )}
            </>
          )}
        </div>
      </div>
      <div class="play-bottom">
        <button type="button" class="button play-main" data-key="main" onClick={main}>
          {mainWord(run)}
        </button>
        {stage.is === "lead" && (
          <button type="button" class="button button-quiet" onClick={() => act({ do: "stop" })}>
            {t("Wait")}
          </button>
        )}
      </div>
    </>
  );
}

function mainWord({ stage, guide }: Run): string {
  if (stage.is === "lead") return t("Now");
  if (stage.is === "rest") return t("Rested enough");
  if (guide.mode === "measure") return t("Measure");
  if (guide.mode === "yes_no") return t("Done");
  return t("Start in 3 seconds");
}

export function Work(props: StageProps) {
  const { run, wishes } = props;
  useTempo(run, wishes);
  return (
    <>
      <h1 class="unseen" tabIndex={-1}>
        {sideName(sideOf(run)) || run.line.name}
      </h1>
      {run.guide.mode === "hold" ? <Hold {...props} /> : <Count {...props} />}
    </>
  );
}

function useTempo({ guide }: Run, { tempo, sound }: Wishes): void {
  const beating = useMetronome({ spm: guide.beats_per_min || 60, every: 1, accent: false, on_s: 60, off_s: 0 }, 0.8);
  const wanted = guide.beats_per_min > 0 && tempo && sound;
  useEffect(() => {
    if (wanted) beating.start();
    else beating.stop();
  }, [wanted]);
}

/** The whole page is the button: whoever holds a plank does not aim. */
function Hold({ run, now_ms, main }: StageProps) {
  return (
    <button type="button" class="test-anywhere" data-key="main" onClick={main}>
      <span class="test-side">{sideName(sideOf(run))}</span>
      <span class="play-number play-number-large">
        <strong>{clock(seconds(run, now_ms))}</strong>
        {run.guide.most > 0 && <span>{t("at most {time}", { time: clock(run.guide.most) })}</span>}
      </span>
      <span class="test-tap">{t("Tap anywhere to stop")}</span>
    </button>
  );
}

function Count({ run, act }: StageProps) {
  const form = run.guide.mode === "form";
  const count = run.reps.length;
  const tap = (fault: string) => act({ do: "tap", fault });
  return (
    <>
      <button type="button" class="test-anywhere" data-key="main" onClick={() => tap("")}>
        <span class="test-side">{sideName(sideOf(run))}</span>
        <span class="play-number play-number-large">
          <strong>{number(form ? run.value : count)}</strong>
          <span>
            {form
              ? t("clean of {count}, {most} in all", { count, most: run.guide.most })
              : run.guide.most && run.guide.most <= 30
                ? t("of {most} at most", { most: run.guide.most })
                : t("times")}
          </span>
        </span>
        <span class="test-tap">{form ? t("Tap: a clean one") : t("Tap for each one")}</span>
      </button>
      {form && (
        <div class="test-faults" role="group" aria-label={t("Not clean")}>
          {run.guide.faults.map((fault) => (
            <button type="button" class="button button-quiet" key={fault.id} onClick={() => tap(fault.id)}>
              {fault.name}
            </button>
          ))}
        </div>
      )}
      <div class="play-bottom">
        <div class="play-row">
          <button type="button" class="button button-quiet" data-key="previous" aria-label={t("Take the last one back")} onClick={() => act({ do: "undo" })}>
            <Icon name="back" />
          </button>
          <button type="button" class="button button-hurts" onClick={() => act({ do: "stop" })}>
            {t("It hurts")}
          </button>
          <button type="button" class="button" onClick={() => act({ do: "stop" })}>
            {t("Done")}
          </button>
        </div>
      </div>
    </>
  );
}
