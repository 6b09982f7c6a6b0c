// A test on the screen: moved on by the runner and by the clock, kept at every step, and heard.

import { useEffect, useRef } from "preact/hooks";
import { useStepped } from "../hooks/useStepped";
import { kept } from "../kept";
import { language } from "../language";
import type { Sound } from "../player/useSignals";
import { buzz, Signals, speakUp } from "../sound/signals";
import { moments } from "./moments";
import { step, type Action, type Run } from "./run";
import { begun, forgetRun, keepRun } from "./runs";
import { said } from "./said";

const TICK_MS = 200;
const AHEAD_MS = 12_000;

export interface Running {
  run: Run | null;
  now_ms: number;
  act: (action: Action) => void;
  start: (run: Run) => void;
  drop: () => void;
}

export function useRun(id: string): Running {
  const { value, now_ms, act, hold } = useStepped<Run, Action>(id, {
    begun: () => begun(id, Date.now()),
    step,
    keep: keepRun,
    forget: () => forgetRun(id),
    every_ms: TICK_MS,
  });
  return { run: value, now_ms, act, start: hold, drop: () => hold(null) };
}

/** Beeps ahead of time and at each change a buzz, where they are wanted; a
 * voice as well where the runner has chosen one for their sessions. */
export function useBeeps(run: Run, now_ms: number, on: boolean): void {
  const signals = useRef(new Signals());
  useEffect(() => {
    if (on) signals.current.lay(moments(run, now_ms, AHEAD_MS), now_ms);
    else signals.current.silence();
  }, [run, now_ms, on]);
  useEffect(() => () => signals.current.silence(), []);
  const first = useRef(true);
  useEffect(() => {
    if (on && !first.current) buzz();
    if (on && (kept("surefoot.play") as { sound?: Sound } | null)?.sound === "voice") speakUp(said(run), language.value);
    first.current = false;
  }, [run.stage.is]);
}
