// Where values stand on an axis, and which of them are written beside it.

export interface Scale {
  from: number;
  to: number;
  ticks: number[];
}

const NICE = [1, 2, 5, 10];

/** The step of a round axis that has at most so many of them. */
export function niceStep(span: number, most: number): number {
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * (NICE.find((nice) => nice * power >= rough * 0.9999) ?? 10);
}

/** A scale over values with round ends; least: the smallest span, so that noise is not blown up. */
export function roundScale(low: number, high: number, least: number, most = 5): Scale {
  const missing = Math.max(0, least - (high - low)) / 2;
  const step = niceStep(Math.max(high - low, least), most);
  const from = Math.floor((low - missing) / step) * step;
  const to = Math.ceil((high + missing) / step) * step;
  const count = Math.round((to - from) / step);
  return { from, to, ticks: Array.from({ length: count + 1 }, (_, at) => from + at * step) };
}

/** Round values within ends that stay as they are. */
export function ticksWithin(from: number, to: number, steps: readonly number[], most: number): number[] {
  const step = steps.find((each) => (to - from) / each <= most) ?? niceStep(to - from, most);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * step);
}

export const SECONDS = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];
const PACES = [150, 180, 210, 240, 270, 300, 330, 360, 420, 480, 600, 720, 900, 1200, 1800];
const CLOSEST = 0.13; // of the axis

/** An axis of speeds with round paces written beside it, in seconds per unit. */
export function paceScale(slowest_mps: number, fastest_mps: number, unit_m: number): Scale {
  const room = Math.max(fastest_mps - slowest_mps, 1) * 0.08;
  const [from, to] = [Math.max(slowest_mps - room, 0), Math.max(fastest_mps, slowest_mps + 1) + room];
  const apart = (to - from) * CLOSEST;
  const ticks: number[] = [];
  for (const pace of PACES) {
    const at = unit_m / pace;
    if (at >= from && at <= to && (ticks.at(-1) ?? Infinity) - at >= apart) ticks.push(at);
  }
  return { from, to, ticks: ticks.reverse() };
}

/** The value below which a share of the values lies; null without any. */
export function quantile(values: readonly (number | null)[], share: number): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known.length ? known[Math.min(known.length - 1, Math.floor(share * known.length))]! : null;
}
