// What was chosen of the metronome, kept in this browser, and the rhythm that it is.

import type { Rhythm } from "../../sound/beats";

export interface Chosen {
  spm: number;
  every: 1 | 2;
  accent: boolean;
  parts: string; // minutes with clicks and minutes without
  own_on: number | null; // the same as typed, where parts is OWN
  own_off: number | null;
  volume: number;
  minutes: number | null; // of a click track
  ending: string; // and its kind of file
  silence: boolean; // and whether it begins with some
}

export const OWN = "own";
export const ON_MIN = [0.1, 60] as const;
export const OFF_MIN = [0, 60] as const;

export const USUAL: Chosen = {
  spm: 165,
  every: 1,
  accent: true,
  parts: "1:0",
  own_on: 3,
  own_off: 2,
  volume: 0.8,
  minutes: 30,
  ending: ".mp3", // WAV where nothing else can be made
  silence: true,
};

const between = ([least, most]: readonly [number, number], value: number) => Math.min(most, Math.max(least, value));

/** Minutes with clicks, and minutes without. */
export function minutesOf({ parts, own_on, own_off }: Chosen): [on: number, off: number] {
  if (parts === OWN) return [between(ON_MIN, own_on ?? USUAL.own_on!), between(OFF_MIN, own_off ?? USUAL.own_off!)];
  const [on = 1, off = 0] = parts.split(":").map(Number);
  return [on, off];
}

export function rhythmOf(chosen: Chosen): Rhythm {
  const [on, off] = minutesOf(chosen);
  const { spm, every, accent } = chosen;
  return { spm, every, accent, on_s: on * 60, off_s: off * 60 };
}
