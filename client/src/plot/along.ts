// An activity's traces laid out along the way or over time.

import type { TracesView } from "../api/activities";

export type Values = readonly (number | null)[];

export interface Along {
  by: "distance" | "time";
  at: Values; // of each stretch: metres or seconds
  to: number;
}

export function along(traces: TracesView, by: "distance" | "time"): Along {
  const at = by === "time" ? traces.start_s : traces.at_m;
  return { by, at, to: Math.max(...at.map((value) => value ?? 0), 1) };
}

/** Whether the way is measured well enough to lay a plot along it. */
export const measured = (traces: TracesView) =>
  traces.at_m.filter((value) => value !== null).length > traces.at_m.length / 2 && (traces.at_m.at(-1) ?? 0) > 0;

/** The stretch nearest to a place; -1 when no stretch has one. */
export function nearest(at: Values, place: number): number {
  let best = -1;
  let off = Infinity;
  at.forEach((value, stretch) => {
    if (value === null) return;
    const here = Math.abs(value - place);
    if (here < off) [best, off] = [stretch, here];
  });
  return best;
}

/** The next stretch that has a place, so many on or back; stays within the way. */
export function step(at: Values, from: number, by: number): number {
  const known = at.flatMap((value, stretch) => (value === null ? [] : [stretch]));
  if (known.length === 0) return -1;
  const here = known.findIndex((stretch) => stretch >= from);
  const place = (here < 0 ? known.length - 1 : here) + by;
  return known[Math.min(Math.max(place, 0), known.length - 1)]!;
}

const LONGEST_BRIDGE_S = 45;

/** Runs of stretches that belong together: a hole of the recording or a value that is missing for long parts them. */
export function unbroken(start_s: readonly number[], at: Values, values: Values): number[][] {
  const usual = start_s.length > 1 ? start_s[1]! - start_s[0]! : 1;
  const bridge = Math.max(LONGEST_BRIDGE_S, 2.5 * usual);
  const found: number[][] = [];
  let last = -Infinity;
  start_s.forEach((second, stretch) => {
    if (values[stretch] == null || at[stretch] == null) return;
    if (second - last > bridge) found.push([]);
    found.at(-1)!.push(stretch);
    last = second;
  });
  return found;
}

/** Mean of each value and its neighbours that are known, so that a plot shows the run and not the satellites. */
export function smoothed(values: Values, reach: number): Values {
  if (reach < 1) return values;
  return values.map((value, place) => {
    if (value === null) return null;
    const near = values.slice(Math.max(0, place - reach), place + reach + 1).filter((each) => each !== null);
    return near.reduce((sum, each) => sum + each, 0) / near.length;
  });
}

export interface Row {
  at: number; // where the row begins, in the unit of the way
  start_s: number;
  low: number | null;
  high: number | null;
  mean: number | null;
}

/** A trace as a table: one row for each step along the way. */
export function rows(traces: TracesView, along: Along, column: string, step: number): Row[] {
  const trace = traces.columns[column];
  if (!trace) return [];
  const found: (Row & { sum: number; count: number })[] = [];
  along.at.forEach((at, stretch) => {
    if (at === null) return;
    const from = Math.floor(at / step + 1e-9) * step;
    let row = found.at(-1);
    if (!row || row.at !== from) {
      row = { at: from, start_s: traces.start_s[stretch]!, low: null, high: null, mean: null, sum: 0, count: 0 };
      found.push(row);
    }
    const [low, high, mean] = [trace.low[stretch] ?? null, trace.high[stretch] ?? null, trace.mean[stretch] ?? null];
    if (low !== null) row.low = Math.min(row.low ?? low, low);
    if (high !== null) row.high = Math.max(row.high ?? high, high);
    if (mean !== null) {
      row.sum += mean;
      row.count += 1;
      row.mean = row.sum / row.count;
    }
  });
  return found;
}

/** Where along the way a second lies. */
export function placeOf(second: number, traces: TracesView, along: Along): number | null {
  if (along.by === "time") return second;
  const stretch = nearest(traces.start_s, second);
  return stretch < 0 ? null : (along.at[stretch] ?? null);
}
