// Steps that were counted by hand or phone: surefoot/service/cadence_count_views.py.

export interface CadenceCountView {
  fact: string;
  at: string;
  spm: number;
  spread_spm: number;
  over_s: number;
  by: "phone" | "taps";
}

export interface CadenceCountsView {
  own_spm: number | null;
  aim_spm: number | null;
  counts: CadenceCountView[]; // newest first
  not_now: string; // why nobody should run for it today
}
