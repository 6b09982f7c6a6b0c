// The filters of the library, folded away until they are wanted.

import type { LibraryView } from "../../api/library";
import { later, t } from "../../language";
import { Choice, Tick } from "../../parts/Chips";
import { KINDS, NOTHING, OWNED, type Filter, filtering } from "./filter";

const ALL = [later("All"), ""] as const;
const SITES = [ALL, [later("IT band"), "itb"], [later("Hamstring"), "hamstring"]] as const;

interface FiltersProps {
  view: LibraryView;
  filter: Filter;
  change: (part: Partial<Filter>) => void;
}

export function Filters({ view, filter, change }: FiltersProps) {
  const on = filtering(filter);
  const kinds = Object.entries(KINDS).filter(([kind]) => view.exercises.some((line) => line.category === kind));
  const phases = view.phases.map(({ id, name }) => [name, id] as const);
  const equipment = view.equipment.map(({ id, name }) => [name, id] as const);
  const owns = view.phase === null ? [] : [[later("What I have"), OWNED] as const];
  return (
    <details>
      <summary>
        {t("Filters")}
        {on > 0 && <span class="badge badge-plain">{on}</span>}
      </summary>
      <div class="filter-parts">
        {view.phase !== null && (
          <Tick label={t("Open to me now")} value={filter.open} set={(open) => change({ open })} />
        )}
        {view.phase !== null && (
          <Tick label={t("In my plan in the next two weeks")} value={filter.planned} set={(planned) => change({ planned })} />
        )}
        <Choice legend={t("For")} options={SITES} value={filter.site} pick={(site) => change({ site })} />
        <Choice
          legend={t("Kind")}
          options={[ALL, ...kinds.map(([kind, name]) => [name, kind] as const)]}
          value={filter.kind}
          pick={(kind) => change({ kind })}
        />
        <Choice
          legend={t("Phase")}
          note={t("In which the plan may hold it.")}
          options={[ALL, ...phases]}
          value={filter.phase}
          pick={(phase) => change({ phase })}
        />
        <Choice
          legend={t("Equipment")}
          options={[ALL, [later("None"), NOTHING] as const, ...owns, ...equipment]}
          value={filter.equipment}
          pick={(equipment) => change({ equipment })}
        />
      </div>
    </details>
  );
}
