// Technique: surefoot/service/technique_views.py, field by field.

import type { Plot } from "./progress";
import type { CueView, ExerciseLinkView } from "./views";

export interface PaceCadenceView {
  from_mps: number;
  to_mps: number;
  minutes: number;
  spm: number;
}

export interface AimView {
  step: number;
  spm: number;
  low: number;
  high: number;
}

export interface BandRunView {
  activity: string;
  when: string;
  spm: number;
  said: string;
  holds: boolean;
}

export interface CadenceView {
  own_spm: number | null;
  rests_on: string;
  paces: PaceCadenceView[];
  aim: AimView | null;
  how: string[];
  runs: BandRunView[];
  quick: boolean;
}

export interface DueTestView {
  id: string;
  name: string;
}

export interface ClipToldView {
  id: string;
  said: string;
  findings: string[];
}

export interface TechniqueView {
  state: "working" | "not_running" | "red" | "resting" | "stopped" | "no_plan";
  note: string;
  cue: CueView | null;
  drills: ExerciseLinkView[];
  cadence: CadenceView;
  plot: Plot;
  tests: DueTestView[];
  clip: ClipToldView | null;
}
