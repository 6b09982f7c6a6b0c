import { expect, it } from "vitest";
import type { SegmentView } from "../../api/activities";
import { intervals } from "./intervals";

function session(...legs: [gait: SegmentView["gait"], minutes: number][]): SegmentView[] {
  let start_s = 0;
  return legs.map(([gait, minutes]) => {
    const segment = { gait, start_s, duration_s: minutes * 60 };
    start_s += segment.duration_s;
    return segment;
  });
}

it("six times four minutes with a minute between, warm-up and a stop left out", () => {
  const found = intervals(
    session(
      ["walk", 5], ["run", 4.05], ["walk", 0.95], ["run", 4], ["walk", 1], ["run", 3.9], ["walk", 1.1],
      ["run", 4], ["walk", 0.5], ["stand", 0.5], ["run", 4], ["walk", 1], ["run", 4.1], ["walk", 5],
    ),
  );
  expect(found).toEqual({ count: 6, run_s: 240, walk_s: 60 });
});

it("runs of any length are no intervals", () => {
  expect(intervals(session(["run", 4], ["walk", 1], ["run", 20], ["walk", 1], ["run", 1]))).toBeNull();
  expect(intervals(session(["run", 30]))).toBeNull();
  expect(intervals([])).toBeNull();
});
