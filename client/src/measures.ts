// What a watch measures, as a person reads it. Speeds are shown as pace in the runner's unit.

import { dates, number, t } from "./language";
import { far } from "./units";

/** "1:05:09", or "5:09" below an hour. */
export function clock(seconds: number): string {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (part: number) => String(part).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** "4 min", "1 h 05 min", "40 s": a length of time in words. */
export function length(seconds: number): string {
  if (seconds < 60) return t("{seconds} s", { seconds: Math.round(seconds) });
  const all = Math.round(seconds / 60);
  if (all < 60) return t("{minutes} min", { minutes: all });
  return t("{hours} h {minutes} min", { hours: Math.floor(all / 60), minutes: String(all % 60).padStart(2, "0") });
}

/** Metres along the way, to ten metres: "4.32 km". */
export function along(metres: number): string {
  const { sign, metric } = far();
  return `${number(Math.round(metres / metric / 10) / 100)} ${sign}`;
}

const SLOWEST_MPS = 0.3;

export const paceUnit = () => t("min/{unit}", { unit: far().sign });

/** Seconds for a kilometre or a mile; null for standing. */
export const paceOf = (mps: number): number | null => (mps < SLOWEST_MPS ? null : (1000 * far().metric) / mps);

/** "5:40 min/km". */
export function pace(mps: number): string {
  const seconds = paceOf(mps);
  return seconds === null ? t("standing") : `${clock(seconds)} ${paceUnit()}`;
}

export const perHour = () => t("{unit}/h", { unit: far().sign });

/** "25.3 km/h". */
export const rate = (mps: number) => `${number(Math.round((36 * mps) / far().metric) / 10)} ${perHour()}`;

export const steps = (spm: number) => t("{steps} / min", { steps: Math.round(spm) });
export const beats = (bpm: number) => t("{beats} / min", { beats: Math.round(bpm) });

/** The moment an activity began, in the runner's zone. */
export function began(iso: string, zone: string, options: Intl.DateTimeFormatOptions): string {
  const say = (timeZone?: string) => dates({ ...options, timeZone }).format(new Date(iso));
  try {
    return say(zone);
  } catch {
    return say(); // a zone that this browser does not know
  }
}

/** The time of day on the watch, where it was set to another zone than the runner's; '' where not. */
export function onTheWatch(iso: string, zone: string, offset_s: number | null): string {
  if (offset_s === null) return "";
  const at = new Date(iso);
  const here = began(iso, zone, { hour: "2-digit", minute: "2-digit" });
  const there = began(new Date(at.getTime() + offset_s * 1000).toISOString(), "UTC", { hour: "2-digit", minute: "2-digit" });
  return here === there ? "" : there;
}
