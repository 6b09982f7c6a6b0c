import { describe, expect, it } from "vitest";
import type { BaselineView } from "../../api/baseline";
import {
  factsOf,
  fillsIn,
  missingIn,
  NO_INJURY,
  NOTHING,
  onsetOf,
  protocolOf,
  stepsOf,
  usualWeek,
  warningsOf,
  type Opening,
} from "./opening";

const TODAY = "2026-05-06";
const FLAGS = ["calf_swelling", "night_pain"];
const answered: Opening = {
  ...NOTHING,
  age: 38,
  massKg: null,
  sites: ["ITB_R"],
  injuries: {
    ITB_R: {
      ...NO_INJURY,
      onset: "2026-04-10",
      worst_pain_7d: 5,
      usual_pain: 1,
      limp: false,
      days_without_running: 3,
      walk_30_min_clean: true,
    },
  },
  run_min: 240,
  run_km: 40.5,
  noRisks: true,
  strength_experience: "some",
  race: false,
};

describe("the opening questions", () => {
  it("ask for the warning signs before anything about the injury", () => {
    const steps = stepsOf(answered, false);
    expect(steps.indexOf("within_week")).toBeLessThan(steps.indexOf("sites"));
    expect(stepsOf(answered, true)).not.toContain("emergency");
  });

  it("ask for files before the injury, and not when answers are changed later", () => {
    const steps = stepsOf(answered, false);
    expect(steps.indexOf("files")).toBeLessThan(steps.indexOf("ITB_R"));
    expect(stepsOf(answered, true)).not.toContain("files");
  });

  it("let the files fill in the usual week once, and leave what was typed", () => {
    const week = { run_min: 210, run_m: 36_400, ascent_m: null, descent_m: null, longest_run_min: 95, runs: 4, cadence_spm: 168 };
    const view: BaselineView = { first_day: "2026-03-13", last_day: "2026-04-09", runs: 15, week, newest_run: null, notes: [] };
    const empty: Opening = { ...answered, run_min: null, run_km: null };
    expect(fillsIn(answered, view)).toBe(false);
    expect(fillsIn(empty, { ...view, week: null })).toBe(false);
    expect(fillsIn(empty, view)).toBe(true);
    const filled = { ...empty, ...usualWeek(view) };
    expect(filled).toMatchObject({ run_min: 210, run_km: 36.4, ascent_m: null, cadence_spm: 168 });
    expect(fillsIn(filled, view)).toBe(false);
    expect(fillsIn(filled, { ...view, first_day: "2026-03-20" })).toBe(true);
    expect(factsOf("s", filled, null, FLAGS)[0]).toMatchObject({ baseline: { cadence_spm: 168, ascent_m_per_week: 0 } });
  });

  it("look at the weeks before the earliest pain", () => {
    const both: Opening = {
      ...answered,
      sites: ["ITB_R", "HAM_L"],
      injuries: { ...answered.injuries, HAM_L: { ...NO_INJURY, onset: "2026-02-01" } },
    };
    expect(onsetOf(both)).toBe("2026-02-01");
    expect(onsetOf(NOTHING)).toBe("");
  });

  it("take nothing that was not touched", () => {
    for (const field of ["worst_pain_7d", "usual_pain", "limp", "days_without_running"] as const) {
      const injury = { ...answered.injuries.ITB_R!, [field]: null };
      expect(missingIn("ITB_R", { ...answered, injuries: { ITB_R: injury } }, TODAY)).not.toBe("");
    }
    expect(missingIn("ITB_R", answered, TODAY)).toBe("");
    expect(missingIn("emergency", answered, TODAY)).not.toBe("");
  });

  it("become a profile in metres, an injury a site, and the answers to the warning signs", () => {
    const [profile, injury, warnings] = factsOf("s", answered, null, FLAGS);
    expect(profile).toMatchObject({ kind: "profile", baseline: { run_m_per_week: 40500 } });
    expect(injury).toMatchObject({ kind: "injury", site: "ITB_R", hamstring_kind: null });
    expect(warnings).toMatchObject({ answers: { calf_swelling: false, night_pain: false } });
  });

  it("lead to the protocol that is written most closely for them, and leave it once it is in force", () => {
    const wide = { id: "wide", title: "", scope: "", covers: ["itb", "tendon_proximal", "acute_strain", "unspecified"] };
    const both = [wide, { ...wide, id: "strain", covers: ["acute_strain"] }];
    const injuries = { HAM_L: { ...NO_INJURY, hamstring_kind: "acute_strain" as const } };
    const strain: Opening = { ...answered, sites: ["HAM_L"], injuries };
    expect(protocolOf(strain, both, null)).toBe("strain");
    expect(protocolOf(answered, both, null)).toBe("wide");
    expect(protocolOf({ ...strain, sites: ["HAM_L", "ITB_R"] }, both, "strain")).toBe("wide");
    expect(protocolOf(strain, both, "wide")).toBe("wide");
    expect(factsOf("s", strain, null, FLAGS, "strain")[0]).toMatchObject({ protocol: "strain" });
  });

  it("send an answered warning sign as the fact that it already is", () => {
    const said = { ...answered, warnings: ["night_pain"] };
    const sent = warningsOf("s", said, FLAGS);
    expect(warningsOf("s", { ...said, warningsSent: sent }, FLAGS)).toBe(sent);
    expect(warningsOf("s", { ...said, warnings: [], warningsSent: sent }, FLAGS).id).not.toBe(sent.id);
  });

  it("send an unchanged injury no second time, and withdraw one that is gone", () => {
    const before = { ...answered, injuriesSent: { ITB_R: "old" } };
    expect(factsOf("s", before, before, FLAGS).map((fact) => fact.kind)).toEqual(["profile"]);
    const gone = { ...before, sites: [] };
    expect(factsOf("s", gone, before, FLAGS)[1]).toMatchObject({ kind: "correction", corrects: "old", by: null });
  });
});
