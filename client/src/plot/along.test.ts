import { describe, expect, it } from "vitest";
import type { TracesView } from "../api/activities";
import { along, measured, nearest, placeOf, rows, smoothed, step, unbroken } from "./along";

const mean = [400, 410, null, 430, 440];
const TRACES: TracesView = {
  start_s: [0, 10, 20, 200, 210],
  at_m: [0, 400, null, 900, 1300],
  columns: { elevation_m: { low: mean, high: [402, 415, null, 431, 444], mean } },
  route: [],
};
const WAY = along(TRACES, "distance");

describe("a place along the way", () => {
  it("is the nearest stretch that has one", () => {
    expect(nearest(WAY.at, 880)).toBe(3);
    expect(nearest([null, null], 5)).toBe(-1);
  });
  it("is walked by keys past what is missing and not beyond the ends", () => {
    expect(step(WAY.at, 1, 1)).toBe(3);
    expect(step(WAY.at, 4, 1)).toBe(4);
    expect(step(WAY.at, 0, -5)).toBe(0);
    expect(step([null], 0, 1)).toBe(-1);
  });
  it("is found from a second", () => {
    expect(placeOf(205, TRACES, along(TRACES, "time"))).toBe(205);
    expect(placeOf(199, TRACES, WAY)).toBe(900);
  });
});

it("a line breaks where the recording has a hole", () => {
  expect(unbroken(TRACES.start_s, TRACES.start_s, mean)).toEqual([
    [0, 1],
    [3, 4],
  ]);
});

it("a way that was hardly measured is laid out by time", () => {
  expect(measured(TRACES)).toBe(true);
  expect(measured({ ...TRACES, at_m: [null, null, null, null, 3] })).toBe(false);
});

it("smoothing leaves what is missing missing", () => {
  expect(smoothed([1, null, 3, 8], 1)).toEqual([1, null, 5.5, 5.5]);
});

it("the table has one row a kilometre, with the extremes of it", () => {
  const [first, second] = rows(TRACES, WAY, "elevation_m", 1000);
  expect(first).toMatchObject({ at: 0, start_s: 0, low: 400, high: 431 });
  expect(first?.mean).toBeCloseTo((400 + 410 + 430) / 3);
  expect(second).toMatchObject({ at: 1000, start_s: 210, low: 440, high: 444, mean: 440 });
});
