// Steps a minute of some seconds of motion, or why they cannot be told.
//
// A step shakes the phone at its own frequency and at multiples of it. Legs that differ, a pocket on
// one thigh and a swinging arm add what comes once per two steps: half that frequency and its odd
// multiples. So a tempo is judged with its multiples, which count less than itself, and nobody shakes
// a phone hard at a stroll. The bounds are grade P, set on simulated motion.

import { evenly, RATE_HZ, type Channels, type NotEven, type Sample } from "./samples";
import { power, windowed } from "./spectrum";

export const WINDOW_S = 7;
export const SLOWEST_SPM = 100;
export const FASTEST_SPM = 240;

export type Unsteady =
  | NotEven
  | "still" // too little motion for steps
  | "mixed" // no tempo stands out, or two do
  | "changing"; // one half has another tempo than the other

export type Reading = { at_ms: number } & ({ spm: number } | { unsteady: Unsteady });

const WEIGHTS = [1, 1 / 2, 1 / 3];
const GRID_HZ = 0.06;
const FINE_HZ = 0.001;
const STILL_MPS2 = 1; // standard deviation of the three axes together
const HARD_MPS2 = 6;
const SLOWEST_RUN_SPM = 125; // as activity/cadence.py has it
const STANDS_OUT = 20; // times the power beside the peak
const PEAK_HZ = 2.5 / WINDOW_S; // to each side
const BESIDE = [0.6, 1.45]; // times the frequency: between half of it and one and a half times
const CLEARLY = 1.4;
const TAKEN_FOR = [1 / 2, 2 / 3, 3 / 2, 2];
const HALVES = [0.75, 1.33]; // times the frequency
const HALVES_APART_SPM = 8;

/** The reading of the window that ends at a moment. */
export function reading(samples: readonly Sample[], end_ms: number): Reading {
  const even = evenly(samples, end_ms - WINDOW_S * 1000, WINDOW_S);
  return { at_ms: end_ms, ...(typeof even === "string" ? { unsteady: even } : read(even)) };
}

function read(even: Channels): { spm: number } | { unsteady: Unsteady } {
  const shaken = Math.hypot(...even.slice(0, 3).map(deviation));
  if (shaken < STILL_MPS2) return { unsteady: "still" };
  const slowest_hz = (shaken < HARD_MPS2 ? SLOWEST_SPM : SLOWEST_RUN_SPM) / 60;
  const whole = spectrum(even);
  const hertz = finely(whole, best(whole, slowest_hz, FASTEST_SPM / 60, GRID_HZ));
  if (hertz < slowest_hz || !standsOut(whole, hertz) || TAKEN_FOR.some((times) => rivals(whole, hertz, hertz * times, slowest_hz)))
    return { unsteady: "mixed" };
  const middle = Math.floor(even[3].length / 2);
  const [early, late] = [even.map((one) => one.slice(0, middle)), even.map((one) => one.slice(middle))].map((half) =>
    best(spectrum(half), HALVES[0]! * hertz, HALVES[1]! * hertz, GRID_HZ),
  );
  if (Math.abs(early! - late!) * 60 > HALVES_APART_SPM) return { unsteady: "changing" };
  return { spm: hertz * 60 };
}

type Power = (hertz: number) => number;

function spectrum(channels: Float64Array[]): Power {
  const signals = channels.map(windowed);
  return (hertz) => signals.reduce((sum, signal) => sum + power(signal, hertz, RATE_HZ), 0);
}

function finely(of: Power, rough_hz: number): number {
  let hertz = rough_hz;
  for (let by_hz = GRID_HZ / 4; by_hz > FINE_HZ; by_hz /= 4) hertz = best(of, hertz - 4 * by_hz, hertz + 4 * by_hz, by_hz);
  return hertz;
}

function best(of: Power, from_hz: number, to_hz: number, by_hz: number): number {
  let found = { hertz: from_hz, score: -1 };
  for (let hertz = from_hz; hertz < to_hz + by_hz / 2; hertz += by_hz) {
    const now = score(of, hertz);
    if (now > found.score) found = { hertz, score: now };
  }
  return found.hertz;
}

const score = (of: Power, hertz: number) => WEIGHTS.reduce((sum, weight, at) => sum + weight * of((at + 1) * hertz), 0);

function standsOut(of: Power, hertz: number): boolean {
  let [sum, count] = [0, 0];
  for (let beside = BESIDE[0]! * hertz; beside <= BESIDE[1]! * hertz; beside += GRID_HZ) {
    if (Math.abs(beside - hertz) < PEAK_HZ) continue;
    sum += of(beside);
    count++;
  }
  return of(hertz) > (STANDS_OUT * sum) / count;
}

const rivals = (of: Power, hertz: number, other_hz: number, slowest_hz: number) =>
  other_hz >= slowest_hz && other_hz <= FASTEST_SPM / 60 && CLEARLY * score(of, other_hz) > score(of, hertz);

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
