// The opening answers: what is asked, in which order, and the facts that come of it.

import { correctionOf, factOf, type Fact, type Sent } from "../../api/facts";
import type { BaselineView } from "../../api/baseline";
import type { ProtocolView, Site, Tier } from "../../api/views";
import { t } from "../../language";

export interface InjuryAnswers {
  hamstring_kind: "tendon_proximal" | "acute_strain" | "unspecified" | null;
  onset: string;
  worst_pain_7d: number | null;
  usual_pain: number | null;
  limp: boolean | null;
  days_without_running: number | null;
  walk_30_min_clean: boolean | null;
  longest_symptom_free_run_min: number | null;
}

export interface Opening {
  age: number | null;
  massKg: number | null;
  warnings: string[]; // red flags answered with yes
  warningsAsked: Tier[];
  warningsSent: Fact | null;
  sites: Site[];
  injuries: Partial<Record<Site, InjuryAnswers>>;
  injuriesSent: Partial<Record<Site, string>>; // fact ids, for an edit
  run_min: number | null;
  runs: number | null;
  run_km: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  longest_run_min: number | null;
  cadence_spm: number | null;
  fromFiles: string; // the window that the numbers of the usual week were taken from; "" = typed
  risks: string[];
  noRisks: boolean;
  available_min: number[];
  equipment: string[];
  cross_training: string[];
  uphill_treadmill: boolean;
  strength_experience: "none" | "some" | "regular" | null;
  cautious: boolean;
  race: boolean | null;
  race_on: string;
  race_name: string;
  race_km: number | null;
  race_ascent_m: number | null;
}

export const NOTHING: Opening = {
  age: null,
  massKg: null,
  warnings: [],
  warningsAsked: [],
  warningsSent: null,
  sites: [],
  injuries: {},
  injuriesSent: {},
  run_min: null,
  runs: 3,
  run_km: null,
  ascent_m: null,
  descent_m: null,
  longest_run_min: null,
  cadence_spm: null,
  fromFiles: "",
  risks: [],
  noRisks: false,
  available_min: [90, 90, 90, 90, 90, 180, 180],
  equipment: [],
  cross_training: [],
  uphill_treadmill: false,
  strength_experience: null,
  cautious: false,
  race: null,
  race_on: "",
  race_name: "",
  race_km: null,
  race_ascent_m: null,
};

export const NO_INJURY: InjuryAnswers = {
  hamstring_kind: null,
  onset: "",
  worst_pain_7d: null,
  usual_pain: null,
  limp: null,
  days_without_running: null,
  walk_30_min_clean: null,
  longest_symptom_free_run_min: null,
};

export type Step = "age" | Tier | "sites" | "files" | Site | "running" | "risks" | "days" | "means" | "goal" | "review";

/** The steps in their order. An edit leaves the warning signs to 'Something is wrong', files to Import. */
export function stepsOf(opening: Opening, editing: boolean): Step[] {
  const warnings: Step[] = editing ? [] : ["emergency", "same_day", "within_week"];
  const files: Step[] = editing ? [] : ["files"];
  return ["age", ...warnings, "sites", ...files, ...opening.sites, "running", "risks", "days", "means", "goal", "review"];
}

/** What a step still needs before it can be left; '' when nothing. */
export function missingIn(step: Step, opening: Opening, today: string): string {
  switch (step) {
    case "age":
      return opening.age === null || !(opening.age >= 0 && opening.age <= 120) ? t("Enter your age in years.") : "";
    case "emergency":
    case "same_day":
    case "within_week":
      return opening.warningsAsked.includes(step) ? "" : t("Answer the warning signs first.");
    case "sites":
      return opening.sites.length === 0 ? t("Choose at least one place.") : "";
    case "running":
      if (opening.run_min === null) return t("Enter the minutes you ran in a usual week; a guess is fine.");
      return opening.run_min > 3000 ? t("More than 3000 minutes a week cannot be right.") : "";
    case "risks":
      return opening.risks.length === 0 && !opening.noRisks ? t("Tick what applies, or ‘none of these’.") : "";
    case "days":
      return opening.available_min.every((minutes) => minutes === 0) ? t("Keep at least one day free for training.") : "";
    case "means":
      if (opening.massKg && !(opening.massKg >= 25 && opening.massKg <= 300))
        return t("Body mass lies between 25 and 300 kg; leave it empty if you like.");
      return opening.strength_experience === null ? t("Choose how used you are to strength training.") : "";
    case "goal":
      if (opening.race === null) return t("Say whether there is a race, or none.");
      return opening.race && !opening.race_on ? t("Enter the day of the race.") : "";
    case "files":
    case "review":
      return "";
    default:
      return missingInInjury(step, opening.injuries[step] ?? NO_INJURY, today);
  }
}

function missingInInjury(site: Site, said: InjuryAnswers, today: string): string {
  if (site.startsWith("HAM") && said.hamstring_kind === null) return t("Choose how the hamstring pain began.");
  if (!said.onset) return t("Enter the day it began; roughly is fine.");
  if (said.onset > today) return t("The day it began cannot lie ahead.");
  if (said.worst_pain_7d === null) return t("Touch a number for the worst pain of the last seven days.");
  if (said.usual_pain === null) return t("Touch a number for a usual morning.");
  if (said.limp === null) return t("Say whether you limp.");
  if (said.days_without_running === null) return t("Enter the days since your last run; 0 for today.");
  if (said.walk_30_min_clean === null) return t("Say whether you can walk 30 minutes without pain or limp.");
  return "";
}

