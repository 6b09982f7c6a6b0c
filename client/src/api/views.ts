// What the server answers: views.py, session_views.py and beside_views.py of surefoot/service, field by
// field (tests/web/test_client.py compares).

import type { MorningThresholdsView, ThresholdsView } from "./lights";

export type Light = "green" | "amber" | "red" | "unknown";
export type Site = "ITB_L" | "ITB_R" | "HAM_L" | "HAM_R";
export type Tier = "emergency" | "same_day" | "within_week";
export type Done = "" | "yes" | "partly" | "no";
export type SessionKind = "run" | "walk" | "strength" | "cross_training";
export type Answer = string | number | boolean;

export interface CiteView {
  id: string;
  gloss: string;
  source: string;
  status: string;
}

export interface ReasonView {
  rule: string;
  layer: string;
  sentence: string;
  numbers: Record<string, number | string>;
  facts: string[];
  cites: CiteView[];
  grade: string;
  until: string | null;
  changes: string;
}

export interface ChangeView {
  what: string;
  before: number | string | null;
  after: number | string | null;
  rule: string;
  until: string | null;
  sentence: string;
}

export interface FlagView {
  id: string;
  tier: Tier;
  question: string;
  see: string;
  answers: string[]; // of today, which named it: they may still be called a mistake
}

export interface PromptView {
  id: string;
  what: string;
  see: string;
  tell: string;
  since: string;
  acknowledged: boolean;
}

export interface TempoView {
  up_s: number;
  hold_s: number;
  down_s: number;
}

export interface ItemView {
  exercise: string;
  name: string;
  dose: string;
  sets: number | null;
  reps: number | null;
  hold_s: number | null;
  load: string;
  setup: string;
  movement: string;
  cues: string[];
  feel: string;
  stop: string;
  optional: boolean;
  cites: string[];
  grade: string;
  minutes?: number | null;
  metres?: number | null;
  per_side?: boolean;
  tempo?: TempoView | null;
  rest_s?: number;
  contacts?: number;
}

export interface InsteadView {
  exercise: string;
  items: ItemView[];
}

export interface ExerciseLinkView {
  id: string;
  name: string;
}

export interface ExerciseView {
  id: string;
  name: string;
  trains: string;
  setup: string;
  movement: string;
  cues: string[];
  faults: string[];
  why: string;
  feel: string;
  stop: string;
  cautions: string[];
  because: string;
  dose: string;
  tempo: string;
  equipment: string[];
  easier: ExerciseLinkView[];
  harder: ExerciseLinkView[];
  substitutes: ExerciseLinkView[];
  grade: string;
  cites: CiteView[];
  figure: boolean;
}

export interface PartView {
  what: "warm_up" | "run" | "walk" | "fast" | "easy" | "cool_down";
  name: string;
  seconds: number;
}

export interface RoundsView {
  times: number;
  parts: PartView[];
}

export interface SessionView {
  id: string;
  date: string;
  kind: SessionKind;
  title: string;
  dose: string;
  minutes: number;
  run_min: number;
  on_feet_min: number;
  ascent_m: number;
  descent_m: number;
  fast_min: number;
  contacts: number;
  items: ItemView[];
  why: string;
  rules: string[];
  amber_from: number;
  red_from: number;
  done: Done;
  optional: boolean;
  provisional: boolean;
  mode?: string;
  guide?: ItemView | null;
  cue?: CueView | null;
  notes?: NoteView[];
  activity?: string;
  parts?: RoundsView[];
  thresholds?: ThresholdsView | null;
}

export interface CueView {
  id: string;
  name: string;
  say: string;
  how: string;
  check: string;
  why: string;
  drills: string[];
  grade: string;
  cites: CiteView[];
  cadence_spm?: number | null;
}

export interface NoteView {
  id: string;
  text: string;
  grade: string;
  cites: CiteView[];
}

export interface ReminderView {
  id: string;
  track: string;
  track_name: string;
  text: string;
  grade: string;
  cites: CiteView[];
}

export interface DueView {
  id: string;
  name: string;
  how: string;
  since: string;
  last: string | null;
  note: string;
  answered_by: string;
  tests: TestView[];
  grade: string;
  cites: CiteView[];
}

export interface RoutineView {
  id: string;
  name: string;
  when: string;
  minutes: number;
  optional: boolean;
  caution: string;
  items: ItemView[];
  grade: string;
  cites: CiteView[];
}

export interface StepView {
  id: string;
  what: string;
  cites: CiteView[];
}

export interface SeasonView {
  id: string;
  name: string;
  what: string;
}

export interface ShoeView {
  name: string;
  in_use_since: string;
  retired_on: string | null;
  distance_m: number;
  distance_before_m: number;
  runs: number;
  in_use: string;
  note: string;
}

