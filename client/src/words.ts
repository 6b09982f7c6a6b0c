// Dates, amounts and fixed words, as a person reads them.

import type { Done, Light, SessionKind, Site, Tier } from "./api/views";

export const LIGHT: Record<Light, { name: string; meaning: string }> = {
  green: { name: "Green", meaning: "go as planned" },
  amber: { name: "Amber", meaning: "take it easier" },
  red: { name: "Red", meaning: "hold back" },
  unknown: { name: "Not known yet", meaning: "no answers for this day" },
};

export const SITES: Record<Site, string> = {
  ITB_L: "Left outer knee",
  ITB_R: "Right outer knee",
  HAM_L: "Left hamstring",
  HAM_R: "Right hamstring",
};

export const KIND: Record<SessionKind, string> = {
  run: "Run",
  walk: "Walk",
  strength: "Strength",
  cross_training: "Cross-training",
};

export const DONE: Record<Done, string> = { "": "", yes: "Done", partly: "Partly done", no: "Left out" };

export const TIERS: Record<Tier, { title: string; when: string }> = {
  emergency: { title: "Get help now", when: "These need help at once." },
  same_day: { title: "See a doctor today", when: "These need a doctor within a day." },
  within_week: { title: "See someone this week", when: "These need a look within a week." },
};
export const TIER_ORDER: Tier[] = ["emergency", "same_day", "within_week"];

export const dayOf = (iso: string) => new Date(`${iso}T12:00:00`);
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", options);
export const longDay = (iso: string) =>
  format({ weekday: "long", day: "numeric", month: "long" }).format(dayOf(iso));
export const shortDay = (iso: string) => format({ day: "numeric", month: "short" }).format(dayOf(iso));
export const weekday = (iso: string) => format({ weekday: "short" }).format(dayOf(iso));
export const weekdayLong = (iso: string) => format({ weekday: "long" }).format(dayOf(iso));
export const moment = (iso: string) =>
  format({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(
    new Date(iso),
  );

export function addDays(iso: string, days: number): string {
  const day = dayOf(iso);
  day.setDate(day.getDate() + days);
  return isoDay(day);
}

export const isoDay = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const km = (metres: number) => `${(metres / 1000).toFixed(1)} km`;
export const round = (value: number) => String(Math.round(value * 100) / 100);
export const plain = (name: string) => name.replaceAll("_", " ");
/** The version without the mark of its exact contents. */
export const version = (name: string) => name.split("+")[0] ?? name;
export const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
