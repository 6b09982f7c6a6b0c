import { describe, expect, it } from "vitest";
import type { SiteView } from "../../api/views";
import { type Entry, entryOf, feedbackOf, missingIn, momentOf, nothing } from "./entry";

const TODAY = "2026-05-06";
const SITES: SiteView[] = [{ site: "ITB_R", name: "Right outer knee", usual_pain: 1, light: "unknown", yesterday: null }];
const run: Entry = { ...nothing(TODAY), kind: "run", run_min: 30, km: 5.25, ascent_m: 120, pain: { ITB_R: 2 }, began: "end" };

describe("a session told by hand", () => {
  it("says what it still needs", () => {
    expect(missingIn(nothing(TODAY), SITES, TODAY)).not.toBe("");
    expect(missingIn({ ...run, run_min: null }, SITES, TODAY)).not.toBe("");
    expect(missingIn({ ...run, day: "2026-05-07" }, SITES, TODAY)).not.toBe("");
    expect(missingIn({ ...run, pain: {} }, SITES, TODAY)).not.toBe("");
    expect(missingIn(run, SITES, TODAY)).toBe("");
  });

  it("may have a pain that nobody knows any more, which is not none", () => {
    const forgotten: Entry = { ...run, forgotten: true, pain: {} };
    expect(missingIn(forgotten, SITES, TODAY)).toBe("");
    expect(feedbackOf(forgotten, null)).toMatchObject({ pain_during: {}, began: null });
  });

  it("becomes feedback in metres and minutes, of its kind only", () => {
    expect(feedbackOf(run, null)).toMatchObject({ run_min: 30, distance_m: 5250, ascent_m: 120, minutes: null, began: "end" });
    const strength: Entry = { ...run, kind: "strength", minutes: 25 };
    expect(feedbackOf(strength, null)).toMatchObject({ run_min: 0, distance_m: null, ascent_m: null, minutes: 25 });
  });

  it("keeps what its form does not ask for", () => {
    const before = { ...feedbackOf(run, null), planned_session: "2026-05-06/run", fast_min: 4 };
    expect(feedbackOf({ ...run, run_min: 35 }, before)).toMatchObject({ planned_session: "2026-05-06/run", fast_min: 4, run_min: 35 });
    const fact = { ...before, id: "a", subject: "s", author: { role: "runner" as const }, happened_at: "", zone: "UTC" };
    expect(feedbackOf(entryOf(fact, TODAY), before)).toEqual(before);
  });

  it("lies on its day: now, noon, or when it was", () => {
    const now = new Date(2026, 4, 6, 18, 30);
    expect(momentOf(TODAY, now)).toBe(now);
    expect(momentOf("2026-05-01", now)).toEqual(new Date(2026, 4, 1, 12, 0));
    const before = new Date(2026, 4, 4, 7, 15);
    expect(momentOf("2026-05-04", now, before)).toBe(before);
    expect(momentOf("2026-05-03", now, before)).toEqual(new Date(2026, 4, 3, 7, 15));
  });
});
