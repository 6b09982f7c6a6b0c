// One exercise at a time: its figure, what to do, one large number, one large button.

import { useState } from "preact/hooks";
import { number, t } from "../../language";
import { clock } from "../../measures";
import { ExerciseSheet } from "../../parts/ExerciseSheet";
import { Figure } from "../../parts/Figure";
import { Icon } from "../../parts/Icon";
import type { Action, Play } from "../../player/play";
import { asked, setOf, sideOf, what } from "../../player/said";
import { coming, measure, other, remaining_s, type Doing, type SetsPlay } from "../../player/sets";
import { Ask } from "./Ask";
import { LeaveOut } from "./LeaveOut";
import { More } from "./More";
import { Pace } from "./Pace";
import { Swap } from "./Swap";

interface Props {
  play: SetsPlay & Pick<Play, "instead">;
  now_ms: number;
  act: (action: Action) => void;
  hurts: () => void;
  silent: boolean;
}

const CUES = 3;

export function Sets({ play, now_ms, act, hurts, silent }: Props) {
  const [open, setOpen] = useState<"how" | "swap" | "leave_out" | "more" | null>(null);
  const close = () => setOpen(null);
  const one = play.list[play.at];
  if (!one) return null;
  const resting = play.stage.is === "rest";
  const before = resting && one.turns.length === 0 ? play.list.findLastIndex((each, at) => at < play.at && each.turns.length > 0) : -1;
  const left = remaining_s(play, now_ms);
  const { side } = coming(play);
  return (
    <>
      <Steps play={play} />
      <div class="play-body">
        <div class="play-picture">
          <Figure key={one.item.exercise} id={one.item.exercise} alt={`${one.item.name}. ${one.item.setup} ${one.item.movement}`} />
        </div>
        <div class="play-now">
          <div class="play-what">
            <h1 tabIndex={-1}>{resting ? t("Rest now") : one.item.name}</h1>
            <p class="play-place">
              {resting ? t("Then: {what}", { what: what(play, one) }) : [setOf(play), sideOf(play)].filter(Boolean).join(" · ")}
            </p>
          </div>
          <Number play={play} one={one} left_s={left} act={act} />
          {!resting && (
            <>
              {play.stage.is === "ready" && <Pace item={one.item} silent={silent} key={`${play.at} ${one.turns.length}`} />}
              <p class="play-load">{one.item.load}</p>
              <ul class="play-cues">
                {one.item.cues.slice(0, CUES).map((cue) => (
                  <li key={cue}>{cue}</li>
                ))}
              </ul>
            </>
          )}
          {before >= 0 && <Ask name={play.list[before]!.item.name} value={play.list[before]!.pain} pick={(pain) => act({ do: "tell", at: before, pain })} />}
          <div class="play-tools">
            <button type="button" class="link" onClick={() => setOpen("how")}>
              {t("How it goes")}
            </button>
            {side && one.turns.length === 0 && (
              <button type="button" class="link" onClick={() => act({ do: "other_side" })}>
                {other(side) === "left" ? t("Begin left") : t("Begin right")}
              </button>
            )}
            <button type="button" class="link" onClick={() => setOpen("swap")}>
              {t("Swap")}
            </button>
            <button type="button" class="link" onClick={() => setOpen("more")}>
              {t("Note it")}
            </button>
          </div>
        </div>
      </div>
      <div class="play-bottom">
        <button type="button" class="button play-main" data-key="main" onClick={() => act({ do: "main" })}>
          {mainWord(play, one)}
        </button>
        <div class="play-row">
          <button type="button" class="button button-quiet" data-key="previous" aria-label={t("Back")} onClick={() => act({ do: "previous" })}>
            <Icon name="back" />
          </button>
          {play.paused_ms === null && left !== null && play.stage.is === "rest" ? (
            <button type="button" class="button button-quiet" onClick={() => act({ do: "longer" })}>
              {t("+15 s")}
            </button>
          ) : (
            play.paused_ms === null &&
            left !== null && (
              <button type="button" class="button button-quiet" onClick={() => act({ do: "pause" })}>
                {t("Pause")}
              </button>
            )
          )}
          <button type="button" class="button button-hurts" onClick={hurts}>
            {t("It hurts")}
          </button>
          <button type="button" class="button button-quiet" data-key="next" aria-label={t("Leave this one out")} onClick={() => setOpen("leave_out")}>
            <Icon name="next" />
          </button>
        </div>
      </div>
      {open === "how" && <ExerciseSheet item={one.item} close={close} />}
      {open === "swap" && <Swap play={play} one={one} act={act} close={close} />}
      {open === "leave_out" && <LeaveOut name={one.item.name} act={act} hurts={hurts} close={close} />}
      {open === "more" && <More play={play} act={act} close={close} />}
    </>
  );
}

function mainWord(play: SetsPlay, one: Doing): string {
  if (play.paused_ms !== null) return t("Go on");
  const seconds = measure(one.item).in === "seconds";
  switch (play.stage.is) {
    case "lead":
      return t("Now");
    case "work":
      return t("End the hold");
    case "rest":
      return t("Rested enough");
    default:
      return seconds ? t("Start") : t("Done");
  }
}

function Number({ play, one, left_s, act }: { play: SetsPlay; one: Doing; left_s: number | null; act: (action: Action) => void }) {
  if (left_s !== null) {
    return (
      <p class={`play-number play-number-${play.stage.is}`} role="timer" aria-live="off">
        <strong>{clock(Math.ceil(left_s))}</strong>
        <span>{play.paused_ms !== null ? t("paused") : play.stage.is === "lead" ? t("Get ready") : play.stage.is === "rest" ? t("resting") : t("to go")}</span>
      </p>
    );
  }
  if (measure(one.item).in === "seconds") {
    return (
      <p class="play-number">
        <strong>{clock(play.amount)}</strong>
        <span>{asked(one)}</span>
      </p>
    );
  }
  const metres = measure(one.item).in === "metres";
  const count = (amount: number) => act({ do: "count", amount });
  return (
    <div class="play-number play-count">
      <button type="button" class="button button-quiet" aria-label={t("One less")} onClick={() => count(play.amount - 1)}>
        −
      </button>
      <p>
        <strong>{number(play.amount)}</strong>
        <span>{metres ? t("metres") : t("times")}</span>
      </p>
      <button type="button" class="button button-quiet" aria-label={t("One more")} onClick={() => count(play.amount + 1)}>
        +
      </button>
    </div>
  );
}

/** How far the session is, exercise by exercise. */
function Steps({ play }: { play: SetsPlay }) {
  const shown = play.list.filter((one) => one.left !== "swapped");
  const place = shown.indexOf(play.list[play.at]!);
  return (
    <div class="play-steps" role="img" aria-label={t("Exercise {number} of {all}", { number: place + 1, all: shown.length })}>
      {shown.map((one, at) => (
        <span key={at} class={at === place ? "now" : one.left ? "out" : at < place ? "done" : ""} />
      ))}
    </div>
  );
}
