// What a test calls out and when: the counting down, every ten seconds of a hold, and its end.

import type { Beep } from "../sound/signals";
import type { Run } from "./run";

const COUNTED = [3, 2, 1];
const EVERY_S = 10;

/** The calls from now on, as far ahead as is asked for. */
export function moments(run: Run, now_ms: number, ahead_ms: number): Beep[] {
  return all(run, now_ms, ahead_ms).filter(({ at_ms }) => at_ms > now_ms && at_ms <= now_ms + ahead_ms);
}

function all({ stage, guide }: Run, now_ms: number, ahead_ms: number): Beep[] {
  if (stage.is === "lead" || stage.is === "rest") {
    const { until_ms } = stage;
    return [...COUNTED.map((s): Beep => ({ at_ms: until_ms - s * 1000, is: "count" })), { at_ms: until_ms, is: "change" }];
  }
  if (stage.is !== "work" || guide.mode !== "hold") return [];
  const found: Beep[] = [];
  const gone = Math.floor((now_ms - stage.since_ms) / 1000 / EVERY_S);
  const last_ms = guide.most ? stage.since_ms + guide.most * 1000 : Infinity;
  for (let at_ms = stage.since_ms + (gone + 1) * EVERY_S * 1000; at_ms <= now_ms + ahead_ms && at_ms < last_ms; at_ms += EVERY_S * 1000)
    found.push({ at_ms, is: "count" });
  if (guide.most) found.push({ at_ms: last_ms, is: "end" });
  return found;
}
