import { describe, expect, it } from "vitest";
import type { FlagView } from "../api/views";
import { correctionsOf, denied } from "./mistake";

const flag = (id: string, answers: string[]): FlagView => ({ id, tier: "same_day", question: "?", see: "", answers });
const FLAGS = [flag("night_pain", ["a", "b"]), flag("locked_knee", ["b"]), flag("foot_drop", ["b"])];

describe("a red flag ticked by mistake", () => {
  it("corrects every answer that named it, with the reason, and nothing else", () => {
    const again = { night_pain: false, locked_knee: false, foot_drop: true };
    expect(denied(FLAGS, again).map((each) => each.id)).toEqual(["night_pain", "locked_knee"]);
    expect(correctionsOf("s", FLAGS, again, "a slip")).toMatchObject([
      { kind: "correction", corrects: "a", reason: "a slip", by: { answers: { night_pain: false } } },
      { kind: "correction", corrects: "b", by: { answers: { night_pain: false, locked_knee: false } } },
    ]);
  });

  it("takes nothing back that was not asked again", () => {
    expect(correctionsOf("s", FLAGS, { night_pain: null, locked_knee: true }, "a slip")).toEqual([]);
  });
});
