// What the pages that are read are given: surefoot/service/reading_views.py, field by field.

import type { CiteView, ExerciseLinkView } from "./views";

export interface LinkView {
  id: string;
  name: string;
}

export interface ParagraphView {
  heading: string;
  text: string;
  grade: string;
  cites: CiteView[];
}

export interface ArticleLineView {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  words: string;
  rules: string[];
}

export interface ArticleView {
  id: string;
  title: string;
  summary: string;
  minutes: number;
  paragraphs: ParagraphView[];
  exercises: ExerciseLinkView[];
  topics: LinkView[];
}

export interface TopicLineView {
  id: string;
  question: string;
  does: string;
  rules: string[];
  exercises: string[];
  phases: string[];
  cross_training: string[];
  cues: string[];
  comfort: string[];
  parameters: string[];
}

export interface ChoiceView {
  id: string;
  question: string;
  chosen: string;
  why: string;
  cites: CiteView[];
}

export interface SaidView {
  what: string;
  cites: CiteView[];
}

export interface NumberView {
  id: string;
  what: string;
  unit: string;
  share: boolean;
  value: number;
  default: number;
  low: number;
  high: number;
  free_low: number;
  free_high: number;
  looser: "higher" | "lower" | "neither";
  whole: boolean;
  set_by: "protocol" | "runner" | "clinician";
  grade: string;
  cites: CiteView[];
  topics: LinkView[];
}

export interface SettingsView {
  numbers: NumberView[];
  own: Record<string, number>;
  tendon_strength_profile: boolean;
}

export interface TopicView {
  id: string;
  question: string;
  said: SaidView[];
  does: string;
  why: string;
  grade: string;
  cites: CiteView[];
  parameters: NumberView[];
  articles: LinkView[];
  exercises: ExerciseLinkView[];
}
