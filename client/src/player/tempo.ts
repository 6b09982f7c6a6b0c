// The pace of one repetition: up, held, down.

import type { TempoView } from "../api/views";

export type Phase = "up" | "hold" | "down";

export interface Beat {
  phase: Phase;
  repetition: number; // from 1
}

export const length_s = ({ up_s, hold_s, down_s }: TempoView) => up_s + hold_s + down_s;

/** Where a pace is after so many seconds. */
export function beatAt(tempo: TempoView, s: number): Beat {
  const whole = length_s(tempo);
  const repetition = Math.floor(s / whole) + 1;
  const into = s % whole;
  return { phase: into < tempo.up_s ? "up" : into < tempo.up_s + tempo.hold_s ? "hold" : "down", repetition };
}

/** The moments at which a phase begins, from one second to another. */
export function turnsOfTempo(tempo: TempoView, from_s: number, to_s: number): number[] {
  const whole = length_s(tempo);
  const found = [];
  for (let begins = Math.floor(from_s / whole) * whole; begins <= to_s; begins += whole)
    for (const at of [begins, ...(tempo.hold_s ? [begins + tempo.up_s] : []), begins + tempo.up_s + tempo.hold_s])
      if (at > from_s && at <= to_s) found.push(at);
  return found;
}
