// What was typed, kept in this browser until it is sent, so that a reload loses nothing.

import { useState } from "preact/hooks";

export type SetDraft<T> = (change: Partial<T>) => void;

export function useDraft<T extends object>(name: string, empty: T): [T, SetDraft<T>, () => void] {
  const place = `surefoot.draft.${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...read(place) }));
  const set: SetDraft<T> = (change) =>
    setDraft((before) => {
      const after = { ...before, ...change };
      write(place, after);
      return after;
    });
  const clear = () => {
    setDraft(empty);
    write(place, null);
  };
  return [draft, set, clear];
}

function read(place: string): object {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? "{}");
    return typeof kept === "object" && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function write(place: string, draft: object | null): void {
  try {
    if (draft) localStorage.setItem(place, JSON.stringify(draft));
    else localStorage.removeItem(place);
  } catch {
    // a full or forbidden store: the draft lives as long as the page
  }
}