export interface ComfortView {
  id: string;
  name: string;
  how: string;
  caution: string;
  when: string;
  grade: string;
  cites: CiteView[];
}

export interface SwitchView {
  track: string;
  name: string;
  on: boolean;
}

export interface BesideView {
  shoes: ShoeView[];
  switches: SwitchView[];
  comfort: ComfortView[];
  due: DueView[];
  season: SeasonView | null;
  relapse: StepView[];
}

export interface SiteView {
  site: Site;
  name: string;
  usual_pain: number;
  light: Light;
  yesterday: number | null;
}

export interface QuestionView {
  field: string;
  question: string;
  answers: [string, Answer][];
  per_site: Site[];
  why: string;
  optional: boolean;
}

export interface TestView {
  id: string;
  name: string;
  how: string;
  unit: "reps" | "s" | "cm" | "deg" | "N" | "yes_no";
  per_side: boolean;
}

export interface PhaseView {
  id: string;
  name: string;
  aim: string;
}

export interface UnansweredView {
  id: string;
  session_class: string;
  start: string;
  minutes: number;
  distance_m: number | null;
}

export interface TodayView {
  date: string;
  phase: PhaseView;
  light: Light;
  sentence: string;
  reasons: ReasonView[];
  changes: ChangeView[];
  flags: FlagView[];
  prompts: PromptView[];
  sites: SiteView[];
  checked_in: boolean;
  questions: QuestionView[];
  weekly_due: boolean;
  sessions: SessionView[];
  rest: boolean;
  tests_due: TestView[];
  unanswered: UnansweredView[];
  tomorrow: string;
  event: string;
  banner: string;
  reminders?: ReminderView[];
  due?: DueView[];
  routines?: RoutineView[];
  relapse?: StepView[];
  season?: SeasonView | null;
  shoes?: string[];
  morning?: MorningThresholdsView | null;
}

export interface DayView {
  date: string;
  rest: boolean;
  event: string;
  sessions: SessionView[];
}

export interface WeekView {
  start: string;
  number: number;
  deload: boolean;
  provisional: boolean;
  run_min: number;
  note: string;
  days: DayView[];
  season?: string;
}

export interface RangeView {
  low_weeks: number;
  high_weeks: number;
  sentence: string;
  cites: CiteView[];
}

export interface PlanView {
  today: string;
  phase: PhaseView;
  weeks: WeekView[];
  back: RangeView | null;
}

export interface CriterionView {
  id: string;
  what: string;
  met: boolean;
  answered: boolean;
  value: number | string | null;
  wanted: number | null;
  soft: boolean;
  trained_by: string[];
  cites: CiteView[];
  how_far: string;
}

export interface GateView {
  id: string;
  what: string;
  opens: string;
  passed: boolean;
  criteria: CriterionView[];
}

export interface IssuedView {
  issued_at: string;
  knowledge: string;
  light: string;
  phase: string;
  sentence: string;
  sessions: string[];
}

export interface TopicShownView {
  id: string;
  question: string;
  does: string;
  why: string;
  rules: string[];
}

export interface WhyView {
  date: string;
  light: string;
  phase: PhaseView;
  reasons: ReasonView[];
  changes: ChangeView[];
  gates: GateView[];
  issued: IssuedView[];
  topics: TopicShownView[];
}

export interface UpgradeView {
  accepted: string;
  offered: string;
  differences: string[];
}

export type Units = "metric" | "imperial";

export interface PreferencesView {
  language: string;
  units: Units;
  country: string; // '' = guessed
}

export interface ProtocolView {
  id: string;
  title: string;
  scope: string;
  covers: string[]; // the kinds of injury that it is written for
}

export interface StateView {
  subject: string;
  today: string;
  onboarded: boolean;
  supported: boolean;
  demo: boolean;
  version: string;
  knowledge: string;
  upgrade: UpgradeView | null;
  preferences: PreferencesView;
  protocol: string; // the one in force
  protocols: ProtocolView[];
  day_starts_at_h: number; // the runner's day begins at this hour
}

export interface ReceivedView {
  new: string[];
  known: string[];
}

export interface ActivityView {
  id: string;
  start: string;
  sport: string;
  distance_m: number | null;
  elapsed_s: number | null;
  timer_s: number | null;
  moving_s: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  cadence_spm: number | null;
  heart_rate_bpm: number | null;
}

export interface FileView {
  path: string;
  status: "imported" | "partial" | "skipped" | "failed" | "duplicate";
  reasons: string[];
  activities: ActivityView[];
}

export interface ImportView {
  files: FileView[];
}

export interface ImportStep {
  file: FileView;
  share: number; // of the file that was chosen, 0 to 1: how much lies behind
}

export interface WatchView {
  folder: string; // '' = none
  looked_at: string | null;
  problem: string;
  files: FileView[]; // read last, newest first
}
