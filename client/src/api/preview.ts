// What an edit of the plan would come to: surefoot/service/preview_views.py, field by field.

import { post } from "./http";
import type { ReasonView } from "./views";

export interface Edit {
  action: "move" | "skip" | "swap";
  session: string;
  to_day: string | null;
  to_mode: string | null;
}

export interface DifferenceView {
  session: string;
  title: string;
  what: "moved" | "changed" | "left_out" | "added";
  before: string;
  after: string;
  asked: boolean;
}

export interface PreviewView {
  verdict: "as_asked" | "more" | "refused";
  sentence: string;
  reasons: ReasonView[];
  differences: DifferenceView[];
  fits: string[];
}

export const previewOf = (edit: Edit) => post<PreviewView>("plan/preview", { edits: [edit] });
