// A value that the runner and the clock move on, kept in this browser at every step.

import { useEffect, useRef, useState } from "preact/hooks";

interface Stepping<T, A> {
  begun: () => T | null; // what was left half-way
  step: (value: T, action: A | { do: "tick" }, at_ms: number) => T;
  keep: (value: T) => void;
  forget: () => void;
  every_ms: number; // between two looks at the clock
}

export interface Stepped<T, A> {
  value: T | null;
  now_ms: number;
  act: (action: A | { do: "tick" }) => void;
  hold: (next: T | null) => void; // another value in its place; null forgets it
  alter: (by: (held: T) => T) => void; // of what is held when it is called
}

export function useStepped<T, A>(id: string, { begun, step, keep, forget, every_ms }: Stepping<T, A>): Stepped<T, A> {
  const [value, setValue] = useState(begun);
  const [now_ms, setNow] = useState(Date.now);
  const held = useRef(value);
  const hold = (next: T | null) => {
    if (next === held.current) return;
    held.current = next;
    if (next) keep(next);
    else forget();
    setValue(next);
  };
  const act = (action: A | { do: "tick" }) => {
    const at_ms = Date.now();
    if (held.current) hold(step(held.current, action, at_ms));
    setNow(at_ms);
  };
  useEffect(() => {
    const tick = () => act({ do: "tick" });
    tick();
    const timer = setInterval(tick, every_ms);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [id]);
  const alter = (by: (held: T) => T) => {
    if (held.current) hold(by(held.current));
  };
  return { value, now_ms, act, hold, alter };
}
