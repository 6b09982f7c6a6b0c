// A plot that the server described, with a cursor that says the table's row it stands on.

import { useMemo, useState } from "preact/hooks";
import type { Panel, Plot, Series } from "../api/progress";
import { useWidth } from "../hooks/useWidth";
import { t } from "../language";
import { nearest, step } from "./along";
import {
  bandPath,
  type Field,
  fieldOf,
  lastKnown,
  leftOf,
  limitPath,
  linePath,
  longest,
  marked,
  namedBelow,
  nameSize,
  NAME_TALL,
  placeUnder,
  saying,
  spaced,
  stepsPath,
  tallOf,
} from "./described";
import { Shape } from "./Shape";
import { Table } from "./Table";
import { Walkable } from "./Walkable";

const BELOW = 24;
const BETWEEN = 6;

export function Described({ plot }: { plot: Plot }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [here, setHere] = useState(() => lastKnown(plot));
  const [tall, left] = [tallOf(plot), leftOf(plot)];
  const fields = useMemo(
    () => plot.panels.map((panel, place) => fieldOf(plot, panel.axis, width, NAME_TALL + place * (tall + NAME_TALL + BETWEEN))),
    [plot, width],
  );
  const room = useMemo(() => longest(plot.table), [plot]);
  const last = fields.at(-1);
  const words = saying(plot.table, here);
  const said = words.name && `${words.name}: ${words.cells.map(([head, cell]) => `${head} ${cell}`).join(", ")}`;
  return (
    <figure class="plot described">
      <div class="said" aria-hidden="true">
        <Said plot={plot} place={room} />
        <Said plot={plot} place={here} />
      </div>
      <Walkable
        name={plot.title}
        at={here}
        count={plot.at.length}
        says={said || t("Move with the arrow keys.")}
        go={setHere}
        on={(from, by) => step(plot.at, from, by)}
        under={(px) => nearest(plot.at, placeUnder(plot, width, px))}
        frame={frame}
      >
        {width > 0 && last && (
          <svg width={width} height={last.low + BELOW} aria-hidden="true">
            {plot.panels.map((panel, place) => (
              <Drawn key={panel.axis.name} plot={plot} panel={panel} field={fields[place]!} left={left} width={width} here={here} />
            ))}
            <line class="plot-axis" x1={left} x2={width - 10} y1={last.low} y2={last.low} />
            {spaced(plot.across.ticks, last.x).map((tick) => (
              <text key={tick.at} class="plot-tick" x={last.x(tick.at)} y={last.low + 16} text-anchor={anchor(last.x(tick.at), width)}>
                {tick.label}
              </text>
            ))}
            {here >= 0 && <line class="plot-cursor" x1={last.x(plot.at[here]!)} x2={last.x(plot.at[here]!)} y1={NAME_TALL - 4} y2={last.low} />}
          </svg>
        )}
      </Walkable>
      <Key plot={plot} />
      <Table caption={plot.title} heads={plot.table.heads} rows={() => plot.table.rows} />
    </figure>
  );
}

const EDGE = 26;
const anchor = (x: number, width: number) => (x > width - EDGE ? "end" : "middle");

/** A place in words; the longest is there unseen, so that the drawing below keeps its place. */
function Said({ plot, place }: { plot: Plot; place: number }) {
  const { name, cells } = saying(plot.table, place);
  return (
    <p>
      <strong>{name || t("Touch the plot, or walk through it with the arrow keys.")}</strong>
      {cells.map(([head, cell]) => (
        <span key={head}>
          {head} <b>{cell}</b>
        </span>
      ))}
    </p>
  );
}

interface DrawnProps {
  plot: Plot;
  panel: Panel;
  field: Field;
  left: number;
  width: number;
  here: number;
}

