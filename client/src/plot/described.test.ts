import { describe, expect, it } from "vitest";
import type { Plot, Series } from "../api/progress";
import { nearest, step } from "./along";
import { bandPath, fieldOf, lastKnown, limitPath, linePath, longest, marked, placeUnder, runs, saying, spaced, stepsPath } from "./described";

const PAIN = { name: "Pain", low: 0, high: 10, ticks: [{ at: 0, label: "0" }, { at: 10, label: "10" }] };
const series = (values: (number | null)[], more: Partial<Series> = {}): Series => ({ name: "morning", kind: "line", values, look: 0, joined: false, ...more });
const PLOT: Plot = {
  id: "pain",
  title: "Pain",
  summary: "",
  across: { name: "Day", low: -0.5, high: 3.5, ticks: [] },
  at: [0, 1, 2, 3],
  span: 1,
  panels: [{ axis: PAIN, series: [series([1, 2, null, null]), series([9, 9, 9, 9], { kind: "limit" })], bands: [], levels: [] }],
  table: {
    heads: ["Day", "Morning", "Marked"],
    rows: [
      ["Monday", "1", "–"],
      ["Tuesday", "2", "red"],
      ["Wednesday", "not known", "–"],
      ["Thursday", "not known", "–"],
    ],
  },
  marks: [],
  note: "",
};
const FIELD = fieldOf(PLOT, PAIN, 400, 0);

describe("the cursor", () => {
  it("begins where anything is known, whatever was allowed there", () => {
    expect(lastKnown(PLOT)).toBe(1);
    expect(lastKnown({ ...PLOT, panels: [] })).toBe(3);
  });
  it("finds the place under a thumb, also beyond the ends", () => {
    for (const place of PLOT.at) expect(nearest(PLOT.at, placeUnder(PLOT, 400, FIELD.x(place)))).toBe(place);
    expect(nearest(PLOT.at, placeUnder(PLOT, 400, -50))).toBe(0);
    expect(nearest(PLOT.at, placeUnder(PLOT, 400, 999))).toBe(3);
  });
  it("walks unevenly spaced places one by one and stops at the ends", () => {
    const at = [0, 14, 15, 60];
    expect(step(at, 1, 1)).toBe(2);
    expect(step(at, 3, 1)).toBe(3);
    expect(step(at, 0, -1)).toBe(0);
  });
  it("says the row without what there was nothing to tell of", () => {
    expect(saying(PLOT.table, 1)).toEqual({ name: "Tuesday", cells: [["Morning", "2"], ["Marked", "red"]] });
    expect(saying(PLOT.table, 2).cells).toEqual([["Morning", "not known"]]);
    expect(saying(PLOT.table, -1)).toEqual({ name: "", cells: [] });
    expect(longest(PLOT.table)).toBe(1);
  });
});

describe("what is drawn", () => {
  it("has a gap where a value is not known, unless it is joined", () => {
    expect(runs([1, null, 2, 3], false)).toEqual([[0], [2, 3]]);
    expect(runs([1, null, 2, 3], true)).toEqual([[0, 2, 3]]);
    expect(linePath(PLOT.at, series([1, null, 2, 3]), FIELD).match(/M/g)).toHaveLength(1);
  });
  it("marks what stands alone where there is no room for every mark", () => {
    const at = Array.from({ length: 400 }, (_, place) => place);
    const wide = fieldOf({ ...PLOT, across: { ...PLOT.across, high: 400 } }, PAIN, 400, 0);
    const values = at.map((place) => (place === 200 || (place > 100 && place < 199) ? 1 : null));
    expect(marked(at, series(values), wide)).toEqual([200]);
    expect(marked(at, series(values, { kind: "dots" }), wide)).toHaveLength(99);
    expect(marked(PLOT.at, series([1, 2, null, 3]), FIELD)).toEqual([0, 1, 3]);
  });
  it("holds a step until the next place", () => {
    expect(stepsPath(PLOT, [1, 2, null, 2], FIELD).match(/[MVH]/g)).toEqual(["M", "H", "V", "H", "M", "H"]);
    expect(limitPath(PLOT, [1, null, 2, null], FIELD).match(/M/g)).toHaveLength(2);
  });
  it("lays a band without stripes under places far apart", () => {
    const far = { ...PLOT, at: [0, 1, 3, 3.4] };
    const path = bandPath(far, [1, 1, null, 1], [2, 2, null, 2], FIELD);
    const [first, second, last] = path.split("Z");
    expect(first).toContain(`H${FIELD.x(0.5).toFixed(1)}`);
    expect(second).toContain(`M${FIELD.x(0.5).toFixed(1)} `);
    expect(last).toContain(`H${FIELD.x(3.5).toFixed(1)}`);
  });
  it("keeps labels apart", () => {
    const ticks = Array.from({ length: 12 }, (_, at) => ({ at, label: `${at} May` }));
    expect(spaced(ticks, (at) => at * 100)).toHaveLength(12);
    expect(spaced(ticks, (at) => at * 20).map((tick) => tick.at)).toEqual([0, 3, 6, 9]);
  });
});
