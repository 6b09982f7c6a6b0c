// Running and walking in turn, as a strip over time.

import { useState } from "preact/hooks";
import type { SegmentView } from "../../api/activities";
import { useWidth } from "../../hooks/useWidth";
import { t, tn } from "../../language";
import { clock, length } from "../../measures";
import { SECONDS, ticksWithin } from "../../plot/scale";
import { Table } from "../../plot/Table";
import { Walkable } from "../../plot/Walkable";
import { intervals } from "./intervals";
import { GAITS } from "./words";

const TALL = { run: 56, walk: 34, stand: 12 };
const ALL = 56;

export function Gaits({ segments }: { segments: SegmentView[] }) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const [here, setHere] = useState(-1);
  const last = segments.at(-1);
  if (!last) return null;
  const end_s = last.start_s + last.duration_s;
  const x = (second: number) => (second / end_s) * width;
  const shown = segments[here];
  const said = shown ? say(shown) : "";
  const within = (place: number) => Math.min(Math.max(place, 0), segments.length - 1);
  const under = (px: number) => within(segments.findLastIndex((segment) => x(segment.start_s) <= px));
  return (
    <section class="card">
      <h2>{t("Running and walking")}</h2>
      <p>{summary(segments)}</p>
      <figure class="plot">
        <p class="plot-value plot-value-line" aria-hidden="true">
          {said}
        </p>
        <Walkable
          name={t("Running and walking over time")}
          at={here}
          count={segments.length}
          says={said || t("Move with the arrow keys.")}
          go={setHere}
          on={(from, by) => within(from + Math.sign(by))}
          under={under}
          frame={frame}
        >
          {width > 0 && (
            <svg width={width} height={ALL + 24} aria-hidden="true">
              {segments.map((segment, place) => (
                <rect
                  key={segment.start_s}
                  class={`gait gait-${segment.gait}${place === here ? " bar-here" : ""}`}
                  x={x(segment.start_s)}
                  width={Math.max(x(segment.duration_s) - (x(segment.duration_s) > 4 ? 1 : 0), 0.6)}
                  y={ALL - TALL[segment.gait]}
                  height={TALL[segment.gait]}
                />
              ))}
              <line class="plot-axis" x1="0" x2={width} y1={ALL} y2={ALL} />
              {ticksWithin(0, end_s, SECONDS, width < 480 ? 5 : 8).map((tick) => (
                <text key={tick} class="plot-tick" x={x(tick)} y={ALL + 16} text-anchor={tick ? (x(tick) > width - 20 ? "end" : "middle") : "start"}>
                  {clock(tick)}
                </text>
              ))}
            </svg>
          )}
        </Walkable>
        <p class="note plot-key">
          {(["run", "walk", "stand"] as const)
            .filter((gait) => segments.some((segment) => segment.gait === gait))
            .map((gait) => (
              <span key={gait}>
                <span class={`swatch swatch-${gait}`} /> {t(GAITS[gait])}
              </span>
            ))}
        </p>
        <Table
          caption={t("Running and walking over time")}
          heads={[t("From"), t("What"), t("How long")]}
          rows={() => segments.map((segment) => [clock(segment.start_s), t(GAITS[segment.gait]), clock(segment.duration_s)])}
        />
      </figure>
    </section>
  );
}

const say = (segment: SegmentView) =>
  t("{gait}: {length}, from {start}", {
    gait: t(GAITS[segment.gait]),
    length: clock(segment.duration_s),
    start: clock(segment.start_s),
  });

function summary(segments: SegmentView[]): string {
  const found = intervals(segments);
  if (found)
    return t("{count} × about {run} of running, with about {walk} between.", {
      count: found.count,
      run: length(found.run_s),
      walk: length(found.walk_s),
    });
  const runs = segments.filter((segment) => segment.gait === "run").length;
  if (segments.length === 1 && runs === 1) return t("Running all the way.");
  return runs === 0 ? t("No running.") : tn("{count} stretch of running.", "{count} stretches of running.", runs);
}