function Drawn({ plot, panel, field, left, width, here }: DrawnProps) {
  const { x, y, low } = field;
  const top = low - tallOf(plot);
  return (
    <g>
      <text class="plot-panel" x="2" y={top - 13} font-size={nameSize(panel.axis.name, width)}>
        {panel.axis.name}
      </text>
      {panel.axis.ticks.map((tick) => (
        <g key={tick.at}>
          <line class="plot-grid" x1={left} x2={width - 10} y1={y(tick.at)} y2={y(tick.at)} />
          <text class="plot-tick" x={left - 6} y={y(tick.at)} dy="0.34em" text-anchor="end">
            {tick.label}
          </text>
        </g>
      ))}
      {panel.bands.map((band) => (
        <path key={band.name} class="plot-band" d={bandPath(plot, band.low, band.high, field)} />
      ))}
      {plot.marks.map((mark) => (
        <line key={mark.at} class="plot-mark" x1={x(mark.at)} x2={x(mark.at)} y1={top} y2={low} />
      ))}
      {panel.series.map((series) => (
        <g key={series.name} class={`look-${series.look}`}>
          <Strokes plot={plot} series={series} field={field} here={here} />
        </g>
      ))}
      {panel.levels.map((level) => (
        <g key={level.name}>
          <line class="plot-level" x1={left} x2={width - 10} y1={y(level.value)} y2={y(level.value)} />
          <text class="plot-tick plot-level-name" x={width - 10} y={y(level.value) + (namedBelow(panel, level.value) ? 14 : -5)} text-anchor="end">
            {level.name}
          </text>
        </g>
      ))}
    </g>
  );
}

function Strokes({ plot, series, field, here }: { plot: Plot; series: Series; field: Field; here: number }) {
  const { x, y, low } = field;
  if (series.kind === "limit") return <path class="plot-limit" d={limitPath(plot, series.values, field)} />;
  if (series.kind === "steps") return <path class="plot-stroke" d={stepsPath(plot, series.values, field)} />;
  if (series.kind === "bars") {
    const half = plot.span * (series.look >= 3 ? 0.44 : 0.34);
    return (
      <>
        {series.values.map((value, place) => {
          if (!value) return null;
          const [from, to] = [x(plot.at[place]! - half), x(plot.at[place]! + half)];
          const tall = Math.max(low - y(value), 1);
          return <rect key={place} class={here === place ? "bar bar-here" : "bar"} x={from} y={low - tall} width={Math.max(to - from, 0.8)} height={tall} />;
        })}
      </>
    );
  }
  return (
    <>
      {series.kind === "line" && <path class="plot-stroke" d={linePath(plot.at, series, field)} />}
      {marked(plot.at, series, field).map((place) => (
        <Shape key={place} look={series.look} x={x(plot.at[place]!)} y={y(series.values[place]!)} here={here === place} />
      ))}
    </>
  );
}

/** What each stroke and shape stands for; what an axis names needs no sample. */
function Key({ plot }: { plot: Plot }) {
  const series = new Map(plot.panels.flatMap((panel) => panel.series.filter((each) => each.name !== panel.axis.name)).map((each) => [each.name, each]));
  const bands = new Set(plot.panels.flatMap((panel) => panel.bands.map((band) => band.name)));
  const marks = new Set(plot.marks.map((mark) => mark.name));
  return (
    <ul class="samples" aria-hidden="true">
      {[...series.values()].map((each) => (
        <li key={each.name}>
          <svg width="22" height="14" class={`look-${each.look}`}>
            {each.kind === "bars" && <rect class="bar" x="5" y="1" width="12" height="12" />}
            {(each.kind === "line" || each.kind === "steps") && <path class="plot-stroke" d="M0 7H22" />}
            {each.kind === "limit" && <path class="plot-limit" d="M2 7H20" />}
            {(each.kind === "line" || each.kind === "dots") && <Shape look={each.look} x={11} y={7} />}
          </svg>
          {each.name}
        </li>
      ))}
      {[...bands].map((name) => (
        <li key={name}>
          <svg width="22" height="14">
            <rect class="plot-band" x="1" y="1" width="20" height="12" />
          </svg>
          {name}
        </li>
      ))}
      {[...marks].map((name) => (
        <li key={name}>
          <svg width="22" height="14">
            <line class="plot-mark" x1="11" x2="11" y1="0" y2="14" />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
