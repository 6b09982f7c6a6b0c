// What the readings of a stretch of motion come to: live, and once it is over.

import type { Reading, Unsteady } from "./steps";

export interface Counted {
  spm: number;
  spread_spm: number; // standard deviation of the readings
}

const LEAST_SHARE = 0.75; // of the readings that must tell a tempo
const WIDEST_SPM = 4;
const STEADY_SPM = 2;
const LIVE = 5; // readings

/** The mean of the readings; why not, where too few tell a tempo or they disagree (P). */
export function counted(readings: readonly Reading[]): Counted | { unsteady: Unsteady } {
  const told = readings.flatMap((one) => ("spm" in one ? [one.spm] : []));
  if (told.length === 0 || told.length < LEAST_SHARE * readings.length) return { unsteady: usual(readings) };
  const found = of(told);
  return found.spread_spm > WIDEST_SPM ? { unsteady: "changing" } : found;
}

/** The latest readings, as long as they tell a tempo; steady: they agree. */
export function live(readings: readonly Reading[]): (Counted & { steady: boolean }) | null {
  const told = readings.slice(-LIVE).flatMap((one) => ("spm" in one ? [one.spm] : []));
  if (!("spm" in (readings.at(-1) ?? {})) || told.length < 2) return null;
  const found = of(told);
  return { ...found, steady: told.length === LIVE && found.spread_spm <= STEADY_SPM };
}

function of(told: readonly number[]): Counted {
  const spm = told.reduce((sum, value) => sum + value, 0) / told.length;
  const spread_spm = Math.sqrt(told.reduce((sum, value) => sum + (value - spm) ** 2, 0) / told.length);
  return { spm, spread_spm };
}

/** The reason that was met most often. */
function usual(readings: readonly Reading[]): Unsteady {
  const met = new Map<Unsteady, number>();
  for (const one of readings) if ("unsteady" in one) met.set(one.unsteady, (met.get(one.unsteady) ?? 0) + 1);
  return [...met].sort(([, one], [, other]) => other - one)[0]?.[0] ?? "few";
}
