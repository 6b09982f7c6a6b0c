import { describe, expect, it } from "vitest";
import { niceStep, paceScale, quantile, roundScale, SECONDS, ticksWithin } from "./scale";

describe("a round axis", () => {
  it("has the fewest round steps that hold the values", () => {
    expect(roundScale(412, 1229, 40)).toEqual({ from: 400, to: 1400, ticks: [400, 600, 800, 1000, 1200, 1400] });
  });
  it("does not make a mountain of a metre", () => {
    const { from, to } = roundScale(499, 501, 40);
    expect(to - from).toBeGreaterThanOrEqual(40);
  });
  it("takes steps of one, two or five", () => {
    expect([3, 11, 45, 700].map((span) => niceStep(span, 4))).toEqual([1, 5, 20, 200]);
  });
});

describe("ticks within fixed ends", () => {
  it("are whole minutes of an hour and a bit", () => {
    expect(ticksWithin(0, 3700, SECONDS, 5)).toEqual([0, 900, 1800, 2700, 3600]);
  });
  it("are there for a very long way too", () => {
    expect(ticksWithin(0, 400_000, [1, 100], 5).length).toBeLessThanOrEqual(6);
  });
});

describe("an axis of paces", () => {
  it("has round paces between the slowest and the fastest", () => {
    const { from, to, ticks } = paceScale(1.4, 3.4, 1000);
    expect(ticks.map((tick) => Math.round(1000 / tick))).toContain(300);
    for (const tick of ticks) expect(from <= tick && tick <= to).toBe(true);
  });
  it("keeps its ticks apart", () => {
    const { from, to, ticks } = paceScale(0, 4, 1609.344);
    ticks.slice(1).forEach((tick, place) => expect(tick - ticks[place]!).toBeGreaterThanOrEqual((to - from) * 0.12));
  });
});

it("a quantile passes over what is missing", () => {
  expect(quantile([null, 3, 1, null, 2], 0.5)).toBe(2);
  expect(quantile([null], 0.5)).toBeNull();
});
