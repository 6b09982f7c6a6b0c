// Ids and answers that this browser sent, for corrections and for pain told an hour later.

import { signal } from "@preact/signals";
import type { Fact } from "../api/facts";
import { keep, kept } from "../kept";

interface Remembered {
  checkIns: Record<string, Fact>; // by day
  sessions: Record<string, OpenSession>; // by the feedback's fact id
  logged: Record<string, string>; // feedback's fact id by planned session
  profile: unknown; // the opening answers, for editing
}

export interface OpenSession {
  title: string;
  at: string;
}

const PLACE = "surefoot.remembered";
const NOTHING: Remembered = { checkIns: {}, sessions: {}, logged: {}, profile: null };
const DAYS_KEPT = 3;

export const remembered = signal<Remembered>({ ...NOTHING, ...(kept(PLACE) as Partial<Remembered> | null) });

export function remember(change: Partial<Remembered>): void {
  remembered.value = { ...remembered.value, ...change };
  keep(PLACE, remembered.value);
}

export function rememberCheckIn(day: string, fact: Fact): void {
  const days = Object.entries(remembered.value.checkIns).sort().slice(-DAYS_KEPT);
  remember({ checkIns: { ...Object.fromEntries(days), [day]: fact } });
}

export const rememberOpen = (id: string, session: OpenSession) =>
  remember({ sessions: { ...remembered.value.sessions, [id]: session } });

export function forgetOpen(id: string): void {
  const { [id]: _, ...rest } = remembered.value.sessions;
  remember({ sessions: rest });
}

export const rememberLogged = (planned: string, id: string) =>
  remember({ logged: { ...Object.fromEntries(Object.entries(remembered.value.logged).slice(-20)), [planned]: id } });

export function forgetLogged(planned: string): void {
  const { [planned]: id, ...logged } = remembered.value.logged;
  remember({ logged });
  if (id) forgetOpen(id);
}

/** Facts that the server never took: nothing may correct them or add to them. */
export function forgetTold(ids: string[]): void {
  const { checkIns, sessions, logged } = remembered.value;
  const without = <T>(all: Record<string, T>, gone: (key: string, value: T) => boolean) =>
    Object.fromEntries(Object.entries(all).filter(([key, value]) => !gone(key, value)));
  remember({
    checkIns: without(checkIns, (_, fact) => ids.includes(fact.id)),
    sessions: without(sessions, (id) => ids.includes(id)),
    logged: without(logged, (_, id) => ids.includes(id)),
  });
}

/** Everything that this browser keeps, gone. */
export function forgetAll(): void {
  remembered.value = NOTHING;
  for (const key of Object.keys(localStorage)) if (key.startsWith("surefoot.")) localStorage.removeItem(key);
}
