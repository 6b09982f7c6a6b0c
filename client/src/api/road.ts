// The road back: surefoot/service/road_views.py, field by field.

import type { CiteView, ExerciseLinkView, PhaseView, TestView } from "./views";

export interface RoadItemView {
  id: string;
  what: string;
  state: "met" | "partly" | "open" | "unknown";
  how_far: string;
  how: string;
  soft: boolean;
  exercises: ExerciseLinkView[];
  test: TestView | null;
  answered_by: "check_in" | "session" | "test" | "weekly_check" | "note" | "flags" | "time";
  grade: string;
  cites: CiteView[];
}

export interface RoadStepView {
  id: string;
  what: string;
  opens: string;
  aim: string;
  brings: string[];
  beside: boolean;
  passed: boolean;
  met: number;
  items: RoadItemView[];
}

export interface LeverView {
  id: string;
  name: string;
  at: string;
  open: boolean;
}

export interface RoadView {
  phase: PhaseView;
  held: string;
  levers: LeverView[];
  steps: RoadStepView[];
}
