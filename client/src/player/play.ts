// A session that is played, of either kind: begun, moved on, kept until it is told, and what of it was done.

import type { ExerciseDone, Pains } from "../api/facts";
import type { InsteadView, SessionView } from "../api/views";
import { beginParts, minutesOf, stepParts, toTheEnd, type PartsAction, type PartsPlay } from "./parts";
import { beginSets, measure, stepSets, turnsOf, whole, type Doing, type SetsAction, type SetsPlay, type Side } from "./sets";

export type Play = (SetsPlay | PartsPlay) & { instead?: InsteadView[] };
export type Action = SetsAction | PartsAction;

export const begin = (session: SessionView, first: Side, now_ms: number): Play =>
  session.kind === "strength" ? beginSets(session, first, now_ms) : beginParts(session, now_ms);

export const step = (play: Play, action: Action, now_ms: number): Play =>
  play.kind === "sets"
    ? stepSets(play, action as SetsAction, now_ms)
    : stepParts(play, action as PartsAction, now_ms);

/** What the player saw of a session, as its feedback asks for it. */
export interface Seen {
  done: "yes" | "partly";
  exercises: ExerciseDone[];
  minutes: number;
  run_min: number;
  fast_min: number;
  contacts: number;
  pains: Pains; // the worst that was told on the way: it may have been more
  limp: boolean;
  sharp: boolean;
  at: string; // when it ended
}

export function seen(play: Play): Seen {
  const end_ms = play.ended_ms ?? play.touched_ms;
  const common = { pains: play.pains, limp: play.limp, sharp: play.sharp, at: new Date(end_ms).toISOString() };
  if (play.kind === "parts") {
    const { run, fast, all } = minutesOf(play);
    const done = toTheEnd(play) ? "yes" : "partly";
    const { kind, contacts } = play.session;
    return { ...common, done, exercises: [], minutes: all, run_min: kind === "run" ? run : 0, fast_min: fast, contacts: done === "yes" ? contacts : 0 };
  }
  const finished = play.list.every((one) => one.left === "swapped" || one.item.optional || whole(one));
  return {
    ...common,
    done: finished ? "yes" : "partly",
    exercises: exercisesOf(play.list),
    minutes: Math.max(1, Math.round((play.active_ms + Math.max(0, end_ms - play.touched_ms)) / 60_000)),
    run_min: 0,
    fast_min: 0,
    contacts: play.list.reduce((sum, one) => sum + (one.item.contacts ?? 0) * setsOf(one), 0),
  };
}

/** Whole sets, both sides counted once; a set of one side alone counts where there was no other. */
function setsOf(one: Doing): number {
  if (!one.turns.length) return 0;
  const sides = turnsOf(one.item) / (one.item.sets ?? 1);
  return Math.max(1, Math.floor(one.turns.length / sides));
}

function exercisesOf(list: Doing[]): ExerciseDone[] {
  const found = new Map<string, ExerciseDone>();
  for (const one of list) {
    if (!one.turns.length) continue;
    const done = doneOf(one);
    const before = found.get(done.exercise);
    found.set(done.exercise, before ? together(before, done) : done);
  }
  return [...found.values()];
}

/** The least of its turns counts, so that no single good one moves the plan on. */
function doneOf(one: Doing): ExerciseDone {
  const least = Math.min(...one.turns.map((turn) => turn.amount));
  const unit = measure(one.item).in;
  return {
    exercise: one.item.exercise,
    sets: setsOf(one),
    reps: unit === "reps" ? least : null,
    hold_s: unit === "seconds" ? least : null,
    load_kg: one.load_kg,
    reps_in_reserve: one.in_reserve,
    pain: one.pain,
  };
}

const either = (pick: (...all: number[]) => number, one?: number | null, other?: number | null) => {
  const known = [one, other].filter((value): value is number => value != null);
  return known.length ? pick(...known) : null;
};

const together = (one: ExerciseDone, other: ExerciseDone): ExerciseDone => ({
  exercise: one.exercise,
  sets: one.sets + other.sets,
  reps: either(Math.min, one.reps, other.reps),
  hold_s: either(Math.min, one.hold_s, other.hold_s),
  load_kg: either(Math.max, one.load_kg, other.load_kg),
  reps_in_reserve: either(Math.min, one.reps_in_reserve, other.reps_in_reserve),
  pain: either(Math.max, one.pain, other.pain),
});
