// A session of exercises as it is played: sets, sides, holds and rests. A pure step from one state to
// the next; what runs is kept as the moment at which it ends, so that a locked phone loses nothing.

import type { Pains } from "../api/facts";
import type { ItemView, SessionView } from "../api/views";
import { worse, type Told } from "./told";

export type Side = "left" | "right";
export type Reason = "time" | "equipment" | "tired" | "pain" | "other";
export type Measure = { in: "reps" | "seconds" | "metres"; amount: number };

/** One piece of work without a break, as it was done. */
export interface Turn {
  side: Side | null;
  amount: number; // in the measure of its exercise
}

/** An exercise of the session: the plan's, or what took its place. */
export interface Doing {
  item: ItemView;
  planned: string; // the plan's exercise
  turns: Turn[];
  left: Reason | "swapped" | null; // why the rest of it was left out
  pain: number | null;
  load_kg: number | null;
  in_reserve: number | null;
}

export type Stage =
  | { is: "ready" }
  | { is: "lead"; until_ms: number }
  | { is: "work"; until_ms: number }
  | { is: "rest"; until_ms: number }
  | { is: "over" };

export interface SetsPlay {
  kind: "sets";
  session: SessionView;
  began_ms: number;
  touched_ms: number;
  active_ms: number; // spent on it, without long breaks between two touches
  ended_ms: number | null;
  first: Side;
  list: Doing[];
  at: number; // the exercise that is on, or comes after the rest
  amount: number; // what the turn at hand will count as, unless it is a hold that is stopped
  stage: Stage;
  paused_ms: number | null;
  pains: Pains; // the worst that was told on the way, by site
  limp: boolean;
  sharp: boolean;
}

export type SetsAction =
  | { do: "main" | "tick" | "previous" | "pause" | "go_on" | "longer" | "again" | "other_side" }
  | { do: "leave_out"; why: Reason }
  | { do: "swap"; item: ItemView }
  | { do: "count"; amount: number }
  | { do: "tell"; at: number; pain?: number | null; load_kg?: number | null; in_reserve?: number | null }
  | ({ do: "hurt" } & Told)
  | { do: "end" };

const LEAD_MS = 3000;
const LONGER_MS = 15_000;
const BREAK_MS = 20 * 60_000;
const COUNTED = 10; // where neither count nor time is given

export function beginSets(session: SessionView, first: Side, now_ms: number): SetsPlay {
  const list = session.items.map((item) => doing(item, item.exercise));
  return {
    kind: "sets",
    session,
    began_ms: now_ms,
    touched_ms: now_ms,
    active_ms: 0,
    ended_ms: list.length ? null : now_ms,
    first,
    list,
    at: 0,
    amount: amountOf(list[0]),
    stage: list.length ? { is: "ready" } : { is: "over" },
    paused_ms: null,
    pains: {},
    limp: false,
    sharp: false,
  };
}

export function measure(item: ItemView): Measure {
  if (item.minutes) return { in: "seconds", amount: Math.round(item.minutes * 60) };
  if (item.reps) return { in: "reps", amount: item.reps };
  if (item.hold_s) return { in: "seconds", amount: item.hold_s };
  if (item.metres) return { in: "metres", amount: item.metres };
  return { in: "reps", amount: COUNTED };
}

const sidesOf = (item: ItemView) => (item.per_side ? 2 : 1);
export const turnsOf = (item: ItemView) => (item.sets ?? 1) * sidesOf(item);
export const whole = (one: Doing) => one.turns.length >= turnsOf(one.item);

/** The set, from 0, and the side of the turn that comes next. */
export function coming(play: SetsPlay): { set: number; side: Side | null } {
  const one = play.list[play.at];
  if (!one) return { set: 0, side: null };
  const sides = sidesOf(one.item);
  const set = Math.floor(one.turns.length / sides);
  if (sides === 1) return { set, side: null };
  const first = one.turns[0]?.side ?? play.first;
  return { set, side: one.turns.length % 2 === 0 ? first : other(first) };
}

