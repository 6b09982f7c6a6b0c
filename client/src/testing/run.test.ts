import { expect, test } from "vitest";
import type { GuideView, TestLineView } from "../api/testing";
import { moments } from "./moments";
import { begin, leverFits, resultOf, seconds, step, type Action, type Run } from "./run";

const GUIDE: GuideView = {
  how: "", prepare: [], warm_up: "", stop: "", stop_pain_above: 2, figure: "", mode: "count", faults: [],
  most: 0, attempts: 1, takes: "best", better: "more", rest_s: 60, beats_per_min: 0, asks: "", lever_cm: null,
  band: "", first: "left", noise: "",
};
const LINE = { id: "bridge", name: "Bridge", unit: "reps", per_side: true } as TestLineView;
const NOW = 1_000_000;

const started = (guide: Partial<GuideView>, line: Partial<TestLineView> = {}) =>
  begin({ line: { ...LINE, ...line }, guide: { ...GUIDE, ...guide } }, { first: "left", band: "medium", lever_cm: 40 }, NOW);
const after = (run: Run, ...actions: [seconds: number, action: Action][]) =>
  actions.reduce((now, [s, action]) => step(now, action, NOW + s * 1000), run);
const main = { do: "main" } as const;
const tap = { do: "tap", fault: "" } as const;

test("both sides are counted in turn, with a rest between them", () => {
  let run = after(started({}), [0, main], [3, { do: "tick" }]);
  expect(run.stage).toEqual({ is: "work", since_ms: NOW + 3000 });
  run = after(run, [4, tap], [5, tap], [6, main], [7, { do: "undo" }], [8, { do: "stop" }]);
  expect([run.stage.is, run.value]).toEqual(["told", 2]);
  expect(after(run, [9, { do: "next" }]).stage.is).toBe("told"); // its pain is not told yet
  run = after(run, [9, { do: "pain", pain: 1 }], [10, { do: "next" }]);
  expect(run.stage).toEqual({ is: "rest", until_ms: NOW + 70_000 });
  expect(seconds(run, NOW + 20_000)).toBe(50);
  run = after(run, [71, main], [72, main], [73, tap], [74, { do: "stop" }], [75, { do: "pain", pain: 0 }], [76, { do: "next" }]);
  expect(run.stage.is).toBe("over");
  expect(resultOf(run)).toMatchObject({ test: "bridge", left: { value: 2, pain: 1 }, right: { value: 1, pain: 0 }, both: null, band: null });
});

test("a hold is timed by moments, so that a locked phone and a reload lose nothing", () => {
  let run = after(started({ mode: "hold", most: 180 }), [0, main]);
  run = JSON.parse(JSON.stringify(run)) as Run;
  run = after(run, [48.7, main]);
  expect([run.stage.is, run.value]).toEqual(["told", 45]);
  expect(after(run, [50, { do: "correct", value: 44 }]).value).toBe(44);
  const long = after(started({ mode: "hold", most: 60 }), [0, main], [500, { do: "tick" }]);
  expect([long.stage.is, long.value]).toEqual(["told", 60]);
});

test("a hold calls every ten seconds and its end; lead and rest count down", () => {
  const lead = after(started({ mode: "hold", most: 25 }), [0, main]);
  expect(moments(lead, NOW + 500, 5000).map(({ at_ms, is }) => [(at_ms - NOW) / 1000, is])).toEqual([[1, "count"], [2, "count"], [3, "change"]]);
  const work = after(lead, [3, { do: "tick" }]);
  expect(moments(work, NOW + 4000, 60_000).map(({ at_ms, is }) => [(at_ms - NOW) / 1000, is])).toEqual([[13, "count"], [23, "count"], [28, "end"]]);
  expect(moments(after(started({}), [0, main], [3, { do: "tick" }]), NOW + 4000, 60_000)).toEqual([]);
});

test("form: only clean repetitions count, and it ends by itself", () => {
  const form = { mode: "form", most: 4, faults: [{ id: "knee_in", name: "" }] } as const;
  let run = after(started({ ...form, faults: [...form.faults] }), [0, main], [3, tap], [4, { do: "tap", fault: "knee_in" }], [5, tap], [6, tap]);
  expect([run.stage.is, run.value]).toEqual(["told", 3]);
  run = after(run, [7, { do: "correct", value: 4 }], [8, { do: "pain", pain: 0 }], [9, { do: "next" }], [10, { do: "end" }]);
  expect(resultOf(run).left).toEqual({ value: 3, pain: 0, clean: false, attempts: [], faults: { knee_in: 1 } });
  expect(resultOf(run).right).toBeNull();
});

test("of several tries the best or the mean is the result", () => {
  const three: [number, Action][] = [[0, main], [1, { do: "try", value: 120 }], [2, { do: "try", value: 131 }], [3, { do: "try", value: 126 }]];
  const end: [number, Action][] = [[4, { do: "pain", pain: 0 }], [5, { do: "next" }]];
  const of = (guide: Partial<GuideView>) => resultOf(after(started({ mode: "measure", attempts: 3, ...guide }), ...three, ...end)).left;
  expect(of({})).toMatchObject({ value: 131, attempts: [120, 131, 126], clean: null });
  expect(of({ takes: "mean" })?.value).toBe(125.7);
  expect(of({ better: "less" })?.value).toBe(120);
  const early = after(started({ mode: "measure", attempts: 3 }), [0, main], [1, { do: "try", value: 9 }], [2, { do: "try", value: 7 }], [3, { do: "undo" }], [4, { do: "stop" }]);
  expect([early.stage.is, early.value]).toEqual(["told", 9]);
  expect(after(started({ mode: "measure" }), [0, main], [1, { do: "stop" }]).stage.is).toBe("ready");
});

test("pain above the limit ends the test, and the other side is not asked for", () => {
  const run = after(started({}), [0, main], [3, tap], [4, { do: "stop" }], [5, { do: "pain", pain: 3 }], [6, { do: "next" }]);
  expect([run.stage.is, run.stopped]).toEqual(["over", true]);
});

test("the order of the sides can be turned before the first one, and not later", () => {
  const run = after(started({}), [0, { do: "other_side" }]);
  expect(run.sides).toEqual(["right", "left"]);
  expect(after(run, [1, main], [2, { do: "other_side" }]).sides).toEqual(["right", "left"]);
});

test("lever and band travel with the result that asks for them", () => {
  const ended = (asks: GuideView["asks"]) => resultOf(after(started({ asks }), [0, { do: "end" }]));
  expect([ended("lever").lever_cm, ended("lever").band]).toEqual([40, null]);
  expect([ended("band").lever_cm, ended("band").band]).toEqual([null, "medium"]);
});

test("a lever that no result can carry is told before the test, not after it", () => {
  expect([null, 0.5, 40, 150].every(leverFits)).toBe(true);
  expect([0, -3, 151, 400].some(leverFits)).toBe(false);
});

test("a test of both sides together has one part", () => {
  const run = started({ mode: "yes_no" }, { per_side: false });
  expect(run.sides).toEqual(["both"]);
  const told = after(run, [0, main], [1, { do: "try", value: 1 }], [2, { do: "pain", pain: 0 }], [3, { do: "next" }]);
  expect(resultOf(told).both).toMatchObject({ value: 1, attempts: [] });
});
