// How things went: progress_views.py of surefoot/service and plot.py of surefoot/figures, field by field.

import type { ExerciseLinkView } from "./views";

export type Kind = "line" | "dots" | "bars" | "steps" | "limit";
export type MomentKind = "start" | "gate" | "phase" | "red" | "flag" | "note" | "injury" | "pause" | "season";

export interface Tick {
  at: number;
  label: string;
}

export interface Axis {
  name: string;
  low: number;
  high: number;
  ticks: Tick[];
}

export interface Series {
  name: string;
  kind: Kind;
  values: (number | null)[];
  look: number;
  joined: boolean;
}

export interface Band {
  name: string;
  low: (number | null)[];
  high: (number | null)[];
}

export interface Level {
  name: string;
  value: number;
}

export interface Panel {
  axis: Axis;
  series: Series[];
  bands: Band[];
  levels: Level[];
}

export interface Mark {
  at: number;
  name: string;
}

export interface Table {
  heads: string[];
  rows: string[][];
}

export interface Plot {
  id: string;
  title: string;
  summary: string;
  across: Axis;
  at: number[];
  span: number;
  panels: Panel[];
  table: Table;
  marks: Mark[];
  note: string;
}

export interface PlotView {
  plot: Plot;
  exercises: ExerciseLinkView[];
  article: string;
}

export interface MomentView {
  day: string;
  when: string;
  kind: MomentKind;
  sentence: string;
}

export interface ProgressView {
  first: string;
  last: string;
  plots: PlotView[];
  moments: MomentView[];
}
