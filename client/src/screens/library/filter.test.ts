import { describe, expect, it } from "vitest";
import type { ExerciseLineView } from "../../api/library";
import { ANYTHING, NOTHING, OWNED, filtering, fits } from "./filter";

const LINE: ExerciseLineView = {
  id: "EX02",
  name: "Clamshell with a band",
  trains: "",
  cues: [],
  category: "strength",
  dose: "",
  equipment: ["mini_band"],
  phases: [1, 2],
  sites: ["itb"],
  optional: false,
  figure: true,
  allowed: true,
  because: "",
  days: [],
};

describe("the library's filters", () => {
  it("let everything through when none is on", () => {
    expect(fits(LINE, ANYTHING, [])).toBe(true);
    expect(filtering(ANYTHING)).toBe(0);
  });
  it("ask for all that is on", () => {
    expect(fits(LINE, { ...ANYTHING, kind: "strength", phase: "1" }, [])).toBe(true);
    expect(fits(LINE, { ...ANYTHING, kind: "strength", phase: "0" }, [])).toBe(false);
    expect(filtering({ ...ANYTHING, kind: "strength", open: true })).toBe(2);
  });
  it("keep what serves every injury alike", () => {
    expect(fits(LINE, { ...ANYTHING, site: "hamstring" }, [])).toBe(false);
    expect(fits({ ...LINE, sites: [] }, { ...ANYTHING, site: "hamstring" }, [])).toBe(true);
  });
  it("know nothing needed, what is there, and one thing", () => {
    const equipment = (wanted: string, owned: string[] = []) => fits(LINE, { ...ANYTHING, equipment: wanted }, owned);
    expect(equipment(NOTHING)).toBe(false);
    expect(equipment("mini_band")).toBe(true);
    expect(equipment(OWNED)).toBe(false);
    expect(equipment(OWNED, ["mini_band", "bench"])).toBe(true);
  });
  it("do not take the unknown for open", () => {
    expect(fits({ ...LINE, allowed: null }, { ...ANYTHING, open: true }, [])).toBe(false);
    expect(fits(LINE, { ...ANYTHING, planned: true }, [])).toBe(false);
  });
});
