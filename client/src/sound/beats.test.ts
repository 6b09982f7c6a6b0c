import { expect, test } from "vitest";
import { following, fromOn, strong, type Click, type Rhythm } from "./beats";
import { measured, tapped, tempoOf } from "./taps";

const STEADY: Rhythm = { spm: 172, every: 1, accent: true, on_s: 120, off_s: 0 };

function clicks(rhythm: Rhythm, until_s: number, first: Click = { at_s: 0, step: 0 }): Click[] {
  const found = [];
  for (let click = first; click.at_s < until_s; click = following(rhythm, 0, click)) found.push(click);
  return found;
}

test("an hour of clicks stays on its beat to a microsecond", () => {
  const found = clicks(STEADY, 3600 - 1e-6);
  expect(found).toHaveLength(172 * 60);
  for (const [place, { at_s }] of found.entries()) expect(Math.abs(at_s - (place * 60) / 172)).toBeLessThan(1e-6);
});

test("one foot is louder, or is the only one that clicks", () => {
  expect(clicks(STEADY, 2).map((click) => strong(STEADY, click))).toEqual([true, false, true, false, true, false]);
  const second: Rhythm = { ...STEADY, every: 2 };
  expect(clicks(second, 2).map(({ step }) => step)).toEqual([0, 2, 4]);
  expect(clicks({ ...STEADY, accent: false }, 2).some((click) => strong({ ...STEADY, accent: false }, click))).toBe(false);
});

test("two minutes on and one off begin at whole minutes, each on the strong foot", () => {
  const parts: Rhythm = { ...STEADY, spm: 171, on_s: 120, off_s: 60 };
  const found = clicks(parts, 540);
  const begins = found.filter(({ step }) => step === 0).map(({ at_s }) => at_s);
  expect(begins).toEqual([0, 180, 360]);
  for (const { at_s } of found) expect(at_s % 180).toBeLessThan(120);
  expect(found).toHaveLength(3 * 342);
});

test("silence shorter than a beat still begins anew at its time", () => {
  const parts: Rhythm = { ...STEADY, spm: 120, on_s: 1.2, off_s: 0.1 };
  expect(clicks(parts, 3).map(({ at_s }) => Number(at_s.toFixed(3)))).toEqual([0, 0.5, 1, 1.3, 1.8, 2.3, 2.6]);
});

test("after a pause of the page it goes on in the same beat", () => {
  const click = fromOn(STEADY, 0, { at_s: 0, step: 0 }, 100);
  expect(click.at_s).toBeGreaterThanOrEqual(100);
  expect((click.at_s * 172) / 60).toBeCloseTo(click.step, 6);
});

test("four taps make a tempo, a stumble does not move it, a gap begins anew", () => {
  let taps: number[] = [];
  for (const at of [0, 350, 700]) taps = tapped(taps, at);
  expect(tempoOf(taps)).toBeNull();
  for (const at of [1050, 1600, 1750, 2100]) taps = tapped(taps, at);
  expect(tempoOf(taps)).toBe(171);
  taps = tapped(taps, 9000);
  expect(taps).toEqual([9000]);
});

test("twenty-five steady taps are a measurement, fewer or uneven ones none", () => {
  const at = (spm: number, shake_ms: number) => Array.from({ length: 25 }, (_, n) => (n * 60_000) / spm + shake_ms * Math.sin(n * 7));
  const found = measured(at(171, 15))!;
  expect(Math.abs(found.spm - 171)).toBeLessThan(1);
  expect(found.spread_spm).toBeLessThan(4);
  expect(found.over_s).toBeCloseTo((24 * 60) / 171, 1);
  expect(measured(at(171, 15).slice(1))).toBeNull();
  expect(measured(at(171, 15).toSpliced(4, 1).concat(9000))).toBeNull(); // one was missed
  expect(measured(at(90, 0))).toBeNull();
  let taps: number[] = [];
  for (const each of at(171, 0)) taps = tapped(taps, each);
  expect(measured(taps)?.spread_spm).toBeCloseTo(0, 6);
});
