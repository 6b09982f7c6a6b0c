// The plan as a calendar: surefoot/service/schedule_views.py, field by field.

import type { Light, PhaseView, ReasonView, SessionView } from "./views";

export interface LogView {
  title: string;
  kind: string;
  minutes: number;
  distance_m: number | null;
  ascent_m: number;
  light: Light;
  worst_pain: number | null;
  activity: string;
}

export interface EntryView {
  session: SessionView;
  log: LogView | null;
  moved_from: string | null;
  movable: boolean;
}

export interface ScheduleDayView {
  date: string;
  place: "before" | "past" | "today" | "coming";
  phase: string;
  light: Light | "";
  stopped: string;
  event: string;
  rest: boolean;
  entries: EntryView[];
  beside: LogView[];
  first: string[];
}

export interface TotalView {
  what: "minutes" | "ascent" | "descent";
  planned: number;
  done: number;
  most: number | null;
  reason: ReasonView | null;
}

export interface WeekChangeView {
  session: string;
  title: string;
  what: "moved" | "changed" | "left_out" | "added";
  on: string;
  before: string;
  after: string;
  edit: string;
  note: string;
  reasons: ReasonView[];
}

export interface ScheduleWeekView {
  start: string;
  number: number;
  provisional: boolean;
  deload: boolean;
  note: string;
  days: ScheduleDayView[];
  totals: TotalView[];
  changes: WeekChangeView[];
}

export interface ModeView {
  id: string;
  name: string;
}

export interface ScheduleView {
  today: string;
  first: string;
  last: string;
  phases: PhaseView[];
  stopped: ReasonView | null;
  modes: ModeView[];
  weeks: ScheduleWeekView[];
}
