// A plot that the server described, laid out for the width that there is: paths, and what a place says.

import type { Axis, Panel, Plot, Series, Table, Tick } from "../api/progress";
import type { Values } from "./along";

export interface Field {
  x: (at: number) => number;
  y: (value: number) => number;
  low: number; // the panel's lower edge
}

export const NAME_TALL = 30;
const RIGHT = 10;
const LETTER = 6.8;
const MANY_PANELS = 4;

/** How tall a panel is: many of them are lower. */
export const tallOf = (plot: Plot) => (plot.panels.length > MANY_PANELS ? 62 : 96);

/** Room for the longest number beside an upright axis. */
export const leftOf = (plot: Plot) =>
  14 + LETTER * Math.max(...plot.panels.flatMap((panel) => panel.axis.ticks.map((tick) => tick.label.length)), 1);

/** Where a panel's values lie; top: its upper edge. */
export function fieldOf(plot: Plot, axis: Axis, width: number, top: number): Field {
  const [left, tall] = [leftOf(plot), tallOf(plot)];
  const { low, high } = plot.across;
  const inner = Math.max(width - left - RIGHT, 1);
  return {
    x: (at) => left + share(at, low, high) * inner,
    y: (value) => top + (1 - share(value, axis.low, axis.high)) * tall,
    low: top + tall,
  };
}

const share = (value: number, low: number, high: number) => Math.min(Math.max((value - low) / (high - low), 0), 1);

/** The place of the level axis under a finger. */
export function placeUnder(plot: Plot, width: number, px: number): number {
  const left = leftOf(plot);
  const inner = Math.max(width - left - RIGHT, 1);
  return plot.across.low + ((px - left) / inner) * (plot.across.high - plot.across.low);
}

/** Stretches of places that a line joins: it stops where a value is not known, unless it is joined. */
export function runs(values: Values, joined: boolean): number[][] {
  const found: number[][] = [];
  let open = false;
  values.forEach((value, place) => {
    if (value === null) {
      if (!joined) open = false;
      return;
    }
    if (!open) found.push([]);
    found.at(-1)!.push(place);
    open = true;
  });
  return found;
}

const n = (value: number) => value.toFixed(1);

export const linePath = (at: readonly number[], series: Series, { x, y }: Field) =>
  runs(series.values, series.joined)
    .filter((run) => run.length > 1)
    .map((run) => `M${run.map((place) => `${n(x(at[place]!))} ${n(y(series.values[place]!))}`).join("L")}`)
    .join("");

/** Each value up to the next place, the last to the end of the axis. */
export function stepsPath(plot: Plot, values: Values, { x, y }: Field): string {
  let path = "";
  let open = false;
  values.forEach((value, place) => {
    if (value === null) {
      open = false;
      return;
    }
    path += open ? `V${n(y(value))}` : `M${n(x(plot.at[place]!))} ${n(y(value))}`;
    path += `H${n(x(plot.at[place + 1] ?? plot.across.high))}`;
    open = true;
  });
  return path;
}

/** A short stroke across each place's width. */
export const limitPath = (plot: Plot, values: Values, { x, y }: Field) =>
  values
    .map((value, place) => {
      const at = plot.at[place]!;
      return value === null ? "" : `M${n(x(at - plot.span / 2))} ${n(y(value))}H${n(x(at + plot.span / 2))}`;
    })
    .join("");

/** A band reaches half the way to the next place, at the ends to the end of the axis. */
export const bandPath = (plot: Plot, low: Values, high: Values, { x, y }: Field) =>
  low
    .map((from, place) => {
      const [at, to] = [plot.at[place]!, high[place]];
      if (from === null || to == null) return "";
      const [before, after] = [plot.at[place - 1], plot.at[place + 1]];
      const left = before === undefined ? plot.across.low : (before + at) / 2;
      const right = after === undefined ? plot.across.high : (at + after) / 2;
      return `M${n(x(left))} ${n(y(from))}V${n(y(to))}H${n(x(right))}V${n(y(from))}Z`;
    })
    .join("");

/** Places that have a mark of their own: all where there is room, else those that stand alone. */
export function marked(at: readonly number[], series: Series, { x }: Field): number[] {
  const apart = Math.min(...at.slice(1).map((place, before) => x(place) - x(at[before]!)));
  const groups = runs(series.values, series.joined);
  return series.kind === "dots" || apart >= 9 ? groups.flat() : groups.filter((run) => run.length === 1).flat();
}

/** As many ticks, evenly chosen, as can be written without running together. */
export function spaced(ticks: readonly Tick[], x: (at: number) => number): Tick[] {
  for (let each = 1; each <= ticks.length; each++) {
    const shown = ticks.filter((_, place) => place % each === 0);
    const apart = (tick: Tick, after: Tick) => x(after.at) - x(tick.at) >= (LETTER * (tick.label.length + after.label.length)) / 2 + 8;
    if (shown.every((tick, place) => place === 0 || apart(shown[place - 1]!, tick))) return shown;
  }
  return [];
}

const NAME_LETTER = 7.6;
const NAME_SIZE = 13;

/** Letters of a panel's name, smaller where it would not fit. */
export const nameSize = (name: string, width: number) => Math.min(NAME_SIZE, (NAME_SIZE * (width - 4)) / (NAME_LETTER * name.length));

/** A level's name stands where the values do not. */
export function namedBelow({ axis, series }: Panel, level: number): boolean {
  const known = series.flatMap((each) => each.values.filter((value) => value !== null));
  const over = known.filter((value) => value > level).length > known.length / 2;
  const edge = (axis.high - axis.low) / 5;
  return (over && level - axis.low > edge) || axis.high - level < edge;
}

/** What a place says: its name, then each column that has something to tell. */
export function saying({ heads, rows }: Table, place: number): { name: string; cells: [head: string, cell: string][] } {
  const [name = "", ...row] = rows[place] ?? [];
  const cells = row.map((cell, column): [string, string] => [heads[column + 1] ?? "", cell]);
  return { name, cells: cells.filter(([, cell]) => cell !== NOTHING) };
}

const NOTHING = "–";

/** The last place of which anything is known; the last of all where nothing is. */
export function lastKnown(plot: Plot): number {
  const told = plot.panels.flatMap((panel) => panel.series.filter((series) => series.kind !== "limit"));
  const known = plot.at.findLastIndex((_, place) => told.some((series) => series.values[place] != null));
  return known < 0 ? plot.at.length - 1 : known;
}

/** The place whose words need the most room. */
export function longest(table: Table): number {
  const letters = table.rows.map((_, place) => saying(table, place).cells.flat().join("").length);
  return letters.indexOf(Math.max(...letters));
}
