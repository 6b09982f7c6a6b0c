// What the server says of recorded activities: surefoot/service/activity_views.py, field by field.

export interface Wanted {
  sport: string;
  first_day: string | null;
  last_day: string | null;
  least_m: number | null;
  words: string;
  doubtful: boolean;
}

export interface ActivityLineView {
  id: string;
  start: string;
  zone: string;
  sport: string;
  sub_sport: string;
  name: string;
  distance_m: number | null;
  moving_s: number | null;
  ascent_m: number | null;
  run_s: number | null;
  counts: boolean;
  doubtful: boolean;
  by_hand: boolean;
}

export interface ActivitiesView {
  activities: ActivityLineView[];
  total: number;
  kept: number;
  sports: string[];
}

export interface NumberView {
  value: number | null;
  source: "device" | "computed" | "corrected" | "missing";
}

export interface SegmentView {
  gait: "run" | "walk" | "stand";
  start_s: number;
  duration_s: number;
}

export interface GradeBandView {
  from_percent: number | null;
  to_percent: number | null;
  distance_m: number;
  duration_s: number;
}

export interface LapView {
  start_s: number;
  timer_s: number | null;
  distance_m: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  cadence_spm: number | null;
  heart_rate_bpm: number | null;
}

export interface PauseView {
  start_s: number;
  duration_s: number;
}

export interface OtherFileView {
  id: string;
  name: string;
  device: string;
  counts: boolean;
}

export interface ActivityPageView {
  id: string;
  start: string;
  utc_offset_s: number | null;
  zone: string;
  sport: string;
  sub_sport: string;
  name: string;
  device: string;
  instead: string;
  others: OtherFileView[];
  numbers: Record<string, NumberView>;
  segments: SegmentView[];
  grades: GradeBandView[];
  zones_s: number[];
  laps: LapView[];
  pauses: PauseView[];
  technical: string;
  fast: string;
  in_band: string;
  warnings: string[];
}

export interface TraceView {
  low: (number | null)[];
  high: (number | null)[];
  mean: (number | null)[];
}

export interface TracesView {
  start_s: number[];
  at_m: (number | null)[];
  columns: Record<string, TraceView>;
  route: [number, number, number][];
}
