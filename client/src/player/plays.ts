// Plays as this browser keeps them until they are told: nothing of a session is lost by a reload.

import { keep, kept } from "../kept";
import type { Play } from "./play";

const PLACE = "surefoot.plays";
const KEPT_MS = 3 * 24 * 3_600_000;

const all = () => (kept(PLACE) ?? {}) as Record<string, Play>;

/** The play of a session that was left half-way, or played and not told. */
export const played = (id: string): Play | null => all()[id] ?? null;

/** Plays of other sessions than these, the newest first. */
export const leftOver = (now: string[]): Play[] =>
  Object.values(all())
    .filter((play) => !now.includes(play.session.id))
    .sort((one, other) => other.touched_ms - one.touched_ms);

export function keepPlay(play: Play): void {
  const still = Object.entries(all()).filter(([, one]) => play.touched_ms - one.touched_ms < KEPT_MS);
  keep(PLACE, { ...Object.fromEntries(still), [play.session.id]: play });
}

export function forgetPlay(id: string): void {
  const { [id]: _, ...rest } = all();
  keep(PLACE, Object.keys(rest).length ? rest : null);
}
