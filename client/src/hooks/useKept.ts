// What was chosen or typed, kept in this browser under a place, so that a reload loses nothing.

import { useState } from "preact/hooks";
import { keep, kept } from "../kept";

export type Set<T> = (change: Partial<T>) => void;

export function useKept<T extends object>(place: string, empty: T): [T, Set<T>, () => void] {
  const [value, setValue] = useState<T>(() => ({ ...empty, ...(kept(place) as Partial<T> | null) }));
  const set: Set<T> = (change) =>
    setValue((before) => {
      const after = { ...before, ...change };
      keep(place, after);
      return after;
    });
  const clear = () => {
    setValue(empty);
    keep(place, null);
  };
  return [value, set, clear];
}
