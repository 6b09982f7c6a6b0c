// Every exercise, found by word, phase, injury, kind and equipment; the search finds the texts too.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { ExerciseLineView, LibraryView } from "../api/library";
import { state, useView } from "../hooks/useView";
import { t, tn } from "../language";
import { ExerciseSheet, unplanned } from "../parts/ExerciseSheet";
import { TextField } from "../parts/Field";
import { Icon } from "../parts/Icon";
import { Back, NotYet, Stale } from "../parts/Notice";
import { found, once, searchable } from "../search";
import { weekdayLong } from "../words";
import { ANYTHING, KINDS, type Filter, fits, filtering } from "./library/filter";
import { Filters } from "./library/Filters";
import { Texts } from "./library/Texts";
import "../style/filters.css";
import "../style/library.css";

const FIRST = 24;
const TEXTS_FROM = 2; // letters

/** What was asked for last: there again on the way back from a text. */
const looked = signal<{ typed: string; filter: Filter; most: number }>({ typed: "", filter: ANYTHING, most: FIRST });

const inExercise = once((line: ExerciseLineView) =>
  searchable(line.name, line.trains, line.cues.join(" "), t(KINDS[line.category] ?? ""), line.id),
);

/** open: the exercise that the address names. */
export function Library({ open }: { open: string }) {
  const { view, failure, reload } = useView<LibraryView>("exercises");
  const [shown, show] = useState(open);
  const exercise = view?.exercises.find((line) => line.id === shown);
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Library")}</h1>
        <p class="note">{t("Every exercise with its moving figure, and a search through all texts.")}</p>
      </div>
      {!view && <NotYet what={t("The library")} failure={failure} again={reload} />}
      {view && (
        <div class="library">
          <Stale failure={failure} again={reload} />
          <Search view={view} show={show} />
        </div>
      )}
      {exercise && (
        <ExerciseSheet item={unplanned(exercise)} close={() => show("")}>
          <Standing line={exercise} />
        </ExerciseSheet>
      )}
    </>
  );
}

function Search({ view, show }: { view: LibraryView; show: (exercise: string) => void }) {
  const { typed, filter, most } = looked.value;
  const fitting = view.exercises.filter((line) => fits(line, filter, view.owned));
  const those = found(typed, fitting, inExercise);
  const chosen = filtering(filter) > 0 || typed.trim() !== "";
  const change = (part: Partial<Filter>) => {
    looked.value = { typed, filter: { ...filter, ...part }, most: FIRST };
  };
  return (
    <>
      <section class="card filters" role="search">
        <TextField
          label={t("Search")}
          value={typed}
          set={(words) => (looked.value = { ...looked.value, typed: words, most: FIRST })}
        />
        <Filters view={view} filter={filter} change={change} />
      </section>
      <p class="note found" role="status">
        {chosen
          ? t("{count} of {all} exercises", { count: those.length, all: view.exercises.length })
          : tn("{count} exercise", "{count} exercises", view.exercises.length)}
        {chosen && (
          <button type="button" class="link" onClick={() => (looked.value = { typed: "", filter: ANYTHING, most: FIRST })}>
            {t("Show all")}
          </button>
        )}
      </p>
      {those.length === 0 && <p>{advice(typed, filter)}</p>}
      <ul class="exercises">
        {those.slice(0, most).map((line) => (
          <Card key={line.id} line={line} show={show} />
        ))}
      </ul>
      {those.length > most && (
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={() => (looked.value = { typed, filter, most: most + FIRST })}>
            {t("Show more")}
          </button>
        </div>
      )}
      {typed.trim().length >= TEXTS_FROM && <Texts typed={typed} />}
    </>
  );
}

function advice(typed: string, filter: Filter): string {
  if (filtering(filter) === 0) return t("No exercise has these words. Try fewer or shorter ones, such as “hip” or “bridge”.");
  if (typed.trim() === "") return t("No exercise fits all of these filters. Take one away.");
  return t("No exercise with these words fits the filters. Take a filter away, or try fewer words.");
}

function Card({ line, show }: { line: ExerciseLineView; show: (exercise: string) => void }) {
  return (
    <li>
      <button type="button" class="card exercise-card" onClick={() => show(line.id)}>
        {line.figure && <img src={`/api/figures/${line.id}.svg?poses=true`} alt="" loading="lazy" fetchpriority="low" />}
        <span class="exercise-name">{line.name}</span>
        <span class="note">{line.trains}</span>
        {line.dose && <span class="exercise-dose">{line.dose}</span>}
        <Standing line={line} />
      </button>
    </li>
  );
}

/** When the plan has it, and whether it is open. */
function Standing({ line }: { line: ExerciseLineView }) {
  return (
    <>
      {line.days.length > 0 && (
        <span class="exercise-when">
          <Icon name="plan" size={18} /> {inPlan(line.days)}
        </span>
      )}
      {line.allowed === false && (
        <span class="exercise-closed">
          <Icon name="pause" size={18} /> {t("Not now.")} {line.because}
        </span>
      )}
    </>
  );
}

/** The days of the next two weeks, by their names. */
function inPlan(days: string[]): string {
  const today = state.value?.today;
  const named = [...new Set(days.map((day) => (day === today ? t("today") : weekdayLong(day))))];
  return t("In your plan: {days}", { days: named.join(", ") });
}
