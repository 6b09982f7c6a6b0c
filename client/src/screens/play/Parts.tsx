// A run, walk or ride by the clock: the part that is on, what is left of it, and what comes then.

import { useEffect } from "preact/hooks";
import { t } from "../../language";
import { clock, length } from "../../measures";
import { Icon } from "../../parts/Icon";
import { Limits } from "../../parts/SessionCard";
import { clockOf, type PartsPlay } from "../../player/parts";
import type { Action } from "../../player/play";
import { within } from "../../sound/taps";
import { useMetronome } from "../../sound/useMetronome";
import type { Wishes } from "../Play";

interface Props {
  play: PartsPlay;
  now_ms: number;
  act: (action: Action) => void;
  hurts: () => void;
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
}

export function Parts({ play, now_ms, act, hurts, wishes, wish }: Props) {
  const part = play.parts[play.at];
  if (!part) return null;
  const { left_s, all_gone_s, all_left_s } = clockOf(play, now_ms);
  const left = clock(Math.ceil(left_s));
  const next = play.parts[play.at + 1];
  const paused = play.paused_ms !== null;
  return (
    <>
      <Course play={play} now_ms={now_ms} />
      <div class="play-body">
        <div class={`play-now play-part play-part-${part.what}`}>
          <div class="play-what">
            <h1 tabIndex={-1}>{part.name}</h1>
            <p class="play-place">{part.round > 0 ? t("{number} of {all}", { number: part.round, all: part.rounds }) : " "}</p>
          </div>
          <p class={`play-number ${left.length > 4 ? "play-number-long" : "play-number-large"}`} role="timer" aria-live="off">
            <strong>{left}</strong>
            <span>{paused ? t("paused") : t("to go")}</span>
          </p>
          <p class="play-next">{next ? t("Then: {part}, {time}", { part: next.name, time: length(next.seconds) }) : t("Then you are done.")}</p>
        </div>
        <div class="play-beside">
          <p class="play-totals">
            <span>{t("{time} gone", { time: clock(Math.floor(all_gone_s)) })}</span>
            <span>{t("{time} left", { time: clock(Math.ceil(all_left_s)) })}</span>
          </p>
          {play.session.kind === "run" && <Steps play={play} wishes={wishes} wish={wish} />}
          {play.session.cue && <p class="cue-say">{play.session.cue.say}</p>}
          <Limits session={play.session} />
        </div>
      </div>
      <div class="play-bottom">
        <button type="button" class="button play-main" data-key="main" onClick={() => act({ do: "main" })}>
          <Icon name={paused ? "play" : "pause"} size={26} /> {paused ? t("Go on") : t("Pause")}
        </button>
        <div class="play-row">
          <button type="button" class="button button-quiet" data-key="previous" aria-label={t("Back")} onClick={() => act({ do: "previous" })}>
            <Icon name="back" />
          </button>
          <button type="button" class="button button-hurts" onClick={hurts}>
            {t("It hurts")}
          </button>
          <button type="button" class="button button-quiet" data-key="next" aria-label={t("On to the next part")} onClick={() => act({ do: "next" })}>
            <Icon name="next" />
          </button>
        </div>
      </div>
    </>
  );
}

const RUNNING = new Set(["run", "fast", "easy"]);
const USUAL_SPM = 165;

/** The metronome, in one tap; it clicks while running and is silent while walking. */
function Steps({ play, wishes, wish }: Pick<Props, "play" | "wishes" | "wish">) {
  const target = play.session.cue?.cadence_spm ?? null;
  const spm = wishes.spm ?? target ?? USUAL_SPM;
  const wanted = wishes.spm !== null && play.paused_ms === null && RUNNING.has(play.parts[play.at]?.what ?? "");
  const beating = useMetronome({ spm, every: 1, accent: true, on_s: 60, off_s: 0 }, 0.8);
  useEffect(() => {
    if (wanted) beating.start();
    else beating.stop();
  }, [wanted]);
  if (wishes.spm === null) {
    return (
      <button type="button" class="button button-quiet button-small" onClick={() => wish({ spm })}>
        <Icon name="metronome" size={18} />{" "}
        {target ? t("Metronome at your target, {steps}", { steps: target }) : t("Metronome")}
      </button>
    );
  }
  return (
    <div class="play-steps-a-minute">
      <button type="button" class="button button-quiet button-small" aria-label={t("{steps} slower", { steps: 1 })} onClick={() => wish({ spm: within(spm - 1) })}>
        −
      </button>
      <p>{t("{steps} steps a minute", { steps: spm })}</p>
      <button type="button" class="button button-quiet button-small" aria-label={t("{steps} faster", { steps: 1 })} onClick={() => wish({ spm: within(spm + 1) })}>
        +
      </button>
      <button type="button" class="link" onClick={() => wish({ spm: null })}>
        {t("Off")}
      </button>
    </div>
  );
}

/** The whole session as a strip, each part as wide as it is long. */
function Course({ play, now_ms }: { play: PartsPlay; now_ms: number }) {
  const { gone_s, all_left_s } = clockOf(play, now_ms);
  const whole = play.parts.reduce((sum, part) => sum + part.seconds, 0) || 1;
  const before = play.parts.slice(0, play.at).reduce((sum, part) => sum + part.seconds, 0);
  let from = 0;
  return (
    <svg class="play-course" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label={t("{time} left", { time: length(all_left_s) })}>
      {play.parts.map((part, at) => {
        const x = (1000 * from) / whole;
        from += part.seconds;
        const width = Math.max(1, (1000 * part.seconds) / whole - 4);
        const shade = at < play.at ? "gone" : RUNNING.has(part.what) ? "running" : "walking";
        return <rect key={at} class={shade} x={x} y={RUNNING.has(part.what) ? 0 : 6} width={width} height={RUNNING.has(part.what) ? 20 : 8} rx="3" />;
      })}
      <rect class="here" x={Math.min(994, (1000 * (before + gone_s)) / whole)} y="0" width="6" height="20" />
    </svg>
  );
}
