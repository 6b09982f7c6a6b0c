// Laps, pauses and heart-rate zones, as the watch told them.

import type { ActivityPageView, LapView } from "../../api/activities";
import { number, t } from "../../language";
import { along, began, clock, length, paceOf, paceUnit, perHour } from "../../measures";
import { Bars } from "../../plot/Bars";
import { Grid } from "../../plot/Table";
import { climb, far } from "../../units";

const MOST_LAPS = 14; // more of them wait to be opened
const CLOCK = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;

export function Laps({ laps, sport }: { laps: LapView[]; sport: string }) {
  if (laps.length < 2) return null;
  const columns: [string, (lap: LapView) => string | null][] = [
    [t("Distance"), (lap) => say(lap.distance_m, along)],
    [t("Time"), (lap) => say(lap.timer_s, clock)],
    sport === "bike" ? [perHour(), (lap) => ridden(lap)] : [paceUnit(), (lap) => (lap.distance_m && lap.timer_s ? paced(lap.distance_m / lap.timer_s) : null)],
    [t("Up"), (lap) => say(lap.ascent_m, climb)],
    [t("Down"), (lap) => say(lap.descent_m, climb)],
    [t("Steps/min"), (lap) => say(lap.cadence_spm, whole)],
    [t("Beats/min"), (lap) => say(lap.heart_rate_bpm, whole)],
  ];
  const told = columns.filter(([, of]) => laps.some((lap) => of(lap) !== null));
  const table = (
    <Grid
      caption={t("Laps")}
      heads={[t("Lap"), ...told.map(([head]) => head)]}
      rows={laps.map((lap, place) => [String(place + 1), ...told.map(([, of]) => of(lap) ?? "–")])}
    />
  );
  return (
    <section class="card">
      <h2>{t("Laps")}</h2>
      {laps.length > MOST_LAPS ? (
        <details>
          <summary>{t("All {count} of them", { count: laps.length })}</summary>
          {table}
        </details>
      ) : (
        table
      )}
    </section>
  );
}

const ridden = ({ distance_m, timer_s }: LapView) =>
  distance_m && timer_s ? number(Math.round((36 * distance_m) / timer_s / far().metric) / 10) : null;

const whole = (value: number) => String(Math.round(value));

function paced(mps: number): string | null {
  const seconds = paceOf(mps);
  return seconds === null ? null : clock(seconds);
}

const say = (value: number | null, as: (value: number) => string) => (value === null ? null : as(value));

export function Pauses({ view }: { view: ActivityPageView }) {
  const { pauses } = view;
  if (pauses.length === 0) return null;
  const start = new Date(view.start).getTime();
  const all_s = pauses.reduce((sum, pause) => sum + pause.duration_s, 0);
  return (
    <section class="card">
      <h2>{t("Pauses")}</h2>
      <details>
        <summary>{t("{count} in all, {length} together", { count: pauses.length, length: length(all_s) })}</summary>
        <Grid
          caption={t("Pauses")}
          heads={[t("At"), t("After"), t("How long")]}
          rows={pauses.map((pause) => [
            began(new Date(start + pause.start_s * 1000).toISOString(), view.zone, CLOCK),
            clock(pause.start_s),
            clock(pause.duration_s),
          ])}
        />
      </details>
    </section>
  );
}

export function Zones({ zones_s }: { zones_s: number[] }) {
  if (!zones_s.some((seconds) => seconds > 0)) return null;
  return (
    <section class="card">
      <h2>{t("Heart-rate zones")}</h2>
      <p class="note">{t("Minutes in each zone that the watch was set to, lowest first.")}</p>
      <Bars
        name={t("Time by heart-rate zone")}
        heads={[t("Zone"), t("Time")]}
        bars={zones_s.map((seconds, zone) => ({
          name: t("Zone {zone}", { zone: zone + 1 }),
          tick: String(zone + 1),
          amount: seconds,
          says: [t("Zone {zone}", { zone: zone + 1 }), length(seconds)],
        }))}
        unit_amount={60}
        tick={(seconds) => String(Math.round(seconds / 60))}
        middle
      />
    </section>
  );
}
