// What a run/walk session was made of: so many runs of about so long, with walks between.

import type { SegmentView } from "../../api/activities";

export interface Intervals {
  count: number;
  run_s: number;
  walk_s: number;
}

const SHORTEST_RUN_S = 20;
const SLACK_S = 20;
const SLACK = 0.25;

/** The repeated part of a walk-run; null where the runs or the walks are not alike. */
export function intervals(segments: readonly SegmentView[]): Intervals | null {
  const runs = segments.flatMap((segment, place) =>
    segment.gait === "run" && segment.duration_s >= SHORTEST_RUN_S ? [place] : [],
  );
  if (runs.length < 2) return null;
  const lengths = runs.map((place) => segments[place]!.duration_s);
  const between = runs.slice(1).map((place, run) => segments[place]!.start_s - end(segments[runs[run]!]!));
  if (!alike(lengths) || !alike(between) || between.some((walk_s) => walk_s <= 0)) return null;
  return { count: runs.length, run_s: rounded(middle(lengths)), walk_s: rounded(middle(between)) };
}

const end = (segment: SegmentView) => segment.start_s + segment.duration_s;

const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

function alike(values: number[]): boolean {
  const usual = middle(values);
  return values.every((value) => Math.abs(value - usual) <= Math.max(SLACK_S, SLACK * usual));
}

/** To half a minute, as intervals are written; short ones to five seconds. */
const rounded = (seconds: number) => (seconds >= 45 ? Math.round(seconds / 30) * 30 : Math.round(seconds / 5) * 5);
