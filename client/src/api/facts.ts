// The facts that this client makes: surefoot/facts/types.py. The server checks every one again.

import type { Site } from "./views";
import { newId } from "./uuid7";

export type Pains = Partial<Record<Site, number>>;

export interface Baseline {
  run_min_per_week: number;
  run_m_per_week: number | null;
  ascent_m_per_week: number;
  descent_m_per_week: number | null;
  longest_run_min: number | null;
  runs_per_week: number;
  cadence_spm: number | null;
}

export interface Goal {
  on: string;
  distance_m: number | null;
  ascent_m: number | null;
  name: string;
}

export interface ProfileContent {
  age_years: number;
  sex: "female" | "male" | "other" | null;
  body_mass_kg: number | null;
  baseline: Baseline;
  goal: Goal | null;
  available_min: number[];
  equipment: string[];
  cross_training: string[];
  uphill_treadmill: boolean;
  strength_experience: "none" | "some" | "regular";
  clinician_contact?: string;
  risks: string[];
  cautious: boolean;
  day_starts_at_h?: number;
  protocol: string | null; // null: the usual one
}

export type Content =
  | ({ kind: "profile" } & ProfileContent)
  | {
      kind: "injury";
      site: Site;
      hamstring_kind: "tendon_proximal" | "acute_strain" | "unspecified" | null;
      onset: string;
      worst_pain_7d: number;
      usual_pain: number;
      limp: boolean;
      days_without_running: number;
      walk_30_min_clean: boolean;
      longest_symptom_free_run_min: number | null;
    }
  | { kind: "other_injury"; region: string; pain: number; note: string }
  | ({ kind: "check_in"; pain: Pains } & Record<string, unknown>)
  | SessionFeedback
  | { kind: "pain_after"; session: string; pain_60min: Pains }
  | ({ kind: "weekly_check" } & Record<string, unknown>)
  | {
      kind: "test_result";
      test: string;
      left: SideResult | null;
      right: SideResult | null;
      both: SideResult | null;
      lever_cm?: number | null;
      band?: Band | null;
    }
  | { kind: "activity_match"; activity: string; session: string | null } // null: none of them
  | {
      kind: "plan_edit";
      action: "move" | "skip" | "swap";
      session: string;
      to_day: string | null;
      to_mode: string | null;
    }
  | {
      kind: "pause";
      reason: "illness" | "travel" | "other";
      first_day: string;
      last_day: string | null;
    }
  | { kind: "flare"; pain: Pains; limp: boolean; sharp: boolean; note: string }
  | { kind: "red_flag_answer"; answers: Record<string, boolean> }
  | {
      kind: "clinician_note";
      clinician_name: string;
      clinician_role: string;
      seen_on: string;
      text: string;
      clears_flags: string[];
      clears_other_injury: boolean;
      allows_speed: boolean;
      parameters: Record<string, number>;
    }
  | { kind: "new_usual_pain"; pain: Pains }
  | { kind: "settings"; parameters: Record<string, number>; tendon_strength_profile: boolean }
  | { kind: "prompt_acknowledged"; prompt: string }
  | { kind: "track_switch"; track: string; on: boolean }
  | {
      kind: "shoe";
      name: string;
      in_use_since: string;
      retired_on: string | null;
      distance_before_m: number;
    }
  | { kind: "checkpoint"; checkpoint: string; found: "fine" | "changed" | "not_sure" | null; note: string }
  | { kind: "cadence_measured"; spm: number; spread_spm: number; over_s: number; by: "phone" | "taps" };

export interface SessionFeedback {
  kind: "session_feedback";
  session_class: string;
  planned_session: string | null;
  activity: string | null;
  done: "yes" | "partly" | "no";
  run_min: number;
  on_feet_min: number | null;
  distance_m: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  fast_min: number;
  contacts: number;
  minutes: number | null;
  pain_during: Pains;
  pain_60min: Pains;
  began: "never" | "start" | "middle" | "end" | null;
  course: "eased" | "steady" | "rose" | null;
  limp: boolean;
  sharp: boolean;
  painkillers_24h: boolean | null;
  rpe: number | null;
  shoe?: string | null;
  exercises?: ExerciseDone[];
}

export interface ExerciseDone {
  exercise: string;
  sets: number;
  reps: number | null;
  hold_s: number | null;
  load_kg?: number | null;
  reps_in_reserve?: number | null;
  pain?: number | null;
}

export type Band = "light" | "medium" | "strong" | "very_strong";

export interface SideResult {
  value: number;
  pain: number | null;
  clean: boolean | null;
  attempts?: number[];
  faults?: Record<string, number>; // repetitions that were not clean, by fault
}

export type Fact = Content & Envelope;
export type Sent = Fact | (Envelope & { kind: "correction"; corrects: string; by: Fact | null; reason: string });

interface Envelope {
  id: string;
  subject: string;
  author: { role: "runner" };
  happened_at: string;
  zone: string;
}

export function envelope(subject: string, now = new Date()): Envelope {
  return {
    id: newId(),
    subject,
    author: { role: "runner" },
    happened_at: now.toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
  };
}

export const factOf = (subject: string, content: Content): Fact => ({ ...content, ...envelope(subject) });

export const correctionOf = (subject: string, corrects: string, by: Fact | null, reason = ""): Sent => ({
  kind: "correction",
  corrects,
  by,
  reason,
  ...envelope(subject),
});
