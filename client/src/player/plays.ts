// Plays as this browser keeps them until they are told: nothing of a session is lost by a reload.

import { keptById } from "../kept";
import type { Play } from "./play";

const plays = keptById<Play>("surefoot.plays", 3 * 24 * 3_600_000);

/** The play of a session that was left half-way, or played and not told. */
export const played = plays.of;

/** Plays of other sessions than these, the newest first. */
export const leftOver = (now: string[]): Play[] =>
  plays
    .all()
    .filter((play) => !now.includes(play.session.id))
    .sort((one, other) => other.touched_ms - one.touched_ms);

export const keepPlay = (play: Play) => plays.put(play.session.id, play);
export const forgetPlay = plays.drop;
