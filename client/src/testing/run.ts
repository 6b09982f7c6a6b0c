// A test as it is taken: side by side, held, counted or measured. A pure step from one state to the
// next; what runs is kept as the moment at which it began or ends, so that a locked phone loses nothing.

import type { Band, SideResult } from "../api/facts";
import type { GuideView, TestLineView, TestPageView } from "../api/testing";

export type Side = "left" | "right" | "both";

/** A side as it was told. reps: one for each repetition of a test of form, "" where it was clean. */
export interface Told {
  value: number;
  pain: number;
  tries: number[];
  reps: string[];
}

export type Stage =
  | { is: "ready" }
  | { is: "lead"; until_ms: number }
  | { is: "work"; since_ms: number }
  | { is: "enter" }
  | { is: "told" }
  | { is: "rest"; until_ms: number }
  | { is: "over" };

export interface Run {
  line: Pick<TestLineView, "id" | "name" | "unit">;
  guide: GuideView;
  began_ms: number;
  touched_ms: number;
  sides: Side[];
  at: number; // the side that is on, or comes after the rest
  stage: Stage;
  value: number; // what the side at hand counts so far
  reps: string[];
  tries: number[];
  pain: number | null;
  done: Partial<Record<Side, Told>>;
  stopped: boolean; // it hurt too much to go on
  band: Band | null;
  lever_cm: number | null;
}

export type Action =
  | { do: "main" | "tick" | "undo" | "stop" | "next" | "again" | "other_side" | "end" }
  | { do: "tap"; fault: string } // "" for a clean repetition
  | { do: "try"; value: number }
  | { do: "correct"; value: number }
  | { do: "pain"; pain: number };

const LEAD_MS = 3000;
const LONGEST_MS = 600_000;

export interface Wanted {
  first: Side;
  band: Band | null;
  lever_cm: number | null;
}

export const LEVER_MOST_CM = 150; // as in surefoot/facts/types.py

/** Whether a result can carry it; null is none. */
export const leverFits = (cm: number | null) => cm === null || (cm > 0 && cm <= LEVER_MOST_CM);

export function begin({ line, guide }: Pick<TestPageView, "line" | "guide">, wanted: Wanted, now_ms: number): Run {
  const { id, name, unit } = line;
  return {
    line: { id, name, unit },
    guide,
    began_ms: now_ms,
    touched_ms: now_ms,
    sides: line.per_side ? [wanted.first, other(wanted.first)] : ["both"],
    at: 0,
    stage: { is: "ready" },
    ...NOTHING,
    done: {},
    stopped: false,
    band: guide.asks === "band" ? wanted.band : null,
    lever_cm: guide.asks === "lever" ? wanted.lever_cm : null,
  };
}

const NOTHING = { value: 0, reps: [] as string[], tries: [] as number[], pain: null };

export const other = (side: Side): Side => (side === "left" ? "right" : side === "right" ? "left" : "both");
export const sideOf = (run: Run): Side => run.sides[run.at] ?? "both";
export const isTapped = ({ guide }: Run) => guide.mode === "count" || guide.mode === "form";

/** Whole seconds that the hold lasts, or that are left of the lead or the rest. */
export function seconds(run: Run, now_ms: number): number {
  if (run.stage.is === "work") return Math.floor(Math.max(0, now_ms - run.stage.since_ms) / 1000);
  if ("until_ms" in run.stage) return Math.ceil(Math.max(0, run.stage.until_ms - now_ms) / 1000);
  return 0;
}

export function step(run: Run, action: Action, now_ms: number): Run {
  const ticked = tick(run, now_ms);
  if (action.do === "tick") return ticked;
  const next = acted(ticked, action, now_ms);
  return next === run ? run : { ...next, touched_ms: now_ms };
}

/** What the clock alone moves on. */
function tick(run: Run, now_ms: number): Run {
  const { stage } = run;
  if (stage.is === "lead" && now_ms >= stage.until_ms) return tick({ ...run, stage: { is: "work", since_ms: stage.until_ms } }, now_ms);
  if (stage.is === "rest" && now_ms >= stage.until_ms) return { ...run, stage: { is: "ready" } };
  if (stage.is === "work" && run.guide.mode === "hold" && now_ms - stage.since_ms >= longest_ms(run)) return worked(run, now_ms);
  return run;
}

const longest_ms = ({ guide }: Run) => (guide.most ? guide.most * 1000 : LONGEST_MS);

