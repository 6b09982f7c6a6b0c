// One measurement along the way, with a cursor that all plots of the page share.

import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { TracesView } from "../api/activities";
import { useWidth } from "../hooks/useWidth";
import { number, t } from "../language";
import { along as inWords, clock } from "../measures";
import { far } from "../units";
import { type Along, nearest, rows, step, unbroken, type Values } from "./along";
import type { Quantity } from "./quantities";
import { type Scale, SECONDS, ticksWithin } from "./scale";
import { Table } from "./Table";
import { Walkable } from "./Walkable";

interface Props {
  quantity: Quantity;
  traces: TracesView;
  along: Along;
  cursor: Signal<number>;
  marks?: readonly (readonly [from: number, to: number])[]; // pauses, in the unit of the way
  last?: boolean; // the axis of the way is written under the last plot
}

const LEFT = 46;
const RIGHT = 10;
const TOP = 8;
const TALL = { area: 148, line: 132, dots: 118 };
const LENGTHS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];
const TABLE_ROWS = 24;

export function Plot({ quantity, traces, along, cursor, marks = [], last = false }: Props) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const trace = traces.columns[quantity.column];
  const stretch_s = traces.start_s.length > 1 ? traces.start_s[1]! - traces.start_s[0]! : 1;
  const drawn = useMemo(() => (trace ? quantity.drawn(trace, stretch_s) : []), [trace, quantity.column]);
  const scale = useMemo(() => quantity.scale(drawn), [drawn, quantity.unit]);
  if (!trace) return null;
  const tall = TALL[quantity.shape];
  const inner = Math.max(width - LEFT - RIGHT, 1);
  const x = (value: number) => LEFT + (value / along.to) * inner;
  const y = (value: number) => TOP + (1 - share(value, scale)) * (tall - TOP);
  const here = cursor.value;
  const value = here < 0 ? null : (drawn[here] ?? null);
  const at = here < 0 ? null : (along.at[here] ?? null);
  const says = reading(quantity, traces, along, here, value);
  return (
    <figure class="plot">
      <figcaption class="plot-head">
        <span class="plot-name">{quantity.name}</span> <span class="note">{quantity.unit}</span>
        <span class="plot-value" aria-hidden="true">
          {here < 0 ? "" : value === null ? t("not measured") : quantity.say(value)}
        </span>
      </figcaption>
      <Walkable
        name={t("{what} along the way", { what: quantity.name })}
        at={here}
        count={along.at.length}
        says={says}
        go={(place) => (cursor.value = place)}
        on={(from, by) => step(along.at, from, by * stride(along.at.length))}
        under={(px) => nearest(along.at, ((px - LEFT) / inner) * along.to)}
        frame={frame}
      >
        {width > 0 && (
          <svg width={width} height={tall + (last ? 24 : 6)} aria-hidden="true">
            {marks.map(([from, to]) => (
              <rect key={from} class="plot-pause" x={x(from)} width={Math.max(x(to) - x(from), 1)} y={TOP} height={tall - TOP} />
            ))}
            {scale.ticks.map((tick) => (
              <g key={tick}>
                <line class="plot-grid" x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
                <text class="plot-tick" x={LEFT - 6} y={y(tick)} dy="0.34em" text-anchor="end">
                  {quantity.tick(tick)}
                </text>
              </g>
            ))}
            {quantity.shape === "area" && <path class="plot-area" d={area(traces, along, drawn, x, y, tall)} />}
            {quantity.shape === "dots" ? (
              <path class="plot-dots" d={dots(along, drawn, x, y)} />
            ) : (
              <path class="plot-line" d={line(traces, along, drawn, x, y)} />
            )}
            {last && <WayAxis along={along} x={x} tall={tall} width={width} />}
            {at !== null && (
              <>
                <line class="plot-cursor" x1={x(at)} x2={x(at)} y1={TOP - 4} y2={tall} />
                {value !== null && <circle class="plot-here" cx={x(at)} cy={y(value)} r="5" />}
              </>
            )}
          </svg>
        )}
      </Walkable>
      <PlotTable quantity={quantity} traces={traces} along={along} />
    </figure>
  );
}

