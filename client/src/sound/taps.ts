// The tempo of taps, one for each step.

const LOST_MS = 2000; // after such a gap the taps begin anew
const KEPT = 41;
const LATEST = 9; // a tempo follows these
const LEAST = 4;
const WINDOW = 8; // gaps in a window of a measurement
const WINDOWS_LEAST = 3;
const STEADY = 0.03; // of the tempo, as the spread of the windows

export const WALKING_BELOW_SPM = 137; // as in surefoot/facts/technique.py
export const SPM_LEAST = 100;
export const SPM_MOST = 240;

/** The taps with one more, by their moments in ms. */
export const tapped = (taps: readonly number[], at_ms: number): number[] =>
  at_ms - (taps.at(-1) ?? -Infinity) > LOST_MS ? [at_ms] : [...taps, at_ms].slice(-KEPT);

/** Steps per minute by the middle one of the gaps; null while there are too few. */
export function tempoOf(taps: readonly number[]): number | null {
  if (taps.length < LEAST) return null;
  const latest = taps.slice(-LATEST);
  const gaps = latest.slice(1).map((at, place) => at - latest[place]!);
  const middle = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)]!;
  return within(Math.round(60_000 / middle));
}

export interface Measured {
  spm: number;
  spread_spm: number; // standard deviation of its windows
  over_s: number;
}

/** What steady taps tell, by windows of 8 gaps; null while they are too few or too uneven. */
export function measured(taps: readonly number[]): Measured | null {
  const windows = Math.floor((taps.length - 1) / WINDOW);
  if (windows < WINDOWS_LEAST) return null;
  const ends = taps.slice(-(windows * WINDOW + 1)).filter((_, place) => place % WINDOW === 0);
  const each = ends.slice(1).map((at, place) => (60_000 * WINDOW) / (at - ends[place]!));
  const over_s = (ends.at(-1)! - ends[0]!) / 1000;
  const spm = (60 * WINDOW * windows) / over_s;
  const spread_spm = Math.sqrt(each.reduce((sum, one) => sum + (one - spm) ** 2, 0) / (windows - 1));
  return spm === within(spm) && spread_spm <= STEADY * spm ? { spm, spread_spm, over_s } : null;
}

export const within = (spm: number) => Math.min(SPM_MOST, Math.max(SPM_LEAST, spm));
