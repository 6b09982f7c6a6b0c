// What is plotted along the way: how it is scaled, written and drawn.

import type { TraceView } from "../api/activities";
import { beats, clock, pace, paceUnit, perHour, rate, steps } from "../measures";
import { far, high, climb } from "../units";
import { number, t } from "../language";
import { smoothed, type Values } from "./along";
import { paceScale, quantile, roundScale, type Scale } from "./scale";

export interface Quantity {
  column: string;
  name: string;
  unit: string;
  shape: "area" | "line" | "dots";
  /** The values that are drawn, of a trace whose stretches are so many seconds long. */
  drawn: (trace: TraceView, stretch_s: number) => Values;
  scale: (drawn: Values) => Scale;
  tick: (value: number) => string;
  say: (value: number) => string;
}

const SMOOTHING_S = 20;
const STANDING_SPM = 60;

const mean = (trace: TraceView) => trace.mean;
const spread = (values: Values, low: number, high: number, least: number) =>
  roundScale(quantile(values, low) ?? 0, quantile(values, high) ?? 0, least);

export const elevation = (): Quantity => {
  const { sign, metric } = high();
  const least = 40; // what a flat run rises and falls must not look like a mountain
  return {
    column: "elevation_m",
    name: t("Elevation"),
    unit: sign,
    shape: "area",
    drawn: mean,
    scale: (drawn) => {
      const shown = roundScale((quantile(drawn, 0) ?? 0) / metric, (quantile(drawn, 1) ?? 0) / metric, least / metric);
      return { from: shown.from * metric, to: shown.to * metric, ticks: shown.ticks.map((tick) => tick * metric) };
    },
    tick: (value) => number(Math.round(value / metric)),
    say: climb,
  };
};

const smooth = (trace: TraceView, stretch_s: number) => smoothed(trace.mean, Math.round(SMOOTHING_S / 2 / stretch_s));

/** How fast on wheels. */
export const wheels = (): Quantity => {
  const metric = far().metric / 3.6; // m/s of one unit an hour
  return {
    column: "speed_mps",
    name: t("Speed"),
    unit: perHour(),
    shape: "line",
    drawn: smooth,
    scale: (drawn) => {
      const { to, ticks } = roundScale(0, (quantile(drawn, 0.995) ?? 0) / metric, 10);
      return { from: 0, to: to * metric, ticks: ticks.map((tick) => tick * metric) };
    },
    tick: (value) => number(Math.round(value / metric)),
    say: rate,
  };
};

/** How fast on foot. */
export const speed = (): Quantity => ({
  column: "speed_mps",
  name: t("Pace"),
  unit: paceUnit(),
  shape: "line",
  drawn: smooth,
  scale: (drawn) => paceScale(quantile(drawn, 0.03) ?? 0, quantile(drawn, 0.985) ?? 1, 1000 * far().metric),
  tick: (value) => clock((1000 * far().metric) / value),
  say: pace,
});

export const cadence = (): Quantity => ({
  column: "cadence_spm",
  name: t("Cadence"),
  unit: t("steps/min"),
  shape: "dots",
  drawn: (trace) => trace.mean.map((value) => (value !== null && value < STANDING_SPM ? null : value)),
  scale: (drawn) => spread(drawn, 0.02, 0.995, 60),
  tick: number,
  say: steps,
});

export const heartRate = (): Quantity => ({
  column: "heart_rate_bpm",
  name: t("Heart rate"),
  unit: t("beats/min"),
  shape: "line",
  drawn: mean,
  scale: (drawn) => spread(drawn, 0.005, 1, 40),
  tick: number,
  say: beats,
});

export const power = (): Quantity => ({
  column: "power_w",
  name: t("Power"),
  unit: t("watts"),
  shape: "line",
  drawn: smooth,
  scale: (drawn) => spread(drawn, 0, 0.995, 100),
  tick: number,
  say: (value) => t("{watts} W", { watts: Math.round(value) }),
});
