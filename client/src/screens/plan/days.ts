// Days and weeks of the calendar: finding them, and naming what a session is to a reader.

import type { EntryView, ScheduleDayView, ScheduleView, ScheduleWeekView } from "../../api/schedule";
import type { PlanView, WeekView } from "../../api/views";
import { t } from "../../language";
import { addDays } from "../../words";

export type Mark = "done" | "partly" | "left" | "untold" | "planned" | "provisional";

/** How a session stands: what was done of it, or that it is still to come. */
export function markOf(entry: EntryView, place: ScheduleDayView["place"]): Mark {
  const { done, provisional } = entry.session;
  if (done === "yes") return "done";
  if (done === "partly") return "partly";
  if (done === "no") return "left";
  if (place === "past") return "untold";
  return provisional ? "provisional" : "planned";
}

export function markName(mark: Mark): string {
  switch (mark) {
    case "done":
      return t("Done");
    case "partly":
      return t("Partly done");
    case "left":
      return t("Left out");
    case "untold":
      return t("Not told");
    case "provisional":
      return t("Provisional");
    case "planned":
      return t("Planned");
  }
}

export const weekOf = (view: ScheduleView, day: string): ScheduleWeekView | undefined =>
  view.weeks.find((week) => week.start <= day && day <= addDays(week.start, 6));

/** The coming weeks of the plan as calendar weeks, for when only the plan is at hand. */
export function fromPlan(plan: PlanView): ScheduleView {
  const weeks = plan.weeks.map((week) => ofWeek(week, plan));
  const last = weeks[weeks.length - 1];
  return {
    today: plan.today,
    first: weeks[0]?.start ?? plan.today,
    last: last ? addDays(last.start, 6) : plan.today,
    phases: [plan.phase],
    stopped: null,
    modes: [],
    weeks,
  };
}

const ofWeek = (week: WeekView, plan: PlanView): ScheduleWeekView => ({
  start: week.start,
  number: week.number,
  provisional: week.provisional,
  deload: week.deload,
  note: week.note,
  totals: [],
  changes: [],
  days: week.days.map((day) => ({
    date: day.date,
    place: day.date === plan.today ? "today" : day.date < plan.today ? "past" : "coming",
    phase: plan.phase.id,
    light: "",
    stopped: "",
    event: day.event,
    rest: day.rest,
    beside: [],
    first: [],
    entries: day.sessions.map((session) => ({
      session,
      log: null,
      moved_from: null,
      movable: !session.provisional && !session.done && session.date >= plan.today,
    })),
  })),
});

interface Stretch {
  phase: string;
  days: number;
}

/** Days in a row that share a phase. */
export function stretches(days: ScheduleDayView[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { phase } of days) {
    const last = found[found.length - 1];
    if (last?.phase === phase) last.days++;
    else found.push({ phase, days: 1 });
  }
  return found;
}
