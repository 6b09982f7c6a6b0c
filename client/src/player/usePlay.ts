// The play of a session on the screen: moved on by the runner and by the clock, kept at every step.

import type { SessionView } from "../api/views";
import { useStepped } from "../hooks/useStepped";
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
  const { value, now_ms, act, hold, alter } = useStepped<Play, Action>(id, {
    begun: () => played(id),
    step,
    keep: keepPlay,
    forget: () => forgetPlay(id),
    every_ms: TICK_MS,
  });
  return {
    play: value,
    now_ms,
    act,
    start: (session, first) => hold(begin(session, first, Date.now())),
    drop: () => hold(null),
    change: (change) => alter((play) => ({ ...play, ...change }) as Play),
  };
}
