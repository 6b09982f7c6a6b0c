// Tests, guided: testing_views.py of surefoot/service, field by field.

import type { Plot } from "./progress";
import type { CiteView, ExerciseLinkView, TestView } from "./views";

export type Mode = "hold" | "count" | "form" | "measure" | "yes_no";
export type Unit = TestView["unit"];

export interface SideView {
  value: number;
  said: string;
  pain: number | null;
  form: string;
  tried: string;
}

export interface ResultView {
  fact: string;
  when: string;
  day: string;
  left: SideView | null;
  right: SideView | null;
  both: SideView | null;
  share: number | null;
  symmetry: string;
  used: string;
  changes: string[];
  void: string;
}

export interface GateItemView {
  gate: string;
  what: string;
  how_far: string;
  state: "met" | "open" | "unknown";
}

export interface TestLineView {
  id: string;
  name: string;
  group: string;
  unit: Unit;
  per_side: boolean;
  due: string | null;
  next: string | null;
  when: string;
  closed: string[];
  last: ResultView | null;
  gates: GateItemView[];
}

export interface TestsView {
  tests: TestLineView[];
  note: string;
}

export interface FaultView {
  id: string;
  name: string;
}

export interface GuideView {
  how: string;
  prepare: string[];
  warm_up: string;
  stop: string;
  stop_pain_above: number;
  figure: string;
  mode: Mode;
  faults: FaultView[];
  most: number;
  attempts: number;
  takes: "best" | "mean";
  better: "more" | "less";
  rest_s: number;
  beats_per_min: number;
  asks: "" | "lever" | "band";
  lever_cm: number | null;
  band: string;
  first: "left" | "right";
  noise: string;
}

export interface TestPageView {
  line: TestLineView;
  guide: GuideView;
  results: ResultView[];
  plot: Plot;
  exercises: ExerciseLinkView[];
  grade: string;
  cites: CiteView[];
}
