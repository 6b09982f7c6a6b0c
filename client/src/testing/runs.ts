// Tests that were begun, as this browser keeps them until they are saved.

import { keptById } from "../kept";
import type { Run } from "./run";

const KEPT_MS = 12 * 3_600_000;
const runs = keptById<Run>("surefoot.tests", KEPT_MS);

/** The test that was left half-way, unless that is long ago: half a day on, a leg is another one. */
export function begun(id: string, now_ms: number): Run | null {
  const run = runs.of(id);
  return run && now_ms - run.touched_ms < KEPT_MS ? run : null;
}

export const keepRun = (run: Run) => runs.put(run.line.id, run);
export const forgetRun = runs.drop;
