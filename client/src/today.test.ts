import { expect, test } from "vitest";
import type { Sent } from "./api/facts";
import type { DayView, PlanView, SessionView, TodayView } from "./api/views";
import { newDay, withWaiting } from "./today";

const thresholds = {
  sites: [{ site: "ITB_R", usual: 1, amber_from: 3, red_from: 4 }],
  elsewhere_amber_from: 3,
  elsewhere_red_from: 4,
  settles: true,
  began_before: "start",
  painkillers: null,
  amber_rise: 1,
  red_rise: 2,
};
const session = (id: string, kind: string) => ({ id, kind, title: id, done: "", thresholds }) as unknown as SessionView;
const day = (date: string, ...sessions: SessionView[]) => ({ date, rest: false, event: "", sessions }) as DayView;
const plan = {
  today: "2026-05-10",
  weeks: [
    { days: [day("2026-05-10", session("run-10", "run")), day("2026-05-11", session("run-11", "run"), session("bike-11", "cross_training"))] },
    { days: [day("2026-05-25", session("late", "run"))] },
  ],
} as unknown as PlanView;
const before = {
  date: "2026-05-10",
  light: "green",
  flags: [],
  sites: [{ site: "ITB_R", name: "Knee", usual_pain: 1, light: "green", yesterday: 0 }],
  checked_in: true,
  sessions: plan.weeks[0]!.days[0]!.sessions,
  morning: { usual: { ITB_R: 1 }, worse_before: false, amber_rise: 1, red_rise: 2, low_energy: 2, high_soreness: 4, tired_from: 2 },
} as unknown as TodayView;
const said = (kind: string, more: object) => ({ id: kind, kind, happened_at: "2026-05-10T08:00:00Z", ...more }) as unknown as Sent;
const fine = { pain: { ITB_R: 0 }, first_steps: "normal", painkillers_24h: false };
const names = (view: TodayView) => view.sessions.map((one) => one.id);

test("a new day has the plan's sessions and a light that nobody knows", () => {
  const view = newDay(before, plan, "2026-05-11", { ITB_R: 2 });
  expect(names(view)).toEqual(["run-11", "bike-11"]);
  expect([view.light, view.checked_in, view.sites[0]!.light, view.sites[0]!.yesterday]).toEqual(["unknown", false, "unknown", 2]);
});

test("a day that the plan does not reach has none, nor has one with a red flag", () => {
  expect(names(newDay(before, plan, "2026-05-25", {}))).toEqual([]);
  expect(names(newDay(before, null, "2026-05-11", {}))).toEqual([]);
  expect(names(newDay({ ...before, flags: [{}] } as TodayView, plan, "2026-05-11", {}))).toEqual([]);
});

test("a good check-in that waits is counted and is not green", () => {
  const view = withWaiting(newDay(before, plan, "2026-05-10", {}), plan, [said("check_in", fine)], 3);
  expect([view.light, view.checked_in]).toEqual(["unknown", true]);
});

test("what waits and is red takes running away, also on the next day", () => {
  for (const red of [
    said("check_in", { ...fine, first_steps: "limping" }),
    said("flare", { pain: {} }),
    said("session_feedback", { planned_session: "run-10", session_class: "run", done: "partly", pain_during: { ITB_R: 4 }, pain_60min: {} }),
  ]) {
    const view = withWaiting(newDay(before, plan, "2026-05-11", {}), plan, [red], 3);
    expect([view.light, names(view)], red.kind).toEqual(["red", ["bike-11"]]);
  }
});

test("a warning sign takes everything away", () => {
  const view = withWaiting(before, plan, [said("red_flag_answer", { answers: { fever: true } })], 3);
  expect([view.light, names(view)]).toEqual(["red", []]);
});

test("a session that was logged is done, and a correction counts as what it says", () => {
  const log = { planned_session: "run-10", session_class: "run", done: "yes", pain_during: { ITB_R: 0 }, pain_60min: {} };
  const view = withWaiting(before, plan, [said("correction", { by: said("session_feedback", log) })], 3);
  expect(view.sessions[0]!.done).toBe("yes");
  expect(view.light).toBe("unknown");
});

test("nothing that waits changes nothing", () => {
  expect(withWaiting(before, plan, [], 3)).toBe(before);
});
