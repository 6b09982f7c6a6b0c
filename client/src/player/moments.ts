// What a player calls out and when: the counting down before something ends, and the end itself.

import type { Play } from "./play";

export interface Moment {
  at_ms: number;
  is: "count" | "change" | "end";
}

const COUNTED = [3, 2, 1];

/** The calls from now on, as far ahead as is asked for. */
export function moments(play: Play, now_ms: number, ahead_ms: number): Moment[] {
  return ends(play, now_ms, ahead_ms)
    .flatMap(({ at_ms, is, length_ms }) => [
      ...COUNTED.filter((s) => s * 1000 < length_ms).map((s): Moment => ({ at_ms: at_ms - s * 1000, is: "count" })),
      { at_ms, is },
    ])
    .filter(({ at_ms }) => at_ms > now_ms && at_ms <= now_ms + ahead_ms);
}

interface End {
  at_ms: number;
  is: "change" | "end";
  length_ms: number;
}

function ends(play: Play, now_ms: number, ahead_ms: number): End[] {
  if (play.paused_ms !== null || play.ended_ms !== null) return [];
  if (play.kind === "sets") {
    if (!("until_ms" in play.stage)) return [];
    return [{ at_ms: play.stage.until_ms, is: "change", length_ms: Infinity }];
  }
  const found: End[] = [];
  let at_ms = play.since_ms;
  for (const [place, part] of play.parts.entries()) {
    if (place < play.at) continue;
    at_ms += part.seconds * 1000;
    found.push({ at_ms, is: place === play.parts.length - 1 ? "end" : "change", length_ms: part.seconds * 1000 });
    if (at_ms > now_ms + ahead_ms + COUNTED[0]! * 1000) break;
  }
  return found;
}
