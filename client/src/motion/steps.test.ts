import { expect, test } from "vitest";
import { counted, live } from "./counted";
import { evenly, type Sample } from "./samples";
import { noise, run, type Noise, type Simulated } from "./simulated";
import { reading, WINDOW_S, type Reading } from "./steps";

const BEGIN_MS = 500;

function readings(samples: Sample[], seconds = 30): Reading[] {
  const found = [];
  for (let end_s = WINDOW_S; end_s <= seconds; end_s += 2.5) found.push(reading(samples, BEGIN_MS + end_s * 1000));
  return found;
}

const told = (samples: Sample[]) => counted(readings(samples));

const RUNS: [string, Partial<Simulated>][] = [
  ["at the waist", { spm: 168.9 }],
  ["at the waist, slow", { spm: 141, asymmetry: 0.3 }],
  ["at the waist, a phone of 100 Hz", { spm: 176.4, rate_hz: 100 }],
  ["at the waist, a phone of 25 Hz", { spm: 187.3, rate_hz: 25, jitter_ms: 8 }],
  ["at the waist, fast", { spm: 221, asymmetry: 0.3 }],
  ["in the hand", { spm: 163.2, place: "hand" }],
  ["in the hand, fast", { spm: 206, place: "hand", asymmetry: 0.3 }],
  ["in the hand, a phone of 25 Hz", { spm: 152.6, place: "hand", rate_hz: 25, jitter_ms: 8 }],
  ["in the hand, much noise", { spm: 171.5, place: "hand", noise: 3 }],
  ["in a pocket", { spm: 169.7, place: "pocket" }],
  ["in a pocket, slow and uneven", { spm: 147.4, place: "pocket", asymmetry: 0.3 }],
  ["in a pocket, fast, a phone of 100 Hz", { spm: 211.8, place: "pocket", asymmetry: 0.2, rate_hz: 100 }],
  ["in a pocket, much noise and jitter", { spm: 181.1, place: "pocket", noise: 3, jitter_ms: 10 }],
];

test.each(RUNS)("the steps of a run are told to within one a minute: %s", (_, simulated) => {
  for (const seed of [3, 4]) {
    const found = told(run({ ...simulated, seed }));
    expect(found).toHaveProperty("spm");
    if (!("spm" in found)) return;
    expect(Math.abs(found.spm - Number(simulated.spm))).toBeLessThan(0.5);
    expect(found.spread_spm).toBeLessThan(1);
  }
});

test("a run that grows quicker is told by its mean, with the spread of it", () => {
  const found = told(run({ spm: (s) => 164 + (8 * s) / 31 }));
  if (!("spm" in found)) throw new Error(found.unsteady);
  expect(Math.abs(found.spm - 168)).toBeLessThan(1);
  expect(found.spread_spm).toBeGreaterThan(1);
});

test("a walk is told as the walk that it is", () => {
  const found = told(run({ spm: 112, hard: 0.25, noise: 0.3 }));
  if (!("spm" in found)) throw new Error(found.unsteady);
  expect(Math.abs(found.spm - 112)).toBeLessThan(1);
});

const NOISES: Noise[] = ["white", "brown", "car", "fiddling", "table"];

test.each(NOISES)("motion without steps tells no tempo: %s", (kind) => {
  for (const seed of [10, 20, 30, 40]) {
    const found = readings(noise(kind, 32, seed));
    expect(counted(found)).toHaveProperty("unsteady");
    expect(found.filter((one) => "spm" in one).length).toBeLessThan(2);
  }
});

test("a run with a stop, or with a change of tempo, is not told", () => {
  const samples = run();
  const stopped = [...samples.filter(({ at_ms }) => at_ms < 12_000), ...noise("table", 32, 1).filter(({ at_ms }) => at_ms >= 12_000)];
  expect(told(stopped)).toEqual({ unsteady: "still" });
  expect(told(run({ spm: (s) => (s < 16 ? 160 : 176) }))).toEqual({ unsteady: "changing" });
});

test("a lost second is a gap, a lost sample is none, and a slow sensor is too slow", () => {
  const samples = run();
  const lost = samples.filter(({ at_ms }) => at_ms < 4000 || at_ms > 5000);
  expect(reading(lost, 8000)).toEqual({ at_ms: 8000, unsteady: "gap" });
  expect(reading(samples.filter((_, at) => at % 7 > 0), 8000)).toHaveProperty("spm");
  expect(reading(run({ rate_hz: 15 }), 8000)).toEqual({ at_ms: 8000, unsteady: "few" });
  expect(reading(samples, 6000)).toEqual({ at_ms: 6000, unsteady: "gap" });
});

test("uneven samples keep their mean and their slope", () => {
  const at = [0, 7, 31, 36, 66, 70, 101, 120];
  const even = evenly(at.map((at_ms) => ({ at_ms, x: at_ms, y: 3, z: 4 })), 0, 0.12);
  if (typeof even === "string") throw new Error(even);
  expect([...even[0]].map((value) => Math.round(value))).toEqual([10, 30, 50, 70, 90, 110]);
  expect([...even[1]].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([3, 3, 3, 3, 3, 3]);
});

test("live it is steady once five readings agree, and silent once the last tells nothing", () => {
  const at = (spm: number): Reading => ({ at_ms: 0, spm });
  const agreeing = [168, 169, 168.5, 169.5, 169].map(at);
  expect(live(agreeing)).toMatchObject({ spm: 168.8, steady: true });
  expect(live(agreeing.slice(3))).toMatchObject({ steady: false });
  expect(live([...agreeing.slice(1), at(180)])).toMatchObject({ steady: false });
  expect(live([...agreeing, { at_ms: 0, unsteady: "mixed" }])).toBeNull();
});
