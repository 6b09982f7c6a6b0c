// A count of steps for a screen: it begins at a tap, calls its beginning and its end, and ends with
// the screen.

import { useEffect, useRef, useState } from "preact/hooks";
import { Signals, type Beep } from "../sound/signals";
import { Count, COUNTED_S } from "./count";
import type { Counted } from "./counted";
import { allowed, listen, type Lacking } from "./sensor";
import type { Unsteady } from "./steps";

const TICK_MS = 250;

export interface Going {
  counting: boolean; // false: it is yet to begin
  left_s: number; // until it begins, or ends
  live: (Counted & { steady: boolean }) | null;
}

export type Outcome = Counted | { unsteady: Unsteady } | { lacking: Lacking };

export interface Counting {
  going: Going | null;
  outcome: Outcome | null;
  start: () => Promise<void>; // call it from a tap
  stop: () => void;
}

/** beeps: whether it is heard. over: called with what came out. */
export function useCount(beeps: boolean, over: (outcome: Outcome) => void): Counting {
  const [going, setGoing] = useState<Going | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const ending = useRef<(() => void) | null>(null);
  const stop = () => {
    ending.current?.();
    ending.current = null;
    setGoing(null);
  };
  const end = (with_: Outcome) => {
    stop();
    setOutcome(with_);
    over(with_);
  };
  const start = async () => {
    stop();
    setOutcome(null);
    let left = false;
    ending.current = () => (left = true);
    const lacking = await allowed();
    if (left) return;
    if (lacking) return end({ lacking });
    const count = new Count(performance.now());
    const signals = new Signals();
    if (beeps) signals.lay(calls(count), performance.now());
    const deafen = listen((sample) => count.hear(sample));
    const tick = () => {
      const now_ms = performance.now();
      count.goOn(now_ms);
      const { result } = count;
      if (count.silent(now_ms)) {
        signals.silence();
        end({ lacking: "silent" });
      } else if (result) end(result);
      else setGoing(state(count, now_ms));
    };
    const timer = setInterval(tick, TICK_MS);
    ending.current = () => {
      clearInterval(timer);
      deafen();
      if (!count.result) signals.silence();
    };
    tick();
  };
  useEffect(() => stop, []);
  return { going, outcome, start, stop };
}

function state(count: Count, now_ms: number): Going {
  const counting = now_ms >= count.counts_ms;
  const left_s = Math.ceil(((counting ? count.ends_ms : count.counts_ms) - now_ms) / 1000);
  return { counting, left_s: Math.max(0, Math.min(left_s, COUNTED_S)), live: count.live };
}

const calls = ({ counts_ms, ends_ms }: Count): Beep[] => [
  ...[3, 2, 1].map((s): Beep => ({ at_ms: counts_ms - s * 1000, is: "count" })),
  { at_ms: counts_ms, is: "change" },
  { at_ms: ends_ms, is: "end" },
];
