import { expect, it } from "vitest";
import { drawRoute } from "./flat";

it("a square on the ground is a square on the page, north up", () => {
  const east = 0.01 / Math.cos((60 * Math.PI) / 180);
  const drawn = drawRoute([[60, 10, 0], [60.01, 10, 1], [60.01, 10 + east, 2], [60, 10 + east, 3]], 320, 240, 20, 1000);
  const [start, up, across] = drawn.points;
  expect(start![1] - up![1]).toBeCloseTo(200, 0);
  expect(across![0] - up![0]).toBeCloseTo(200, 0);
  expect(drawn.scale_m).toBe(500);
});

it("a way across the date line stays in one piece", () => {
  const { points } = drawRoute([[0, 179.999, 0], [0, -179.999, 9]], 320, 240, 20, 1000);
  expect(points[1]![0] - points[0]![0]).toBeCloseTo(280, 0);
});

it("a runner who never moved is a point", () => {
  const { points } = drawRoute([[47, 8, 0], [47, 8, 9]], 320, 240, 20, 1000);
  expect(points.flat().every(Number.isFinite)).toBe(true);
});
