// What the server says, held until facts or the day change it.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Failure, get, heardAt } from "../api/http";
import { LATE, type Late } from "../api/made";
import { delivered } from "../api/outbox";
import { lookAhead } from "../api/worker";
import type { StateView } from "../api/views";
import { follow, language } from "../language";
import { dayAt } from "../words";
import { useRetry } from "./useRetry";

export interface Seen<T> {
  view: T | null;
  failure: Failure | null;
  reload: () => void;
}

export const changed = signal(0); // grows when anything but a fact changed what the server says

const held = new Map<string, unknown>();
export const forgetViews = () => held.clear();

/** What the server says at a path; "" asks nothing. */
export function useView<T>(path: string): Seen<T> {
  const [seen, setSeen] = useState<{ path: string; view: T | null; failure: Failure | null }>(() => ({
    path,
    view: (held.get(path) as T | undefined) ?? null,
    failure: null,
  }));
  const [tries, setTries] = useState(0);
  const version = delivered.value + changed.value + tries;
  useEffect(() => {
    if (!path) return;
    let current = true;
    get<T>(path)
      .then((view) => {
        held.set(path, view);
        if (current) setSeen({ path, view, failure: null });
      })
      .catch((failure: Failure) => {
        const view = (held.get(path) as T | undefined) ?? null;
        if (current) setSeen({ path, view, failure });
      });
    return () => {
      current = false;
    };
  }, [path, version]);
  useRetry(seen.path === path ? seen.failure : null, () => setTries((before) => before + 1));
  const reload = () => changed.value++;
  if (seen.path === path) return { view: seen.view, failure: seen.failure, reload };
  return { view: (held.get(path) as T | undefined) ?? null, failure: null, reload };
}

export const state = signal<StateView | null>(null);
export const stateFailure = signal<Failure | null>(null);

export async function loadState(): Promise<void> {
  try {
    const said = await get<StateView>("state");
    const before = language.value;
    await follow(said.preferences.language);
    if (language.value !== before) changed.value++;
    const here = dayAt(new Date(), said.day_starts_at_h);
    state.value = heardAt.value && here > said.today ? { ...said, today: here } : said;
    stateFailure.value = null;
    if (!heardAt.value) lookAhead(JSON.stringify([delivered.value, said]));
  } catch (failure) {
    stateFailure.value = failure as Failure;
  }
}

/** Takes up what the server said after this device had answered for it. */
export function hearLate(): () => void {
  const channel = new BroadcastChannel(LATE);
  channel.onmessage = ({ data }: MessageEvent<Late>) => {
    if (data === "same") heardAt.value = "";
    else {
      changed.value++;
      void loadState();
    }
  };
  return () => channel.close();
}
