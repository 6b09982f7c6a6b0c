// The tempo of taps, one for each step.

const LOST_MS = 2000; // after such a gap the taps begin anew
const KEPT = 9;
const LEAST = 4;

export const SPM_LEAST = 100;
export const SPM_MOST = 240;

/** The taps with one more, by their moments in ms. */
export const tapped = (taps: readonly number[], at_ms: number): number[] =>
  at_ms - (taps.at(-1) ?? -Infinity) > LOST_MS ? [at_ms] : [...taps, at_ms].slice(-KEPT);

/** Steps per minute by the middle one of the gaps; null while there are too few. */
export function tempoOf(taps: readonly number[]): number | null {
  if (taps.length < LEAST) return null;
  const gaps = taps.slice(1).map((at, place) => at - taps[place]!);
  const middle = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)]!;
  return within(Math.round(60_000 / middle));
}

export const within = (spm: number) => Math.min(SPM_MOST, Math.max(SPM_LEAST, spm));