const STEPS_ALONG = 100;
/** An arrow key crosses a hundredth of the way. */
const stride = (count: number) => Math.max(1, Math.round(count / STEPS_ALONG));

function WayAxis({ along, x, tall, width }: { along: Along; x: (value: number) => number; tall: number; width: number }) {
  const unit = along.by === "time" ? 1 : 1000 * far().metric;
  const most = width < 480 ? 5 : 9;
  const ticks = ticksWithin(0, along.to / unit, along.by === "time" ? SECONDS : LENGTHS, most);
  return (
    <>
      <line class="plot-axis" x1={x(0)} x2={x(along.to)} y1={tall} y2={tall} />
      {ticks.map((tick) => (
        <text key={tick} class="plot-tick" x={x(tick * unit)} y={tall + 16} text-anchor={tick ? "middle" : "start"}>
          {along.by === "time" ? clock(tick) : tick ? number(tick) : `0 ${far().sign}`}
        </text>
      ))}
    </>
  );
}

/** Where the cursor stands and what was measured there. */
function reading(quantity: Quantity, traces: TracesView, along: Along, here: number, value: number | null): string {
  if (here < 0) return t("Move with the arrow keys.");
  return t("{place}, {value}", {
    place: place(traces, along, here),
    value: value === null ? t("not measured") : quantity.say(value),
  });
}

export function place(traces: TracesView, along: Along, here: number): string {
  const after = clock(traces.start_s[here] ?? 0);
  const at_m = traces.at_m[here] ?? null;
  return along.by === "time" || at_m === null ? after : t("{distance} after {time}", { distance: inWords(at_m), time: after });
}

type To = (value: number) => number;

const share = (value: number, { from, to }: Scale) => Math.min(Math.max((value - from) / (to - from || 1), 0), 1);
const point = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;

const line = (traces: TracesView, along: Along, values: Values, x: To, y: To) =>
  unbroken(traces.start_s, along.at, values)
    .map((run) => {
      const points = run.map((stretch) => point(x(along.at[stretch]!), y(values[stretch]!)));
      return `M${points.join("L")}${points.length === 1 ? "h0.1" : ""}`;
    })
    .join("");

const area = (traces: TracesView, along: Along, values: Values, x: To, y: To, floor: number) =>
  unbroken(traces.start_s, along.at, values)
    .map((run) => {
      const points = run.map((stretch) => point(x(along.at[stretch]!), y(values[stretch]!)));
      return `M${point(x(along.at[run[0]!]!), floor)}L${points.join("L")}L${point(x(along.at[run.at(-1)!]!), floor)}Z`;
    })
    .join("");

const dots = (along: Along, values: Values, x: To, y: To) =>
  values
    .map((value, stretch) => (value === null || along.at[stretch] == null ? "" : `M${point(x(along.at[stretch]!), y(value))}h0.1`))
    .join("");

function PlotTable({ quantity, traces, along }: { quantity: Quantity; traces: TracesView; along: Along }) {
  const unit = along.by === "time" ? 1 : 1000 * far().metric;
  const steps = along.by === "time" ? SECONDS : LENGTHS;
  const each = (steps.find((one) => along.to / unit / one <= TABLE_ROWS) ?? steps.at(-1)!) * unit;
  return (
    <Table
      caption={t("{what} along the way", { what: quantity.name })}
      heads={[along.by === "time" ? t("From") : t("From distance"), t("Mean"), t("Lowest"), t("Highest")]}
      rows={() =>
        rows(traces, along, quantity.column, each).map((row) => [
          along.by === "time" ? clock(row.at) : inWords(row.at),
          ...[row.mean, row.low, row.high].map((value) => (value === null ? t("not measured") : quantity.say(value))),
        ])
      }
    />
  );
}
