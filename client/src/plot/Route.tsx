// The way as a plain line, north up, over a map where the runner turned one on. The cursor of the plots
// stands on it.

import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { TracesView } from "../api/activities";
import { t } from "../language";
import { along } from "../measures";
import type { MapTilesView } from "../api/mapTiles";
import { useView } from "../hooks/useView";
import { far } from "../units";
import { nearest } from "./along";
import { drawRoute } from "./flat";
import { tilesOver } from "./tiles";

const WIDE = 320;
const TALL = 260;
const ROUND = 18;
const BELOW = 22; // for the scale

export function Route({ traces, cursor }: { traces: TracesView; cursor: Signal<number> }) {
  const drawn = useMemo(() => drawRoute(traces.route, WIDE, TALL - BELOW, ROUND, 1000 * far().metric), [traces]);
  const { view: map } = useView<MapTilesView>("map-tiles");
  const tiles = useMemo(() => (map?.address ? tilesOver(drawn, WIDE, TALL) : []), [drawn, map?.address]);
  const line = `M${drawn.points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`;
  const second = cursor.value < 0 ? null : (traces.start_s[cursor.value] ?? null);
  const here = second === null ? undefined : drawn.points[nearest(traces.route.map((point) => point[2]), second)];
  const [first, last] = [drawn.points[0]!, drawn.points.at(-1)!];
  const scale = along(drawn.scale_m);
  return (
    <figure class="plot">
      <svg class="route" viewBox={`0 0 ${WIDE} ${TALL}`} role="img" aria-label={t("The way as a line, north is up.")}>
        {tiles.length > 0 && (
          <g class="route-map">
            {tiles.map(({ path, x, y, wide, tall }) => (
              <image key={path} href={`/api/map-tiles/${path}`} x={x} y={y} width={wide + 0.3} height={tall + 0.3} preserveAspectRatio="none" />
            ))}
          </g>
        )}
        {tiles.length > 0 && <path class="route-halo" d={line} />}
        <path class="route-line" d={line} />
        <circle class="route-start" cx={first[0]} cy={first[1]} r="6" />
        <rect class="route-end" x={last[0] - 4.5} y={last[1] - 4.5} width="9" height="9" />
        {here && <circle class="plot-here" cx={here[0]} cy={here[1]} r="6" />}
        <path class="route-scale" d={`M10 ${TALL - 14}v4h${drawn.scale_px.toFixed(1)}v-4`} />
        <text class="plot-tick" x={16 + drawn.scale_px} y={TALL - 9}>
          {scale}
        </text>
      </svg>
      <figcaption class="note route-key">
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <circle class="route-start" cx="6" cy="6" r="5" />
          </svg>{" "}
          {t("Start")}
        </span>
        <span>
          <svg width="12" height="12" aria-hidden="true">
            <rect class="route-end" x="1.5" y="1.5" width="9" height="9" />
          </svg>{" "}
          {t("End")}
        </span>
        {tiles.length > 0 && map?.credit && <span>{t("Map: {credit}", { credit: map.credit })}</span>}
      </figcaption>
    </figure>
  );
}
