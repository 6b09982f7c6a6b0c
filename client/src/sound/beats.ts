// When a metronome clicks: times in seconds on the clock that it is given.

export interface Rhythm {
  spm: number; // steps per minute
  every: 1 | 2; // a click for each step, or for each second step
  accent: boolean; // each second step is louder: one foot
  on_s: number; // clicks for so long …
  off_s: number; // … then silence for so long; 0: without a break
}

export interface Click {
  at_s: number;
  step: number; // counted from 0 since the clicks began, or since the last silence
}

const TIE_S = 1e-9;

export const strong = (rhythm: Rhythm, click: Click) => rhythm.accent && click.step % 2 === 0;

/** The click after another. began_s: when the first stretch of clicks began. */
export function following(rhythm: Rhythm, began_s: number, last: Click): Click {
  const at_s = last.at_s + (60 * rhythm.every) / rhythm.spm;
  const next = { at_s, step: last.step + rhythm.every };
  if (rhythm.off_s <= 0) return next;
  const whole_s = rhythm.on_s + rhythm.off_s;
  const round = Math.floor((at_s - began_s + TIE_S) / whole_s);
  const begins_s = began_s + round * whole_s;
  if (begins_s > last.at_s + TIE_S) return { at_s: begins_s, step: 0 };
  return at_s - begins_s < rhythm.on_s - TIE_S ? next : { at_s: begins_s + whole_s, step: 0 };
}

/** The first click from a moment on, in the same beat. */
export function fromOn(rhythm: Rhythm, began_s: number, last: Click, moment_s: number): Click {
  let click = last;
  while (click.at_s < moment_s) click = following(rhythm, began_s, click);
  return click;
}
