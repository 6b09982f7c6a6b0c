// Motion of a phone on a runner whose steps are known, and motion that is no run: for tests.

import type { Sample } from "./samples";

export type Place = "hand" | "waist" | "pocket";

export interface Simulated {
  spm: number | ((s: number) => number);
  place: Place;
  seconds: number;
  rate_hz: number;
  asymmetry: number; // how much harder one foot lands: 0 to 1
  hard: number; // 1: a run; a quarter: a walk
  noise: number; // m/s², in each axis
  jitter_ms: number; // of the time stamps
  seed: number;
}

const USUAL: Simulated = { spm: 168, place: "waist", seconds: 32, rate_hz: 60, asymmetry: 0.1, hard: 1, noise: 0.8, jitter_ms: 3, seed: 1 };

const BODY: Record<Place, { bounce: number; impact: number; swing_rad: number; arm_m: number; legs: number }> = {
  waist: { bounce: 9, impact: 8, swing_rad: 0.08, arm_m: 0, legs: 0 },
  hand: { bounce: 6, impact: 3, swing_rad: 0.4, arm_m: 0.4, legs: 0 },
  pocket: { bounce: 8, impact: 9, swing_rad: 0.5, arm_m: 0.2, legs: 0.4 }, // the other leg's landing is felt less
};
const G = 9.81;

/** Even numbers in 0..1 from a seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal numbers from a seed. */
export function normal(seed: number): () => number {
  const even = chance(seed);
  return () => Math.sqrt(-2 * Math.log(1 - even())) * Math.cos(2 * Math.PI * even());
}

/** What a phone tells while somebody runs. */
export function run(wanted: Partial<Simulated> = {}): Sample[] {
  const { spm, place, seconds, rate_hz, asymmetry, hard, noise, jitter_ms, seed } = { ...USUAL, ...wanted };
  const body = BODY[place];
  const [bounce, impact] = [hard * body.bounce, hard * body.impact];
  const [draw, even] = [normal(seed), chance(seed + 1)];
  const tempo = typeof spm === "number" ? () => spm : spm;
  const turned = even() * 2 * Math.PI;
  const samples: Sample[] = [];
  let phase = even(); // in steps
  for (let at = 0; at < seconds * rate_hz; at++) {
    const s = at / rate_hz;
    phase += tempo(s) / 60 / rate_hz;
    const stride = Math.PI * phase;
    const left = Math.floor(phase + 0.5) % 2 === 0;
    const harder = 1 + (left ? 1 : -1) * (asymmetry + body.legs);
    const landed = ((phase + 0.5) % 1) - 0.5; // steps since the nearest landing
    const up = bounce * Math.cos(2 * Math.PI * phase) + impact * harder * Math.exp(-((landed / 0.06) ** 2));
    const ahead = 0.3 * bounce * Math.sin(2 * Math.PI * phase);
    const aside = 0.25 * bounce * Math.sin(stride);
    const angle = body.swing_rad * Math.sin(stride);
    const turning = (Math.PI * tempo(s)) / 60;
    const along = body.arm_m * (body.swing_rad * turning * Math.cos(stride)) ** 2;
    const across = -body.arm_m * angle * turning ** 2;
    const tilt = turned + angle;
    const x = (G + up) * Math.cos(tilt) + ahead * Math.sin(tilt) + along + noise * draw();
    const y = -(G + up) * Math.sin(tilt) + ahead * Math.cos(tilt) + across + noise * draw();
    const z = aside + noise * draw();
    samples.push(told(s * 1000 + jitter_ms * (even() - 0.5) * 2, x, y, z));
  }
  return samples.sort((one, other) => one.at_ms - other.at_ms);
}

export type Noise = "white" | "brown" | "car" | "fiddling" | "table";

/** What a phone tells while nobody steps. */
export function noise(kind: Noise, seconds: number, seed: number, rate_hz = 60): Sample[] {
  const draw = normal(seed);
  const even = chance(seed + 1);
  const samples: Sample[] = [];
  const slow = [0, 0, 0];
  const [body, rate] = [[0, 0], [0, 0]]; // of springs
  const hold = { until: 0, x: 0, y: 0, z: 0 };
  for (let at = 0; at < seconds * rate_hz; at++) {
    const s = at / rate_hz;
    let [x, y, z] = [0, 0, 0];
    if (kind === "white") [x, y, z] = [4 * draw(), 4 * draw(), 4 * draw()];
    else if (kind === "brown") {
      for (const axis of [0, 1, 2]) slow[axis] = 0.985 * slow[axis]! + draw();
      [x, y, z] = slow as [number, number, number];
    } else if (kind === "car") {
      for (const [spring, hertz, damping] of [[0, 1.6, 0.25], [1, 11, 0.15]] as const) {
        const turn = 2 * Math.PI * hertz;
        rate[spring]! += (-2 * damping * turn * rate[spring]! - turn ** 2 * body[spring]! + 25 * draw() * Math.sqrt(rate_hz / 60)) / rate_hz;
        body[spring]! += rate[spring]! / rate_hz;
      }
      z = 40 * body[0]! + 400 * body[1]!;
      [x, y] = [0.3 * draw() + 0.8 * Math.sin(s / 3), 0.3 * draw()];
    } else if (kind === "fiddling") {
      if (s >= hold.until) Object.assign(hold, { until: s + 0.15 + 0.6 * even(), x: 4 * draw(), y: 4 * draw(), z: 4 * draw() });
      for (const [axis, to] of [hold.x, hold.y, hold.z].entries()) slow[axis]! += (to - slow[axis]!) * (8 / rate_hz);
      [x, y, z] = [slow[0]! + 0.3 * draw(), slow[1]! + 0.3 * draw(), slow[2]! + 0.3 * draw()];
    } else [x, y, z] = [0.02 * draw(), 0.02 * draw(), 0.02 * draw()];
    samples.push(told(s * 1000, x, y, G + z));
  }
  return samples;
}

/** As browsers tell it: to a tenth of m/s². */
const told = (at_ms: number, x: number, y: number, z: number): Sample => ({ at_ms, x: tenth(x), y: tenth(y), z: tenth(z) });

const tenth = (value: number) => Math.round(value * 10) / 10;
