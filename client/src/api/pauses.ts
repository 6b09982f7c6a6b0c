// Days free of training: surefoot/service/pause_views.py, field by field.

import type { CiteView } from "./views";

export type PauseReason = "illness" | "travel" | "other";

export interface PauseView {
  id: string;
  also: string[];
  said_at: string;
  zone: string;
  reason: PauseReason;
  first_day: string;
  last_day: string | null;
  state: "running" | "coming" | "past";
  days: number;
  back: string;
}

export interface PausesView {
  pauses: PauseView[];
  grade: string;
  cites: CiteView[];
}

export interface BackView {
  back: string;
}
