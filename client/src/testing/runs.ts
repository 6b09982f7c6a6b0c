// Tests that were begun, as this browser keeps them until they are saved.

import { keep, kept } from "../kept";
import type { Run } from "./run";

const PLACE = "surefoot.tests";
const KEPT_MS = 12 * 3_600_000;

const all = () => (kept(PLACE) ?? {}) as Record<string, Run>;

/** The test that was left half-way, unless that is long ago: half a day on, a leg is another one. */
export function begun(id: string, now_ms: number): Run | null {
  const run = all()[id];
  return run && now_ms - run.touched_ms < KEPT_MS ? run : null;
}

export function keepRun(run: Run): void {
  const still = Object.entries(all()).filter(([, one]) => run.touched_ms - one.touched_ms < KEPT_MS);
  keep(PLACE, { ...Object.fromEntries(still), [run.line.id]: run });
}

export function forgetRun(id: string): void {
  const { [id]: _, ...rest } = all();
  keep(PLACE, Object.keys(rest).length ? rest : null);
}
