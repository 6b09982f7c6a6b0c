// What the files say of the weeks before the injury: surefoot/service/baseline_views.py.

export interface UsualWeekView {
  run_min: number;
  run_m: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  longest_run_min: number;
  runs: number;
  cadence_spm: number | null;
}

export interface BaselineView {
  first_day: string;
  last_day: string;
  runs: number;
  week: UsualWeekView | null;
  newest_run: string | null;
  notes: string[];
}
