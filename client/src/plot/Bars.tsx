// Amounts side by side: bars that the arrow keys walk along, with a table behind.

import { useState } from "preact/hooks";
import { useWidth } from "../hooks/useWidth";
import { t } from "../language";
import { roundScale } from "./scale";
import { Table } from "./Table";
import { Walkable } from "./Walkable";

export interface Bar {
  name: string; // in words, for the reading
  tick: string; // below its left edge
  amount: number;
  says: string[]; // the cells of the table
  kind?: string;
}

interface Props {
  name: string;
  heads: string[];
  bars: Bar[];
  /** How an amount is written at the axis. */
  tick: (amount: number) => string;
  unit_amount: number; // the axis has round numbers of these
  middle?: boolean; // ticks stand below the bars, not between them
}

const LEFT = 46;
const RIGHT = 10;
const TOP = 10;
const TALL = 150;

export function Bars({ name, heads, bars, tick, unit_amount, middle = false }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [here, setHere] = useState(-1);
  const most = Math.max(...bars.map((bar) => bar.amount));
  const scale = roundScale(0, most / unit_amount, 0.01, 4);
  const inner = Math.max(width - LEFT - RIGHT, 1);
  const wide = inner / bars.length;
  const y = (amount: number) => TALL - (amount / unit_amount / scale.to) * (TALL - TOP);
  const bar = bars[here];
  const within = (place: number) => Math.min(Math.max(place, 0), bars.length - 1);
  const said = bar ? `${bar.name}: ${bar.says.slice(1).join(", ")}` : "";
  return (
    <figure class="plot">
      <p class="plot-value plot-value-line" aria-hidden="true">
        {said}
      </p>
      <Walkable
        name={name}
        at={here}
        count={bars.length}
        says={said || t("Move with the arrow keys.")}
        go={setHere}
        on={(from, by) => within(from + by)}
        under={(px) => within(Math.floor((px - LEFT) / wide))}
        frame={frame}
      >
        {width > 0 && (
          <svg width={width} height={TALL + 24} aria-hidden="true">
            {scale.ticks.map((value) => (
              <g key={value}>
                <line class="plot-grid" x1={LEFT} x2={width - RIGHT} y1={y(value * unit_amount)} y2={y(value * unit_amount)} />
                <text class="plot-tick" x={LEFT - 6} y={y(value * unit_amount)} dy="0.34em" text-anchor="end">
                  {tick(value * unit_amount)}
                </text>
              </g>
            ))}
            {bars.map((each, place) => (
              <g key={each.name}>
                <rect
                  class={`bar bar-${each.kind ?? "plain"}${place === here ? " bar-here" : ""}`}
                  x={LEFT + place * wide + wide * 0.08}
                  width={wide * 0.84}
                  y={y(each.amount)}
                  height={Math.max(TALL - y(each.amount), each.amount > 0 ? 1 : 0)}
                  rx="2"
                />
                <text class="plot-tick" x={LEFT + (place + (middle ? 0.5 : 0)) * wide} y={TALL + 16} text-anchor="middle">
                  {each.tick}
                </text>
              </g>
            ))}
            <line class="plot-axis" x1={LEFT} x2={width - RIGHT} y1={TALL} y2={TALL} />
          </svg>
        )}
      </Walkable>
      <Table caption={name} heads={heads} rows={() => bars.filter((each) => each.amount > 0).map((each) => each.says)} />
    </figure>
  );
}