export const other = (side: Side): Side => (side === "left" ? "right" : "left");

/** Seconds until what runs ends, counting down; null where nothing runs. */
export function remaining_s(play: SetsPlay, now_ms: number): number | null {
  if (!("until_ms" in play.stage)) return null;
  return Math.max(0, (play.stage.until_ms - (play.paused_ms ?? now_ms)) / 1000);
}

export function stepSets(play: SetsPlay, action: SetsAction, now_ms: number): SetsPlay {
  if (action.do === "tick") return ticked(play, now_ms);
  const next = acted(ticked(play, now_ms), action, now_ms);
  if (next === play) return play;
  const active_ms = play.active_ms + (left(play, now_ms) ? 0 : Math.max(0, now_ms - play.touched_ms));
  return { ...next, touched_ms: now_ms, active_ms };
}

/** Whether it was left lying: then it ended when it was last touched. */
const left = (play: SetsPlay, now_ms: number) => now_ms - play.touched_ms > BREAK_MS;

function acted(play: SetsPlay, action: SetsAction, now_ms: number): SetsPlay {
  switch (action.do) {
    case "main":
      return main(play, now_ms);
    case "pause":
      return play.paused_ms === null && "until_ms" in play.stage ? { ...play, paused_ms: now_ms } : play;
    case "go_on":
      return goneOn(play, now_ms);
    case "longer":
      return play.stage.is === "rest" ? { ...play, stage: { is: "rest", until_ms: play.stage.until_ms + LONGER_MS } } : play;
    case "previous":
      return previous(play);
    case "leave_out":
      return onTo(changed(play, play.at, { left: action.why }), play.at + 1, { is: "ready" }, now_ms);
    case "swap":
      return swapped(play, action.item);
    case "count":
      return { ...play, amount: Math.max(0, Math.round(action.amount)) };
    case "other_side":
      return play.list[play.at]?.turns.length ? play : { ...play, first: other(play.first) };
    case "tell": {
      const { at, do: _, ...told } = action;
      return changed(play, at, told);
    }
    case "hurt":
      return { ...play, ...worse(play, action) };
    case "end":
      return { ...play, stage: { is: "over" }, paused_ms: null, ended_ms: left(play, now_ms) ? play.touched_ms : now_ms };
    case "again":
      return reopened(play);
    default:
      return play;
  }
}

/** The one big button: begin, set done, stop the hold, enough rest. */
function main(play: SetsPlay, now_ms: number): SetsPlay {
  if (play.paused_ms !== null) return goneOn(play, now_ms);
  const one = play.list[play.at];
  if (!one) return play;
  const asked = measure(one.item);
  switch (play.stage.is) {
    case "ready":
      return asked.in === "seconds"
        ? { ...play, stage: { is: "lead", until_ms: now_ms + LEAD_MS } }
        : logged(play, play.amount, now_ms);
    case "lead":
      return { ...play, stage: { is: "work", until_ms: now_ms + play.amount * 1000 } };
    case "work": {
      const held_s = Math.round(play.amount - (play.stage.until_ms - now_ms) / 1000);
      return held_s > 0 ? logged(play, held_s, now_ms) : { ...play, stage: { is: "ready" } };
    }
    case "rest":
      return { ...play, stage: { is: "ready" } };
    case "over":
      return play;
  }
}

/** What ran out while nobody looked has ended when it was to end. */
function ticked(play: SetsPlay, now_ms: number): SetsPlay {
  let found = play;
  while (found.paused_ms === null && "until_ms" in found.stage && found.stage.until_ms <= now_ms) {
    const at_ms = found.stage.until_ms;
    if (found.stage.is === "lead") found = { ...found, stage: { is: "work", until_ms: at_ms + found.amount * 1000 } };
    else if (found.stage.is === "work") found = logged(found, found.amount, at_ms);
    else found = { ...found, stage: { is: "ready" } };
  }
  return found;
}

