// Today without the server: a new day out of the plan that is kept, and what waits on this device
// laid over what is shown. A light made here is never green, and nothing made here allows more.

import type { Fact, Sent } from "./api/facts";
import type { DayView, Light, PlanView, SessionView, Site, TodayView } from "./api/views";
import { t } from "./language";
import { morningLight, provisionalLight, worse, type MorningAnswers } from "./lights";
import { addDays, dayAt, inside } from "./words";

const DAYS_AHEAD = 14;

/** The day as the plan has it, when what was shown last is of an earlier one. */
export function newDay(
  before: TodayView,
  plan: PlanView | null,
  day: string,
  yesterday: Partial<Record<Site, number>> | undefined,
): TodayView {
  const days = plan && day < addDays(plan.today, DAYS_AHEAD) ? plan.weeks.flatMap((week) => week.days) : [];
  const planned = days.find((one) => one.date === day);
  const next = days.find((one) => one.date === addDays(day, 1));
  const flagged = before.flags.length > 0;
  return {
    ...before,
    date: day,
    light: "unknown",
    sentence: planned
      ? t("Not seen by Surefoot yet: this day is as the plan last had it. Unknown is never green.")
      : t("Not seen by Surefoot yet, and the plan kept on this device does not reach this day."),
    reasons: [],
    changes: [],
    sites: before.sites.map((site) => ({ ...site, light: "unknown", yesterday: yesterday?.[site.site] ?? null })),
    checked_in: false,
    sessions: flagged ? [] : (planned?.sessions ?? []),
    rest: planned?.rest ?? false,
    tests_due: [],
    tomorrow: flagged || !next ? "" : tomorrowOf(next),
    event: planned?.event ?? "",
    reminders: [],
    due: [],
    routines: [],
  };
}

function tomorrowOf(next: DayView): string {
  if (next.event) return t("Tomorrow: your race.");
  if (next.sessions.length === 0) return t("Tomorrow: rest.");
  return t("Tomorrow: {sessions}.", { sessions: next.sessions.map((session) => inside(session.title)).join(", ") });
}

/** What is shown with the facts that wait laid over it. plan: for the thresholds of other days' sessions. */
export function withWaiting(view: TodayView, plan: PlanView | null, waiting: Sent[], dayStartsAtH: number): TodayView {
  const facts = waiting.map(counted).filter((fact) => fact !== null);
  if (facts.length === 0) return view;
  const dayOf = (fact: Fact) => dayAt(new Date(fact.happened_at), dayStartsAtH);
  const checkedIn = facts.some((fact) => fact.kind === "check_in" && dayOf(fact) === view.date);
  const sessions = [...view.sessions, ...(plan?.weeks ?? []).flatMap((week) => week.days).flatMap((day) => day.sessions)];
  const light = facts.map((fact) => lightOf(fact, view, sessions)).reduce(worse, worse(view.light, "unknown"));
  const flagged = facts.some((fact) => fact.kind === "red_flag_answer" && Object.values(fact.answers).includes(true));
  const held = flagged || light === "red";
  const left = view.sessions.filter((one) => !flagged && (light !== "red" || allowed(one)));
  return {
    ...view,
    light: flagged ? "red" : light,
    rest: !flagged && (view.rest || (held && left.length === 0)),
    tomorrow: held ? "" : view.tomorrow,
    sentence: flagged ? FLAGGED() : SENTENCES[light](),
    reasons: [],
    checked_in: view.checked_in || checkedIn,
    sessions: left.map((one) => logged(one, facts)),
  };
}

const FLAGGED = () =>
  t("You said yes to a warning sign. No running, jumping or loading; do what the list under ‘Something is wrong’ says.");

const SENTENCES: Record<Light, () => string> = {
  green: () => "",
  unknown: () => t("Your answers wait on this device until Surefoot has seen them. Unknown is never green."),
  amber: () => t("By your answers take it easier: nothing faster, no hills. Until Surefoot has seen them."),
  red: () => t("By your answers hold back: no running and no jumps. Until Surefoot has seen them."),
};

/** After a red only what asks nothing of the sites: sessions that were logged stay in sight. */
const allowed = (session: SessionView) => session.done !== "" || session.kind === "cross_training";

/** A correction counts as what it puts in the place; one that only takes back as nothing. */
const counted = (fact: Sent): Fact | null => (fact.kind === "correction" ? fact.by : fact);

function lightOf(fact: Fact, view: TodayView, sessions: SessionView[]): Light {
  if (fact.kind === "flare") return "red";
  if (fact.kind === "check_in" && view.morning) return morningLight(view.morning, fact as MorningAnswers, true);
  if (fact.kind !== "session_feedback") return "unknown";
  const felt = fact.limp || fact.sharp || Object.values(fact.pain_during).some((pain) => pain > 0);
  if (fact.done === "no" && !felt) return "unknown";
  const planned = sessions.find((one) => one.id === fact.planned_session);
  const by = (planned ?? sessions.find((one) => one.kind === fact.session_class))?.thresholds;
  if (by) return provisionalLight(by, fact, true).light;
  return felt ? "red" : "unknown"; // without thresholds the safer (P)
}

function logged(session: SessionView, facts: Fact[]): SessionView {
  const told = facts.findLast((fact) => fact.kind === "session_feedback" && fact.planned_session === session.id);
  return told?.kind === "session_feedback" ? { ...session, done: told.done } : session;
}
