import { expect, test } from "vitest";
import { beatAt, turnsOfTempo } from "./tempo";

const TEMPO = { up_s: 2, hold_s: 1, down_s: 3 };

test("a repetition goes up, holds and comes back, then the next one begins", () => {
  expect([0, 1.9, 2, 3, 5.9, 6].map((s) => beatAt(TEMPO, s))).toEqual([
    { phase: "up", repetition: 1 },
    { phase: "up", repetition: 1 },
    { phase: "hold", repetition: 1 },
    { phase: "down", repetition: 1 },
    { phase: "down", repetition: 1 },
    { phase: "up", repetition: 2 },
  ]);
});

test("its turns are called once each, window by window", () => {
  const called = [0, 3, 6, 9].flatMap((from) => turnsOfTempo(TEMPO, from, from + 3));
  expect(called).toEqual([2, 3, 6, 8, 9, 12]);
  expect(turnsOfTempo({ ...TEMPO, hold_s: 0 }, 0, 5)).toEqual([2, 5]);
});
