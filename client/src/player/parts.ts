// A run, walk or ride as it is played: one part after another by the clock, also while nobody looks.

import type { Pains } from "../api/facts";
import type { PartView, SessionView } from "../api/views";
import { worse, type Told } from "./told";

export interface PlayedPart extends PartView {
  round: number; // from 1; 0: not repeated
  rounds: number;
}

export interface PartsPlay {
  kind: "parts";
  session: SessionView;
  began_ms: number;
  touched_ms: number;
  ended_ms: number | null;
  parts: PlayedPart[];
  at: number;
  since_ms: number; // when the part at hand began, pauses taken out
  spent_s: number[]; // of the parts before
  paused_ms: number | null;
  cut: boolean; // the runs to come were left out
  pains: Pains;
  limp: boolean;
  sharp: boolean;
}

export type PartsAction =
  | { do: "main" | "tick" | "next" | "previous" | "end" | "again" }
  | { do: "walk"; name: string }
  | ({ do: "hurt" } & Told);

const BEGAN_S = 3; // going back from here on means to the beginning of this part

export function beginParts(session: SessionView, now_ms: number): PartsPlay {
  return {
    kind: "parts",
    session,
    began_ms: now_ms,
    touched_ms: now_ms,
    ended_ms: null,
    parts: partsOf(session),
    at: 0,
    since_ms: now_ms,
    spent_s: [],
    paused_ms: null,
    cut: false,
    pains: {},
    limp: false,
    sharp: false,
  };
}

/** Each part as often as it is done; a session without parts is one. */
export function partsOf(session: SessionView): PlayedPart[] {
  const found = (session.parts ?? []).flatMap(({ times, parts }) =>
    Array.from({ length: times }, (_, round) =>
      parts.map((part) => ({ ...part, round: times > 1 ? round + 1 : 0, rounds: times })),
    ).flat(),
  );
  const alone = { what: "easy" as const, name: session.title, seconds: session.minutes * 60, round: 0, rounds: 1 };
  return found.length ? found : [alone];
}

/** Seconds of the part at hand, gone and to come, and of all, at a moment. */
export function clockOf(play: PartsPlay, now_ms: number) {
  const part = play.parts[play.at];
  const gone_s = part ? Math.min(part.seconds, Math.max(0, ((play.paused_ms ?? now_ms) - play.since_ms) / 1000)) : 0;
  const left_s = part ? part.seconds - gone_s : 0;
  const after = play.parts.slice(play.at + 1).reduce((sum, one) => sum + one.seconds, 0);
  const before = play.spent_s.reduce((sum, one) => sum + one, 0);
  return { gone_s, left_s, all_gone_s: before + gone_s, all_left_s: left_s + after };
}

export function stepParts(play: PartsPlay, action: PartsAction, now_ms: number): PartsPlay {
  const found = ticked(play, now_ms);
  if (action.do === "tick") return found;
  const next = acted(found, action, now_ms);
  return next === play ? play : { ...next, touched_ms: now_ms };
}

function acted(play: PartsPlay, action: PartsAction, now_ms: number): PartsPlay {
  switch (action.do) {
    case "main":
      if (play.ended_ms !== null) return play;
      return play.paused_ms === null ? { ...play, paused_ms: now_ms } : goneOn(play, now_ms);
    case "next":
      return play.ended_ms === null ? leave(play, clockOf(play, now_ms).gone_s, now_ms) : play;
    case "previous":
      return previous(play, now_ms);
    case "walk":
      return play.ended_ms === null ? walkedOn(play, action.name, now_ms) : play;
    case "hurt":
      return { ...play, ...worse(play, action) };
    case "end":
      return play.ended_ms === null ? ended(play, now_ms) : play;
    case "again":
      return reopened(play, now_ms);
    default:
      return play;
  }
}

/** Parts that have run out have ended when they were to end. */
function ticked(play: PartsPlay, now_ms: number): PartsPlay {
  let found = play;
  while (found.ended_ms === null && found.paused_ms === null) {
    const part = found.parts[found.at];
    if (!part || found.since_ms + part.seconds * 1000 > now_ms) break;
    found = leave(found, part.seconds, found.since_ms + part.seconds * 1000);
  }
  return found;
}

function leave(play: PartsPlay, spent_s: number, at_ms: number): PartsPlay {
  const at = play.at + 1;
  const next = { ...play, at, spent_s: [...play.spent_s, spent_s], since_ms: at_ms };
  if (at >= play.parts.length) return { ...next, ended_ms: at_ms, paused_ms: null };
  return play.paused_ms === null ? next : { ...next, paused_ms: at_ms };
}

function goneOn(play: PartsPlay, now_ms: number): PartsPlay {
  return play.paused_ms === null
    ? play
    : { ...play, since_ms: play.since_ms + now_ms - play.paused_ms, paused_ms: null };
}

/** To the beginning of this part, or to the part before when it has just begun. */
function previous(play: PartsPlay, now_ms: number): PartsPlay {
  const paused_ms = play.paused_ms === null ? null : now_ms;
  const { gone_s } = clockOf(play, now_ms);
  if (play.ended_ms !== null) return play;
  if (gone_s >= BEGAN_S || play.at === 0) return { ...play, since_ms: now_ms, paused_ms };
  return { ...play, at: play.at - 1, spent_s: play.spent_s.slice(0, -1), since_ms: now_ms, paused_ms };
}

/** No more running: what is left is one walk. */
function walkedOn(play: PartsPlay, name: string, now_ms: number): PartsPlay {
  const part = play.parts[play.at];
  if (!part) return play;
  const { gone_s, all_left_s } = clockOf(play, now_ms);
  const walk: PlayedPart = { what: "walk", name, seconds: Math.round(all_left_s), round: 0, rounds: 1 };
  const parts = [...play.parts.slice(0, play.at), { ...part, seconds: gone_s }, walk];
  return leave({ ...play, parts, cut: true }, gone_s, now_ms);
}

function ended(play: PartsPlay, now_ms: number): PartsPlay {
  const { gone_s } = clockOf(play, now_ms);
  const ended_ms = play.paused_ms ?? now_ms;
  return { ...play, at: play.parts.length, spent_s: [...play.spent_s, gone_s], ended_ms, paused_ms: null };
}

/** From an early end back into the part that was left. */
function reopened(play: PartsPlay, now_ms: number): PartsPlay {
  if (play.ended_ms === null) return play;
  const at = Math.max(0, play.spent_s.length - 1);
  const spent_s = play.spent_s.slice(0, -1);
  return { ...play, at, spent_s, since_ms: now_ms - (play.spent_s.at(-1) ?? 0) * 1000, ended_ms: null, paused_ms: now_ms };
}

/** Whether every part was done to its end. */
export const toTheEnd = (play: PartsPlay) =>
  !play.cut && play.parts.every((part, place) => (play.spent_s[place] ?? 0) >= part.seconds - 1);

const RUNNING = new Set(["run", "fast", "easy"]);

/** Minutes of running, of quicker running, and on the feet, as the clock had them. */
export function minutesOf(play: PartsPlay) {
  const sum = (counts: (part: PlayedPart) => boolean) =>
    Math.round(play.parts.reduce((all, part, at) => all + (counts(part) ? (play.spent_s[at] ?? 0) : 0), 0) / 6) / 10;
  return {
    run: sum((part) => RUNNING.has(part.what)),
    fast: sum((part) => part.what === "fast"),
    all: sum(() => true),
  };
}