function goneOn(play: SetsPlay, now_ms: number): SetsPlay {
  if (play.paused_ms === null || !("until_ms" in play.stage)) return { ...play, paused_ms: null };
  const stage = { ...play.stage, until_ms: play.stage.until_ms + now_ms - play.paused_ms };
  return { ...play, stage, paused_ms: null };
}

/** A turn is done; the other side follows at once, the next set and the next exercise after a rest. */
function logged(play: SetsPlay, amount: number, at_ms: number): SetsPlay {
  const one = play.list[play.at]!;
  const turns = [...one.turns, { side: coming(play).side, amount: Math.max(0, amount) }];
  const found = changed(play, play.at, { turns });
  const rest: Stage = { is: "rest", until_ms: at_ms + (one.item.rest_s ?? 60) * 1000 };
  if (turns.length >= turnsOf(one.item)) return onTo(found, play.at + 1, rest, at_ms);
  const otherSide = turns.length % sidesOf(one.item) !== 0;
  return { ...found, amount: amountOf(one), stage: otherSide ? { is: "ready" } : rest };
}

/** On to the next exercise that is not finished or left out, or to the end. */
function onTo(play: SetsPlay, from: number, stage: Stage, at_ms: number): SetsPlay {
  const at = play.list.findIndex((one, place) => place >= from && one.left === null && !whole(one));
  if (at < 0) return { ...play, at: play.list.length, stage: { is: "over" }, paused_ms: null, ended_ms: at_ms };
  return { ...play, at, amount: amountOf(play.list[at]), stage, paused_ms: null };
}

/** Back to the turn before, which counts no longer. */
function previous(play: SetsPlay): SetsPlay {
  const one = play.list[play.at];
  if (play.stage.is === "lead" || play.stage.is === "work") return { ...play, stage: { is: "ready" }, paused_ms: null };
  const at = one?.turns.length ? play.at : before(play.list, play.at);
  const found = play.list[at];
  if (at < 0 || !found) return play;
  const turns = found.left === null ? found.turns.slice(0, -1) : found.turns;
  const back = changed(play, at, { turns, left: null });
  const amount = found.turns.at(-1)?.amount ?? amountOf(found);
  return { ...back, at, amount, stage: { is: "ready" }, paused_ms: null, ended_ms: null };
}

const before = (list: Doing[], at: number) =>
  list.findLastIndex((one, place) => place < at && one.left !== "swapped");

/** What is left of an exercise is done as another, or with less. */
function swapped(play: SetsPlay, item: ItemView): SetsPlay {
  const one = play.list[play.at];
  if (!one) return play;
  const sets = Math.floor(one.turns.length / sidesOf(one.item));
  const rest = { ...item, sets: Math.max(1, (item.sets ?? 1) - sets) };
  const instead = doing(rest, one.planned);
  const list = [...play.list];
  if (one.turns.length) list.splice(play.at, 1, { ...one, left: "swapped" }, instead);
  else list.splice(play.at, 1, instead);
  const at = one.turns.length ? play.at + 1 : play.at;
  return { ...play, list, at, amount: amountOf(instead), stage: { is: "ready" }, paused_ms: null };
}

/** From the end back to where it was left. */
function reopened(play: SetsPlay): SetsPlay {
  const open = { ...play, ended_ms: null };
  const at = play.list.findIndex((one) => one.left === null && !whole(one));
  if (at < 0) return previous({ ...open, at: play.list.length });
  return { ...open, at, amount: amountOf(play.list[at]), stage: { is: "ready" } };
}

function doing(item: ItemView, planned: string): Doing {
  return { item, planned, turns: [], left: null, pain: null, load_kg: null, in_reserve: null };
}

const amountOf = (one: Doing | undefined) => (one ? measure(one.item).amount : 0);

const changed = (play: SetsPlay, at: number, change: Partial<Doing>): SetsPlay => ({
  ...play,
  list: play.list.map((one, place) => (place === at ? { ...one, ...change } : one)),
});
