// The play of a session on the screen: moved on by the runner and by the clock, kept at every step.

import { useEffect, useRef, useState } from "preact/hooks";
import type { SessionView } from "../api/views";
import { begin, step, type Action, type Play } from "./play";
import { forgetPlay, keepPlay, played } from "./plays";
import type { Side } from "./sets";

const TICK_MS = 250;

export interface Playing {
  play: Play | null;
  now_ms: number;
  act: (action: Action) => void;
  start: (session: SessionView, first: Side) => void;
  drop: () => void;
  change: (change: Partial<Play>) => void;
}

export function usePlay(id: string): Playing {
  const [play, setPlay] = useState(() => played(id));
  const [now_ms, setNow] = useState(Date.now);
  const held = useRef(play);
  const hold = (next: Play | null) => {
    if (next === held.current) return;
    held.current = next;
    if (next) keepPlay(next);
    else forgetPlay(id);
    setPlay(next);
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
  return {
    play,
    now_ms,
    act,
    start: (session, first) => hold(begin(session, first, Date.now())),
    drop: () => hold(null),
    change: (change) => held.current && hold({ ...held.current, ...change } as Play),
  };
}
