// A session told by hand: its answers, what they still need, and the fact that comes of them.

import type { Fact, SessionFeedback } from "../../api/facts";
import type { SiteView } from "../../api/views";
import { t } from "../../language";
import { type FeltAnswers, feltOf, NOT_FELT } from "../../parts/Felt";
import { isoDay } from "../../words";

export interface Entry extends FeltAnswers {
  day: string;
  kind: string | null;
  run_min: number | null;
  minutes: number | null; // of all of it: on foot with the walks
  km: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  contacts: number | null;
  rpe: number | null;
  shoe: string | null;
  forgotten: boolean; // nobody knows the pain any more
}

type Told = Extract<Fact, SessionFeedback>;

export const ON_FOOT = new Set(["run", "walk", "hike"]);

export const nothing = (day: string): Entry => ({
  ...NOT_FELT,
  day,
  kind: null,
  run_min: null,
  minutes: null,
  km: null,
  ascent_m: null,
  descent_m: null,
  contacts: null,
  rpe: null,
  shoe: null,
  forgotten: false,
});

export const entryOf = (fact: Told, day: string): Entry => ({
  day,
  kind: fact.session_class,
  run_min: fact.session_class === "run" ? fact.run_min : null,
  minutes: ON_FOOT.has(fact.session_class) ? fact.on_feet_min : fact.minutes,
  km: fact.distance_m === null ? null : fact.distance_m / 1000,
  ascent_m: fact.ascent_m,
  descent_m: fact.descent_m,
  contacts: fact.contacts || null,
  rpe: fact.rpe,
  shoe: fact.shoe ?? null,
  pain: fact.pain_during,
  later: fact.pain_60min,
  began: fact.began,
  course: fact.course,
  limp: fact.limp,
  sharp: fact.sharp,
  painkillers: fact.painkillers_24h ?? false,
  forgotten: Object.keys(fact.pain_during).length === 0,
});

/** What is still needed; '' when nothing. */
export function missingIn(entry: Entry, sites: SiteView[], today: string): string {
  if (!entry.day) return t("Enter the day.");
  if (entry.day > today) return t("The day cannot lie ahead.");
  if (entry.kind === null) return t("Choose what it was.");
  if (entry.kind === "run" && entry.run_min === null) return t("How many minutes did you run?");
  if (entry.kind !== "run" && entry.minutes === null) return t("How many minutes was it?");
  if (Math.max(entry.run_min ?? 0, entry.minutes ?? 0) > 2880) return t("More than two days cannot be one session.");
  const silent = entry.forgotten ? undefined : sites.find((site) => entry.pain[site.site] === undefined);
  return silent ? t("Touch a number first: {site}. 0 is an answer too.", { site: silent.name }) : "";
}

/** When it was: now on the day that it is, else at the time that it had, or noon. */
export function momentOf(day: string, now: Date, before?: Date): Date {
  if (before && isoDay(before) === day) return before;
  if (isoDay(now) === day) return now;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date, before?.getHours() ?? 12, before?.getMinutes() ?? 0);
}

/** before: what was said of it until now; what this form does not ask for stays. */
export function feedbackOf(entry: Entry, before: SessionFeedback | null): SessionFeedback {
  const kind = entry.kind ?? "run";
  const onFoot = ON_FOOT.has(kind);
  const metres = (value: number | null) => (onFoot && value !== null ? Math.round(value) : null);
  return {
    ...(before ?? NEW),
    session_class: kind,
    run_min: kind === "run" ? (entry.run_min ?? 0) : 0,
    on_feet_min: onFoot ? entry.minutes : null,
    distance_m: metres(entry.km === null ? null : entry.km * 1000),
    ascent_m: metres(entry.ascent_m),
    descent_m: metres(entry.descent_m),
    contacts: kind === "plyometrics" ? (entry.contacts ?? 0) : (before?.contacts ?? 0),
    minutes: onFoot ? null : entry.minutes,
    ...feltOf(entry),
    began: entry.forgotten ? null : feltOf(entry).began,
    rpe: entry.rpe,
    shoe: kind === "run" ? entry.shoe : null,
  };
}

const NEW = {
  kind: "session_feedback",
  planned_session: null,
  activity: null,
  done: "yes",
  fast_min: 0,
} as const;
