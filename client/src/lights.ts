// Lights without the server: what surefoot/engine/lights.py says of the same answers, from the
// thresholds that travel with a session and a day. tests/engine/test_light_cases.py and lights.test.ts
// hold both sides to the same cases. The server's word replaces it.

import type { Pains, SessionFeedback } from "./api/facts";
import type { MorningThresholdsView, ThresholdsView } from "./api/lights";
import type { Light, Site } from "./api/views";

/** What is said of a session; a session_feedback fits. */
export type SessionAnswers = Pick<SessionFeedback, "pain_during" | "pain_60min" | "began" | "course" | "limp" | "sharp"> & {
  painkillers_24h: boolean | null;
};

/** What is said of a morning; a check_in fits. A question that was not asked is left out or null. */
export interface MorningAnswers {
  pain: Pains;
  first_steps?: string | null;
  versus_yesterday?: string | null;
  sleep?: string | null;
  energy?: number | null;
  soreness?: number | null;
  swelling?: boolean | null;
  painkillers_24h?: boolean | null;
}

/** What to do now; null while it cannot be said. */
export type Now = "stop" | "ease" | "go_on" | null;

export interface Provisional {
  light: Light;
  now: Now;
}

const CAUTION: Record<Light, number> = { green: 0, unknown: 1, amber: 2, red: 3 };
const ONSETS = { start: 0, middle: 1, end: 2, never: 3 };

export const worse = (one: Light, other: Light): Light => (CAUTION[one] >= CAUTION[other] ? one : other);

/**
 * The light of a session before its next morning, and what to do now.
 *
 * stale: facts that the thresholds do not know of wait on this device, or they were made on an
 * earlier day. Then any pain is at least unknown: the usual pain and the last onset may have moved.
 */
export function provisionalLight(by: ThresholdsView, said: SessionAnswers, stale = false): Provisional {
  if (said.limp || said.sharp) return { light: "red", now: "stop" };
  const felt = feltLight(by, said, stale);
  const clear = said.painkillers_24h === false || (said.painkillers_24h === null && by.painkillers === false);
  const masked = by.painkillers === true || !clear;
  const light = masked ? worse(felt, "unknown") : felt;
  if (light === "red") return { light, now: "stop" };
  if (light === "amber" || said.painkillers_24h === true || by.painkillers === true) return { light, now: "ease" };
  return { light, now: by.sites.every(({ site }) => said.pain_during[site] !== undefined) ? "go_on" : null };
}

function feltLight(by: ThresholdsView, said: SessionAnswers, stale: boolean): Light {
  const moved = [...Object.values(said.pain_during), ...Object.values(said.pain_60min)].some((pain) => pain > 0);
  let light: Light = stale && moved ? "unknown" : "green";
  const declared = new Map(by.sites.map((one) => [one.site, one]));
  for (const site of new Set([...declared.keys(), ...(Object.keys(said.pain_during) as Site[])])) {
    const pain = said.pain_during[site];
    const at = declared.get(site) ?? { usual: 0, amber_from: by.elsewhere_amber_from, red_from: by.elsewhere_red_from };
    if (pain === undefined) {
      light = worse(light, "unknown");
      continue;
    }
    light = worse(light, pain >= at.red_from ? "red" : pain >= at.amber_from ? "amber" : "green");
    const later = said.pain_60min[site];
    if (by.settles) light = worse(light, settling(pain, later, at.usual));
  }
  const earlier = ONSETS[said.began ?? "never"] < ONSETS[by.began_before];
  return by.settles && (said.course === "rose" || earlier) ? worse(light, "amber") : light;
}

function settling(pain: number, later: number | undefined, usual: number): Light {
  if (later === undefined) return pain <= usual ? "green" : "unknown";
  return later > usual ? "amber" : "green";
}

/** The light of a session once the next morning has answered; null: it has not. */
export function closedLight(by: ThresholdsView, before: Light, morning: MorningAnswers | null): Light {
  if (!morning) return worse(before, "unknown");
  if (morning.swelling) return "red";
  let light = before;
  if (morning.painkillers_24h !== false) light = worse(light, "unknown");
  if (by.sites.some(({ site }) => morning.pain[site] === undefined)) light = worse(light, "unknown");
  const usual = Object.fromEntries(by.sites.map((one) => [one.site, one.usual]));
  const rise = mostRise(morning.pain, usual);
  if (rise >= by.red_rise) return "red";
  return rise >= by.amber_rise ? worse(light, "amber") : light;
}

/** The light of a morning from its check-in. stale: see provisionalLight; pain, or a worse
 * day, is then at least unknown. */
export function morningLight(by: MorningThresholdsView, said: MorningAnswers, stale = false): Light {
  const rise = mostRise(said.pain, by.usual);
  if (said.first_steps === "limping" || said.swelling || rise >= by.red_rise) return "red";
  const tired = [
    said.sleep === "under_6_h",
    (said.energy ?? Infinity) <= by.low_energy,
    (said.soreness ?? 0) >= by.high_soreness,
  ].filter(Boolean).length;
  const twice = by.worse_before && said.versus_yesterday === "worse";
  if (rise >= by.amber_rise || twice || tired >= by.tired_from) return "amber";
  const open = Object.keys(by.usual).some((site) => said.pain[site as Site] === undefined);
  const moved = said.versus_yesterday === "worse" || Object.values(said.pain).some((pain) => pain > 0);
  if (open || !said.first_steps || said.painkillers_24h !== false || (stale && moved)) return "unknown";
  return "green";
}

const mostRise = (pain: Pains, usual: Partial<Record<string, number>>) =>
  Math.max(0, ...Object.entries(pain).map(([site, score]) => score - (usual[site] ?? 0)));
