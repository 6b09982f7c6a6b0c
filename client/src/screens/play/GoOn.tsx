// A session that was left half-way: go on, begin again, or end it here.

import { t, tn } from "../../language";
import { clock, length } from "../../measures";
import { Sure } from "../../parts/Sure";
import { clockOf } from "../../player/parts";
import type { Play } from "../../player/play";
import { setOf } from "../../player/said";
import { whole } from "../../player/sets";
import { Out } from "../Play";

interface Props {
  play: Play;
  now_ms: number;
  goOn: () => void;
  startAgain: () => void;
  end: () => void;
}

export function GoOn({ play, now_ms, goOn, startAgain, end }: Props) {
  return (
    <div class="play play-before">
      <Out session={play.session} />
      <section class="card">
        <h1 tabIndex={-1}>{t("Half-way there")}</h1>
        <p class="lead">{where(play, now_ms)}</p>
        <div class="play-choices">
          <button type="button" class="button play-main" onClick={goOn}>
            {t("Go on")}
          </button>
          <button type="button" class="button button-quiet" onClick={end}>
            {t("End it here and say how it was")}
          </button>
          <Sure label={t("Start again")} sure={t("Yes, forget it and start again")} act={startAgain} />
        </div>
      </section>
    </div>
  );
}

function where(play: Play, now_ms: number): string {
  if (play.kind === "sets") {
    const done = play.list.filter(whole).length;
    const one = play.list[play.at];
    return [
      done > 0 && tn("{count} exercise done.", "{count} exercises done.", done),
      one && t("Next: {what}.", { what: [one.item.name, setOf(play)].filter(Boolean).join(", ") }),
    ]
      .filter(Boolean)
      .join(" ");
  }
  const part = play.parts[play.at];
  const { left_s, all_left_s } = clockOf(play, now_ms);
  const now = t("{part}, {time} to go; {all} in all.", {
    part: part?.name ?? "",
    time: clock(left_s),
    all: length(all_left_s),
  });
  return play.paused_ms === null ? `${now} ${t("The clock has gone on.")}` : now;
}
