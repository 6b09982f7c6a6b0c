// A test on the screen: moved on by the runner and by the clock, kept at every step, and heard.

import { useEffect, useRef, useState } from "preact/hooks";
import { buzz, Signals } from "../sound/signals";
import { moments } from "./moments";
import { step, type Action, type Run } from "./run";
import { begun, forgetRun, keepRun } from "./runs";

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
  const [run, setRun] = useState(() => begun(id, Date.now()));
  const [now_ms, setNow] = useState(Date.now);
  const held = useRef(run);
  const hold = (next: Run | null) => {
    if (next === held.current) return;
    held.current = next;
    if (next) keepRun(next);
    else forgetRun(id);
    setRun(next);
  };
  const act = (action: Action) => {
    const at_ms = Date.now();
    if (held.current) hold(step(held.current, action, at_ms));
    setNow(at_ms);
  };
  useEffect(() => {
    const tick = () => act({ do: "tick" });
    tick();
    const timer = setInterval(tick, TICK_MS);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [id]);
  return { run, now_ms, act, start: hold, drop: () => hold(null) };
}

/** Beeps ahead of time and a buzz at each change, where they are wanted. */
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
    first.current = false;
  }, [run.stage.is]);
}
