// The runner's profile: surefoot/service/profile_views.py, field by field.

import type { ProfileContent } from "./facts";

export interface RaceView {
  on: string;
  name: string;
  distance_m: number | null;
  ascent_m: number | null;
}

export interface LastChangeView {
  fact: string;
  at: string;
  what: string[];
}

export interface ProfileView {
  content: ProfileContent;
  races: RaceView[];
  last_change: LastChangeView | null;
}

export interface ChangesView {
  lines: string[];
}
