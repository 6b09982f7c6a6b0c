import { expect, test } from "vitest";
import { Failure } from "../api/http";
import { pauseAfter } from "./useRetry";

test("the first tries follow soon, the later ones at most half a minute apart", () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(pauseAfter)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test("only what may pass is asked for again", () => {
  const passing = [0, 500, 503, 401, 404, 409, 422].filter((status) => new Failure(status, "").passing);
  expect(passing).toEqual([0, 500, 503]);
});
