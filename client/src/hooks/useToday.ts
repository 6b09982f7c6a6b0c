// Today as the server says it; without it as far as this device can tell.

import { heardAt } from "../api/http";
import { waiting } from "../api/outbox";
import type { PlanView, TodayView } from "../api/views";
import { newDay, withWaiting } from "../today";
import { remembered } from "./useRemembered";
import { state, useView, type Seen } from "./useView";

export function useToday(): Seen<TodayView> {
  const seen = useView<TodayView>("today");
  const facts = waiting.value;
  const today = state.value?.today ?? "";
  const old = heardAt.value !== "" && seen.view !== null && seen.view.date < today;
  const plan = useView<PlanView>(old || facts.length > 0 ? "plan?weeks=4" : "").view;
  if (!seen.view || (!old && facts.length === 0)) return seen;
  const sent = remembered.value.checkIns[seen.view.date];
  const yesterday = sent?.kind === "check_in" ? sent.pain : undefined;
  const day = old ? newDay(seen.view, plan, today, yesterday) : seen.view;
  return { ...seen, view: withWaiting(day, plan, facts, state.value?.day_starts_at_h ?? 3) };
}
