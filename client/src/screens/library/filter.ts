// What of the library is asked for.

import type { ExerciseLineView } from "../../api/library";
import { later } from "../../language";

export interface Filter {
  kind: string; // '' = all
  site: "" | "itb" | "hamstring";
  phase: string; // its number; '' = all
  equipment: string; // an id, NOTHING or OWNED; '' = all
  open: boolean; // only what is open to the runner now
  planned: boolean; // only what the plan holds
}

export const NOTHING = "-nothing";
export const OWNED = "-owned";
export const ANYTHING: Filter = { kind: "", site: "", phase: "", equipment: "", open: false, planned: false };

/** How many filters are on. */
export const filtering = (filter: Filter) => Object.values(filter).filter(Boolean).length;

export function fits(line: ExerciseLineView, filter: Filter, owned: string[]): boolean {
  return (
    (!filter.kind || line.category === filter.kind) &&
    (!filter.site || line.sites.length === 0 || line.sites.includes(filter.site)) &&
    (!filter.phase || line.phases.includes(Number(filter.phase))) &&
    needs(line.equipment, filter.equipment, owned) &&
    (!filter.open || line.allowed === true) &&
    (!filter.planned || line.days.length > 0)
  );
}

function needs(equipment: string[], wanted: string, owned: string[]): boolean {
  if (wanted === "") return true;
  if (wanted === NOTHING) return equipment.length === 0;
  if (wanted === OWNED) return equipment.every((one) => owned.includes(one));
  return equipment.includes(wanted);
}

/** The kinds of exercise, in the order of the choice. */
export const KINDS: Record<string, string> = {
  strength: later("Hip and leg strength"),
  core: later("Trunk"),
  hamstring: later("Hamstring"),
  plyometric: later("Jumps"),
  balance: later("Balance"),
  drill: later("Running drills"),
  mobility: later("Mobility"),
  stretch: later("Stretches"),
  run_session: later("Runs"),
  cross_training: later("Cross-training"),
  comfort: later("Rolling"),
  manual_therapy: later("Hands-on treatment"),
  modality: later("Other treatment"),
};
