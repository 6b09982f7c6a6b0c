// Elevation, pace, cadence and heart along the way, one cursor through all of them.

import type { Signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { PauseView, TracesView } from "../../api/activities";
import { later, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { along, measured, placeOf } from "../../plot/along";
import { Plot, place } from "../../plot/Plot";
import { cadence, elevation, heartRate, power, speed, wheels } from "../../plot/quantities";

const BY = [
  [later("Distance"), "distance"],
  [later("Time"), "time"],
] as const;

interface Props {
  traces: TracesView;
  pauses: PauseView[];
  sport: string;
  cursor: Signal<number>;
}

export function Profile({ traces, pauses, sport, cursor }: Props) {
  const hasWay = measured(traces);
  const [by, setBy] = useState<"distance" | "time">(hasWay ? "distance" : "time");
  const way = along(traces, by);
  const quantities = [elevation(), sport === "bike" ? wheels() : speed(), cadence(), heartRate(), power()].filter((each) => traces.columns[each.column]);
  const marks = by === "time" ? pauses.map((pause) => [pause.start_s, pause.start_s + pause.duration_s] as const) : pauseMarks(pauses, traces);
  if (quantities.length === 0) return null;
  return (
    <section class="card profile">
      <div class="card-top">
        <h2>{t("Along the way")}</h2>
        {hasWay && <Choice legend={t("Laid out by")} options={BY} value={by} pick={setBy} quiet />}
      </div>
      <p class={cursor.value < 0 ? "note" : "note plot-place"} aria-hidden="true">
        {cursor.value < 0 ? t("Touch a plot, or walk through it with the arrow keys.") : place(traces, way, cursor.value)}
      </p>
      {quantities.map((quantity, which) => (
        <Plot
          key={quantity.column}
          quantity={quantity}
          traces={traces}
          along={way}
          cursor={cursor}
          marks={marks}
          last={which === quantities.length - 1}
        />
      ))}
      {marks.length > 0 && (
        <p class="note plot-key">
          <span class="swatch swatch-pause" /> {t("paused")}
        </p>
      )}
    </section>
  );
}

const NEARLY = 0.99;

/** A pause has no length along the way: a thin line where it was; none for the one at the end. */
function pauseMarks(pauses: PauseView[], traces: TracesView): (readonly [number, number])[] {
  const way = along(traces, "distance");
  return pauses.flatMap((pause) => {
    const at = placeOf(pause.start_s, traces, way);
    return at === null || at > way.to * NEARLY ? [] : [[at, at] as const];
  });
}
