// A test on the screen: moved on by the runner and by the clock, kept at every step, and heard.

import { useEffect, useRef, useState } from "preact/hooks";
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
