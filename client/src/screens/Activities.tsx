// The log: every recorded activity, newest first, by month, with filters.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { ActivitiesView, ActivityLineView } from "../api/activities";
import { state, useView } from "../hooks/useView";
import { later, t, tn } from "../language";
import { began, clock } from "../measures";
import { Choice, Tick } from "../parts/Chips";
import { DateField, DistanceField, TextField } from "../parts/Field";
import { Icon, iconOf } from "../parts/Icon";
import { NotYet, Stale } from "../parts/Notice";
import { climb, distance } from "../units";
import { CLASS, SPORTS, addDays, plain } from "../words";
import { ANYTHING, type Filter, asked, filtering } from "./activity/filter";
import { sportName } from "./activity/words";
import "../style/activity.css";
import "../style/log-lines.css";
import "../style/log.css";
import "../style/filters.css";

const FIRST = 50;
const TIMES = 4;

/** What was asked for last: there again on the way back from an activity. */
const looked = signal<{ filter: Filter; most: number }>({ filter: ANYTHING, most: FIRST });

export function Activities() {
  const { filter, most } = looked.value;
  const { view, failure, reload } = useView<ActivitiesView>(asked(filter, most));
  const [before, setBefore] = useState<ActivitiesView | null>(null);
  if (view && view !== before) setBefore(view);
  const shown = view ?? before; // what was there stays while the next is fetched
  const change = (part: Partial<Filter>) => {
    looked.value = { filter: { ...filter, ...part }, most: FIRST };
  };
  return (
    <>
      <div class="heading heading-log">
        <h1 tabIndex={-1}>{t("Activities")}</h1>
        <div class="log-doors">
          <a class="button button-quiet button-small" href="#/log">
            <Icon name="plus" size={18} /> {t("Log by hand")}
          </a>
          <a class="button button-quiet button-small" href="#/import">
            <Icon name="import" size={18} /> {t("Import")}
          </a>
        </div>
      </div>
      {!shown && <NotYet what={t("Your activities")} failure={failure} again={reload} />}
      {shown && (
        <div class="log">
          <Stale failure={failure} again={reload} />
          {shown.kept === 0 ? (
            <Nothing />
          ) : (
            <>
              <Filters filter={filter} sports={shown.sports} change={change} />
              <Found view={shown} filter={filter} clear={() => change(ANYTHING)} more={() => (looked.value = { filter, most: most * TIMES })} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function Nothing() {
  return (
    <section class="card nothing">
      <Icon name="run" size={36} />
      <h2>{t("Nothing here yet")}</h2>
      <p>{t("Bring the files of your watch, or a whole Strava or Garmin archive: the plan then knows what you really did.")}</p>
      <a class="button" href="#/import">
        <Icon name="import" size={18} /> {t("Import files")}
      </a>
      <p class="note">{t("A planned session without a file is noted on Today: tap Done beside it. Anything else you log by hand.")}</p>
    </section>
  );
}

const SINCE = [
  [later("All"), ""],
  [later("4 weeks"), "28"],
  [later("12 weeks"), "84"],
  [later("Days …"), "days"],
] as const;

function Filters({ filter, sports, change }: { filter: Filter; sports: string[]; change: (part: Partial<Filter>) => void }) {
  const today = state.value?.today ?? "";
  const choose = (since: string) => {
    const first = since && since !== "days" ? addDays(today, 1 - Number(since)) : since && filter.first;
    change({ since, first, last: "" });
  };
  const options = [[later("All"), ""] as const, ...sports.map((sport) => [SPORTS[sport] ?? CLASS[sport] ?? plain(sport), sport] as const)];
  return (
    <section class="card filters">
      <TextField label={t("Search")} value={filter.words} set={(words) => change({ words })} />
      <details>
        <summary>
          {t("Filters")}
          {filtering(filter) > 0 && <span class="badge badge-plain">{filtering(filter)}</span>}
        </summary>
        <div class="filter-parts">
          {sports.length > 1 && (
            <Choice legend={t("Sport")} options={options} value={filter.sport} pick={(sport) => change({ sport })} />
          )}
          <Choice legend={t("Since")} options={SINCE} value={filter.since} pick={choose} />
          {filter.since === "days" && (
            <div class="amounts">
              <DateField label={t("From")} value={filter.first} most={filter.last || today} set={(first) => change({ first })} />
              <DateField label={t("To")} value={filter.last} least={filter.first} set={(last) => change({ last })} />
            </div>
          )}
          <DistanceField label={t("At least as far as")} km={filter.least_km} set={(least_km) => change({ least_km })} />
          <Tick label={t("Only what is doubtful")} value={filter.doubtful} set={(doubtful) => change({ doubtful })} />
        </div>
      </details>
    </section>
  );
}

interface FoundProps {
  view: ActivitiesView;
  filter: Filter;
  clear: () => void;
  more: () => void;
}

function Found({ view, filter, clear, more }: FoundProps) {
  const chosen = filtering(filter) > 0 || filter.words.trim() !== "";
  return (
    <>
      <p class="note found" role="status">
        {view.total === 0
          ? t("No activity is like that.")
          : chosen
            ? t("{count} of {all} activities", { count: view.total, all: view.kept })
            : tn("{count} activity", "{count} activities", view.total)}
        {chosen && (
          <button type="button" class="link" onClick={clear}>
            {t("Show all")}
          </button>
        )}
      </p>
      {byMonth(view.activities).map(([month, lines]) => (
        <section key={month}>
          <h2 class="month">{month}</h2>
          <ul class="log-lines">
            {lines.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {view.activities.length < view.total && (
        <button type="button" class="button button-quiet" onClick={more}>
          {t("Show more")}
        </button>
      )}
    </>
  );
}

function byMonth(lines: ActivityLineView[]): [string, ActivityLineView[]][] {
  const months = new Map<string, ActivityLineView[]>();
  for (const line of lines) {
    const month = began(line.start, line.zone, { month: "long", year: "numeric" });
    months.set(month, [...(months.get(month) ?? []), line]);
  }
  return [...months];
}

function Line({ line }: { line: ActivityLineView }) {
  const numbers = [
    line.distance_m === null ? null : distance(line.distance_m),
    line.moving_s === null ? null : clock(line.moving_s),
    line.ascent_m === null ? null : `↑ ${climb(line.ascent_m)}`,
  ].filter((one) => one !== null);
  return (
    <li>
      <a class={line.counts ? "log-line" : "log-line log-line-beside"} href={`#/${line.by_hand ? "log" : "activities"}/${line.id}`}>
        <span class="kind">
          <Icon name={iconOf(line.sport)} />
        </span>
        <span class="log-text">
          <span class="log-title">{line.by_hand ? t(CLASS[line.sport] ?? line.sport) : sportName(line.sport, line.sub_sport)}</span>
          <span class="note">
            {began(line.start, line.zone, { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" })}
          </span>
          {(!line.counts || line.doubtful || line.by_hand) && (
            <span class="log-marks">
              {line.by_hand && <span class="badge badge-plain">{t("logged by hand")}</span>}
              {!line.counts && <span class="badge badge-plain">{t("another file counts")}</span>}
              {line.doubtful && <span class="badge">{t("doubtful")}</span>}
            </span>
          )}
        </span>
        <span class="log-numbers">
          {numbers.length === 0 && <span class="note">{t("not measured")}</span>}
          {numbers.map((one) => (
            <span key={one}>{one}</span>
          ))}
        </span>
        <Icon name="next" size={18} />
      </a>
    </li>
  );
}
