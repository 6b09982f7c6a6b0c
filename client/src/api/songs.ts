// Songs brought to a cadence: surefoot/service/songs_views.py, field by field.

import type { JobView } from "./jobs";

export interface CadencesView {
  least: number;
  most: number;
}

export interface FoundView {
  bpm: number; // counted so that a beat comes at each step or at each second step
  steps: number; // of a beat, 1 or 2
  faster: number; // what its tempo would have to be multiplied by
  fits: boolean;
  cadences: CadencesView[]; // what the song fits, in steps a minute
}

export interface SongView {
  job: JobView;
  title: string;
  spm: number;
  found: FoundView | null; // null until it was heard
  name: string; // of the finished file; "" when there is none
}
