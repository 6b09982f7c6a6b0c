// What was typed, kept in this browser until it is sent, so that a reload loses nothing.

import { useState } from "preact/hooks";
import { keep, kept } from "../kept";

export type SetDraft<T> = (change: Partial<T>) => void;

export function useDraft<T extends object>(name: string, empty: T): [T, SetDraft<T>, () => void] {
  const place = `surefoot.draft.${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...(kept(place) as Partial<T> | null) }));
  const set: SetDraft<T> = (change) =>
    setDraft((before) => {
      const after = { ...before, ...change };
      keep(place, after);
      return after;
    });
  const clear = () => {
    setDraft(empty);
    keep(place, null);
  };
  return [draft, set, clear];
}
