// Dates, amounts and fixed words, as a person reads them.

import type { Done, FileView, Light, SessionKind, Site, Tier } from "./api/views";
import { dates, language, later, number, t } from "./language";

export const LIGHT: Record<Light, { name: string; meaning: string }> = {
  green: { name: later("Green"), meaning: later("go as planned") },
  amber: { name: later("Amber"), meaning: later("take it easier") },
  red: { name: later("Red"), meaning: later("hold back") },
  unknown: { name: later("Not known yet"), meaning: later("no answers for this day") },
};

export const SITES: Record<Site, string> = {
  ITB_L: later("Left outer knee"),
  ITB_R: later("Right outer knee"),
  HAM_L: later("Left hamstring"),
  HAM_R: later("Right hamstring"),
};

export const KIND: Record<SessionKind, string> = {
  run: later("Run"),
  walk: later("Walk"),
  strength: later("Strength"),
  cross_training: later("Cross-training"),
};

/** Kinds of session that a watch knows too. */
export const CLASS: Record<string, string> = {
  ...KIND,
  hike: later("Hike"),
  plyometrics: later("Jumps"),
};

export const SPORTS: Record<string, string> = {
  run: later("Run"),
  walk: later("Walk"),
  hike: later("Hike"),
  bike: later("Ride"),
  swim: later("Swim"),
  row: later("Row"),
  elliptical: later("Elliptical"),
  strength: later("Strength"),
  other: later("Other sport"),
};

export const FILE_STATUS: Record<FileView["status"], string> = {
  imported: later("Imported"),
  partial: later("Imported in part"),
  skipped: later("Skipped"),
  failed: later("Not readable"),
  duplicate: later("Already here"),
};

/** What the numbers of a reason are called. */
export const NUMBERS: Record<string, string> = {
  before: later("before"),
  by: later("said by"),
  cleared: later("cleared"),
  cue: later("technique cue"),
  days: later("days"),
  done: later("done"),
  down_m: later("down"),
  dropped: later("left out"),
  factor: later("factor"),
  flags: later("warning signs"),
  in_one_piece: later("in one piece"),
  freeze_days: later("days without a rise"),
  gate: later("gate"),
  greens: later("green sessions"),
  hours: later("hours"),
  level: later("level"),
  lever: later("what rises"),
  mode: later("way of cross-training"),
  most: later("at most"),
  most_min: later("minutes at most"),
  name: later("name"),
  obstacles: later("what stands against it"),
  planned: later("planned"),
  planned_m: later("climb planned"),
  position: later("position"),
  region: later("place"),
  rise: later("rise"),
  risks: later("risks"),
  role: later("role"),
  behind: later("rule behind it"),
  seen_on: later("seen on"),
  session: later("session"),
  share: later("share"),
  sites: later("places"),
  stage: later("stage"),
  steep_min: later("steep minutes"),
  suspect: later("what rose last"),
  tests: later("tests"),
  to: later("to"),
  up_m: later("up"),
  usual: later("usual"),
  why: later("why"),
  within_half_a_year: later("in half a year"),
};

export const DONE: Record<Done, string> = {
  "": "",
  yes: later("Done"),
  partly: later("Partly done"),
  no: later("Left out"),
};

export const TIERS: Record<Tier, { title: string; when: string; now: string }> = {
  emergency: {
    title: later("Get help now"),
    when: later("These need help at once."),
    now: later("Do not drive yourself. When you ring, say where you are and what is listed here."),
  },
  same_day: {
    title: later("See a doctor today"),
    when: later("These need a doctor within a day."),
    now: later("Ring a practice now and say that it cannot wait until tomorrow. If nobody has time, go to an emergency department."),
  },
  within_week: {
    title: later("See someone this week"),
    when: later("These need a look within a week."),
    now: later("Make an appointment today. If it grows worse, do not wait for it."),
  },
};
export const TIER_ORDER: Tier[] = ["emergency", "same_day", "within_week"];

/** A country's name by its code, in the language spoken. */
export const countryName = (code: string) => new Intl.DisplayNames([language.value], { type: "region" }).of(code) ?? code;

export const dayOf = (iso: string) => new Date(`${iso}T12:00:00`);
const WEEKDAYS = [
  later("Sunday"),
  later("Monday"),
  later("Tuesday"),
  later("Wednesday"),
  later("Thursday"),
  later("Friday"),
  later("Saturday"),
];
const MONTHS = [
  later("January"),
  later("February"),
  later("March"),
  later("April"),
  later("May"),
  later("June"),
  later("July"),
  later("August"),
  later("September"),
  later("October"),
  later("November"),
  later("December"),
];

const MONTHS_SHORT = [
  later("Jan"),
  later("Feb"),
  later("Mar"),
  later("Apr"),
  later("May"),
  later("Jun"),
  later("Jul"),
  later("Aug"),
  later("Sep"),
  later("Oct"),
  later("Nov"),
  later("Dec"),
];

// What Today shows at first sight is said from the catalogue: the first formatter of dates costs a
// browser longer than all the rest of it.
const dayAndMonth = (day: Date, months: string[]) =>
  t("{day} {month}", { day: day.getDate(), month: t(months[day.getMonth()]!) });
/** "Sunday 3 May". */
export const longDay = (iso: string) =>
  t("{weekday} {date}", { weekday: t(WEEKDAYS[dayOf(iso).getDay()]!), date: dayAndMonth(dayOf(iso), MONTHS) });
/** "3 Sep". */
export const shortDay = (iso: string) => dayAndMonth(dayOf(iso), MONTHS_SHORT);
export const fullDay = (iso: string) =>
  dates({ day: "numeric", month: "long", year: "numeric" }).format(dayOf(iso));
export const shortDays = (first: string, last: string) =>
  dates({ day: "numeric", month: "short" }).formatRange(dayOf(first), dayOf(last));
export const dayAndYear = (iso: string) =>
  dates({ day: "numeric", month: "short", year: "numeric" }).format(dayOf(iso));
export const weekday = (iso: string) => dates({ weekday: "short" }).format(dayOf(iso));
export const weekdayLong = (iso: string) => dates({ weekday: "long" }).format(dayOf(iso));
export const monthOf = (iso: string) => dates({ month: "long", year: "numeric" }).format(dayOf(iso));
export const moment = (iso: string) =>
  dates({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(
    new Date(iso),
  );

/** The runner's day at a moment, by this device's zone. */
export const dayAt = (moment: Date, dayStartsAtH: number) =>
  isoDay(new Date(moment.getTime() - dayStartsAtH * 3_600_000));

/** The time of a moment; with its day when that is not today. */
export const timeOf = (iso: string) =>
  isoDay(new Date(iso)) === isoDay(new Date())
    ? dates({ hour: "2-digit", minute: "2-digit" }).format(new Date(iso))
    : moment(iso);

export function addDays(iso: string, days: number): string {
  const day = dayOf(iso);
  day.setDate(day.getDate() + days);
  return isoDay(day);
}

export const isoDay = (day: Date) =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const round = (value: number) => number(Math.round(value * 100) / 100);
export const plain = (name: string) => name.replaceAll("_", " ");
/** The version without the mark of its exact contents. */
export const version = (name: string) => name.split("+")[0] ?? name;
/** A name within a sentence: in small letters where the language does so. */
export const inside = (name: string) =>
  language.value === "en" ? name.charAt(0).toLowerCase() + name.slice(1) : name;