/** The day on which the pain began, of several places the earliest; "" while none is told. */
export const onsetOf = (opening: Opening): string =>
  opening.sites.map((site) => opening.injuries[site]?.onset ?? "").filter(Boolean).sort()[0] ?? "";

/** The answers of the usual week as the files tell it. */
export const usualWeek = ({ week, first_day }: BaselineView): Partial<Opening> =>
  week
    ? {
        run_min: week.run_min,
        runs: week.runs,
        run_km: week.run_m === null ? null : week.run_m / 1000,
        ascent_m: week.ascent_m,
        descent_m: week.descent_m,
        longest_run_min: week.longest_run_min,
        cadence_spm: week.cadence_spm,
        fromFiles: first_day,
      }
    : {};

/** Whether the files may fill in the usual week: nothing was typed, or they filled it in for another day. */
export const fillsIn = (opening: Opening, view: BaselineView): boolean =>
  view.week !== null && (opening.fromFiles ? opening.fromFiles !== view.first_day : opening.run_min === null);

/** The protocol that is written for these injuries: the one in force if it is, else the one with the fewest others. */
export function protocolOf(opening: Opening, protocols: ProtocolView[], inForce: string | null): string | null {
  const kinds = opening.sites.map((site) =>
    site.startsWith("ITB") ? "itb" : (opening.injuries[site]?.hamstring_kind ?? "unspecified"),
  );
  const fitting = protocols.filter((each) => kinds.every((kind) => each.covers.includes(kind)));
  const kept = fitting.find((each) => each.id === inForce);
  return (kept ?? fitting.sort((one, other) => one.covers.length - other.covers.length)[0])?.id ?? null;
}

export function factsOf(
  subject: string,
  opening: Opening,
  before: Opening | null,
  flags: string[],
  protocol: string | null = null,
): Sent[] {
  const injuries = opening.sites
    .filter((site) => !before || !same(opening.injuries[site], before.injuries[site]) || !before.sites.includes(site))
    .map((site) => injuryOf(subject, site, opening.injuries[site] ?? NO_INJURY));
  const withdrawn = (before?.sites ?? [])
    .filter((site) => !opening.sites.includes(site) && opening.injuriesSent[site])
    .map((site) => correctionOf(subject, opening.injuriesSent[site]!, null));
  const warnings = before || flags.length === 0 ? [] : [warningsOf(subject, opening, flags)];
  return [profileOf(subject, opening, protocol), ...injuries, ...withdrawn, ...warnings];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** The answers to the warning signs; the fact that was sent already if nothing has changed since. */
export function warningsOf(subject: string, opening: Opening, flags: string[]): Fact {
  const answers = Object.fromEntries(flags.map((flag) => [flag, opening.warnings.includes(flag)]));
  const sent = opening.warningsSent;
  if (sent?.kind === "red_flag_answer" && same(sent.answers, answers)) return sent;
  return factOf(subject, { kind: "red_flag_answer", answers });
}

function profileOf(subject: string, opening: Opening, protocol: string | null): Fact {
  return factOf(subject, {
    kind: "profile",
    age_years: Math.floor(opening.age ?? 0),
    sex: null,
    body_mass_kg: opening.massKg ?? null,
    baseline: {
      run_min_per_week: opening.run_min ?? 0,
      run_m_per_week: opening.run_km === null ? null : opening.run_km * 1000,
      ascent_m_per_week: opening.ascent_m ?? 0,
      descent_m_per_week: opening.descent_m,
      longest_run_min: opening.longest_run_min,
      runs_per_week: opening.runs ?? 3,
      cadence_spm: opening.cadence_spm,
    },
    goal: opening.race
      ? {
          on: opening.race_on,
          distance_m: opening.race_km === null ? null : opening.race_km * 1000,
          ascent_m: opening.race_ascent_m,
          name: opening.race_name,
        }
      : null,
    available_min: opening.available_min,
    equipment: opening.equipment,
    cross_training: opening.cross_training,
    uphill_treadmill: opening.uphill_treadmill,
    strength_experience: opening.strength_experience ?? "none",
    risks: opening.risks,
    cautious: opening.cautious,
    protocol,
  });
}

function injuryOf(subject: string, site: Site, said: InjuryAnswers): Fact {
  return factOf(subject, {
    kind: "injury",
    site,
    hamstring_kind: site.startsWith("HAM") ? said.hamstring_kind : null,
    onset: said.onset,
    worst_pain_7d: said.worst_pain_7d ?? 0,
    usual_pain: said.usual_pain ?? 0,
    limp: said.limp ?? false,
    days_without_running: Math.round(said.days_without_running ?? 0),
    walk_30_min_clean: said.walk_30_min_clean ?? false,
    longest_symptom_free_run_min: said.longest_symptom_free_run_min,
  });
}
