// Asks for what the next 14 days need, while there is a network: one at a time, and nothing twice.

import { MADE } from "../api/made";
import type { TestsView } from "../api/testing";
import type { InsteadView, ItemView, PlanView, SessionView, StateView, TodayView } from "../api/views";
import { helpPath } from "../device";
import { ask, find, prune } from "./answers";

const PLAN = "plan?weeks=4";
const DAYS = 14;
const ALWAYS = ["today", PLAN, "plan/weeks", "beside"];
const TWICE_A_DAY = ["technique", "tests"];
const HALF_A_DAY_MS = 43_200_000;

/** Keeps what the coming days show. language: what the page speaks. since: what was made before then
 * is asked again, in milliseconds. */
export async function lookAhead(language: string, since: number): Promise<void> {
  await have("state", language, since);
  const state = await kept<StateView>("state", language);
  if (!state) return;
  await prune();
  await have(helpPath(), language); // the same until the knowledge changes
  if (!state.onboarded || !state.supported) return;
  for (const path of [...ALWAYS, `why?date=${state.today}`]) await have(path, language, since);
  const long = Math.min(since, Date.now() - HALF_A_DAY_MS);
  for (const path of TWICE_A_DAY) await have(path, language, long);
  const today = await kept<TodayView>("today", language);
  for (const { id, kind, done } of today?.sessions ?? [])
    if (kind === "strength" && !done) await have(`sessions/${id}/instead`, language, since);
  for (const { id, due } of (await kept<TestsView>("tests", language))?.tests ?? [])
    if (due) await have(`tests/${id}`, language, long);
  for (const id of exercises(await kept<PlanView>(PLAN, language), today)) {
    await have(`exercises/${id}`, language);
    await have(`figures/${id}.svg`, language);
    await have(`figures/${id}.svg?poses=true`, language);
  }
  for (const { id, kind } of (await kept<TodayView>("today", language))?.sessions ?? []) {
    if (kind !== "strength") continue;
    const path = `sessions/${id}/instead`;
    await have(path, language, since);
    const others = (await kept<InsteadView[]>(path, language)) ?? [];
    for (const { exercise } of others.flatMap(({ items }) => items)) await have(`figures/${exercise}.svg`, language);
  }
}

/** The exercises of the coming days, those of the nearest first. */
function exercises(plan: PlanView | null, today: TodayView | null): string[] {
  const days = (plan?.weeks ?? []).flatMap((week) => week.days).filter((day) => day.date >= (plan?.today ?? ""));
  const sessions: SessionView[] = [...(today?.sessions ?? []), ...days.slice(0, DAYS).flatMap((day) => day.sessions)];
  const routines = (today?.routines ?? []).flatMap((routine) => routine.items);
  const items = sessions.flatMap((session): ItemView[] => [...(session.guide ? [session.guide] : []), ...session.items]);
  return [...new Set([...items, ...routines].map((item) => item.exercise))];
}

const request = (path: string, language: string) =>
  new Request(`/api/${path}`, { headers: { "accept-language": language }, cache: "no-store" });

/** Asks unless it is kept already and was made since then. */
async function have(path: string, language: string, since = 0): Promise<void> {
  const asked = request(path, language);
  const made = (await find(asked))?.headers.get(MADE);
  if (made && Date.parse(made) >= since) return;
  await (await ask(asked)).kept;
}

async function kept<T>(path: string, language: string): Promise<T | null> {
  const found = await find(request(path, language));
  return found ? ((await found.json()) as T) : null;
}