function acted(run: Run, action: Action, now_ms: number): Run {
  const { stage } = run;
  switch (action.do) {
    case "main":
      return main(run, now_ms);
    case "tap":
      return stage.is === "work" ? tapped(run, action.fault, now_ms) : run;
    case "undo":
      return undone(run);
    case "stop":
      return stage.is === "lead" ? { ...run, stage: { is: "ready" } } : stage.is === "work" || stage.is === "enter" ? worked(run, now_ms) : run;
    case "try":
      return stage.is === "enter" ? tried(run, action.value, now_ms) : run;
    case "correct":
      return stage.is === "told" && run.guide.mode !== "form" ? { ...run, value: Math.max(0, action.value) } : run;
    case "pain":
      return stage.is === "told" ? { ...run, pain: action.pain } : run;
    case "next":
      return told(run, now_ms);
    case "again":
      return stage.is === "told" ? { ...run, ...NOTHING, stage: { is: "ready" } } : run;
    case "other_side":
      return run.at === 0 && stage.is === "ready" ? { ...run, sides: run.sides.map(other) } : run;
    case "end":
      return { ...run, stage: { is: "over" } };
    default:
      return run;
  }
}

function main(run: Run, now_ms: number): Run {
  const { mode } = run.guide;
  switch (run.stage.is) {
    case "ready":
      return { ...run, stage: mode === "measure" || mode === "yes_no" ? { is: "enter" } : { is: "lead", until_ms: now_ms + LEAD_MS } };
    case "lead":
      return { ...run, stage: { is: "work", since_ms: now_ms } };
    case "rest":
      return { ...run, stage: { is: "ready" } };
    case "work":
      return run.guide.mode === "hold" ? worked(run, now_ms) : tapped(run, "", now_ms);
    default:
      return run;
  }
}

function tapped(run: Run, fault: string, now_ms: number): Run {
  if (!isTapped(run)) return run;
  const reps = [...run.reps, fault];
  const next = { ...run, reps, value: reps.filter((rep) => !rep).length };
  return run.guide.most && reps.length >= run.guide.most ? worked(next, now_ms) : next;
}

/** The last tap or try, taken back. */
function undone(run: Run): Run {
  if (run.stage.is === "enter" && run.tries.length) return { ...run, tries: run.tries.slice(0, -1) };
  if (!isTapped(run) || !run.reps.length || (run.stage.is !== "work" && run.stage.is !== "told")) return run;
  const reps = run.reps.slice(0, -1);
  return { ...run, reps, value: reps.filter((rep) => !rep).length };
}

function tried(run: Run, value: number, now_ms: number): Run {
  const next = { ...run, tries: [...run.tries, value] };
  return next.tries.length >= run.guide.attempts ? worked(next, now_ms) : next;
}

/** The side is done: what it came to, before its pain is asked. */
function worked(run: Run, now_ms: number): Run {
  if (run.stage.is === "enter" && !run.tries.length) return { ...run, stage: { is: "ready" } };
  const value =
    run.guide.mode === "hold"
      ? Math.min(seconds(run, now_ms), longest_ms(run) / 1000)
      : run.tries.length
        ? taken(run.tries, run.guide)
        : run.value;
  return { ...run, value, stage: { is: "told" } };
}

/** What of several tries is the result. */
export function taken(tries: number[], { takes, better }: Pick<GuideView, "takes" | "better">): number {
  if (takes === "mean") return Math.round((10 * tries.reduce((sum, value) => sum + value, 0)) / tries.length) / 10;
  return better === "more" ? Math.max(...tries) : Math.min(...tries);
}

/** On to the other side, unless it hurt too much. */
function told(run: Run, now_ms: number): Run {
  if (run.stage.is !== "told" || run.pain === null) return run;
  const { value, pain, tries, reps } = run;
  const done = { ...run.done, [sideOf(run)]: { value, pain, tries, reps } };
  const stopped = pain > run.guide.stop_pain_above;
  const next = { ...run, ...NOTHING, done, stopped, at: run.at + 1 };
  if (stopped || next.at >= run.sides.length) return { ...next, stage: { is: "over" } };
  return { ...next, stage: run.guide.rest_s ? { is: "rest", until_ms: now_ms + run.guide.rest_s * 1000 } : { is: "ready" } };
}

export const anyDone = (run: Run) => Object.keys(run.done).length > 0;

/** The content of the fact that tells it. */
export function resultOf(run: Run) {
  return {
    kind: "test_result" as const,
    test: run.line.id,
    left: side(run, run.done.left),
    right: side(run, run.done.right),
    both: side(run, run.done.both),
    lever_cm: run.lever_cm,
    band: run.band,
  };
}

function side(run: Run, one: Told | undefined): SideResult | null {
  if (!one) return null;
  const form = run.guide.mode === "form";
  return {
    value: one.value,
    pain: one.pain,
    clean: form ? one.reps.every((rep) => !rep) : null,
    attempts: one.tries.length > 1 ? one.tries : [],
    faults: form ? faultsOf(one.reps) : {},
  };
}

export function faultsOf(reps: string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const rep of reps) if (rep) found[rep] = (found[rep] ?? 0) + 1;
  return found;
}
