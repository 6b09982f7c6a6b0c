// How the last weeks went: what hurt over what was done, what rose, and what was decided.

import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import type { MomentKind, MomentView, PlotView, ProgressView } from "../api/progress";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice } from "../parts/Chips";
import { Exercises } from "../parts/ExerciseSheet";
import { Icon, type IconName } from "../parts/Icon";
import { NotYet, Stale } from "../parts/Notice";
import { Described } from "../plot/Described";
import { shortDay } from "../words";
import "../style/plot.css";
import "../style/progress.css";

const WEEKS = [
  [later("12 weeks"), "12"],
  [later("26 weeks"), "26"],
  [later("A year"), "52"],
  [later("All"), "all"],
] as const;

const weeks = signal("12"); // there again on the way back from a day's reasons

export function Progress() {
  const { view, failure, reload } = useView<ProgressView>(`progress?weeks=${weeks.value}`);
  const [before, setBefore] = useState<ProgressView | null>(null);
  if (view && view !== before) setBefore(view);
  const shown = view ?? before; // what was there stays while the next is fetched
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>{t("Progress")}</h1>
        {shown && (
          <p class="note">
            {shortDay(shown.first)} – {shortDay(shown.last)} · {t("Touch a plot, or walk through it with the arrow keys.")}
          </p>
        )}
      </div>
      {!shown && <NotYet what={t("How it went")} failure={failure} again={reload} />}
      {shown && (
        <>
          <Stale failure={failure} again={reload} />
          <div class="stretch">
            <Choice legend={t("How far back")} options={WEEKS} value={weeks.value} pick={(value) => (weeks.value = value)} quiet />
          </div>
          <div class="progress">
            {shown.plots.map((each) => (
              <Card key={`${each.plot.id} ${shown.first} ${each.plot.at.length}`} view={each} />
            ))}
            <Moments moments={shown.moments} />
          </div>
        </>
      )}
    </>
  );
}

function Card({ view: { plot, exercises, article } }: { view: PlotView }) {
  const nothing = plot.at.length === 0;
  return (
    <section class="card">
      <h2>{plot.title}</h2>
      <p class={nothing ? "yet" : undefined}>
        {nothing && <Icon name="clock" />} {plot.summary}
      </p>
      {!nothing && <Described plot={plot} />}
      {plot.note && <p class="note">{plot.note}</p>}
      {plot.id === "cadence" && nothing && (
        <a class="button button-quiet button-small" href="#/import">
          <Icon name="import" size={18} /> {t("Import")}
        </a>
      )}
      <Exercises links={exercises} />
      {plot.id === "symmetry" && <a class="more" href="#/tests">{t("All tests")}</a>}
      {GATED.has(plot.id) && <a class="more" href="#/road">{t("What the next gate still asks for")}</a>}
      {plot.id === "cadence" && <a class="more" href="#/technique">{t("Technique")}</a>}
      {article && <a class="more" href={`#/articles/${article}`}>{t("More about this")}</a>}
    </section>
  );
}

const GATED = new Set(["levers", "symmetry"]);

const KINDS: Record<MomentKind, { icon: IconName; name: string }> = {
  start: { icon: "today", name: later("Start") },
  gate: { icon: "green", name: later("Opened") },
  phase: { icon: "next", name: later("Phase") },
  red: { icon: "red", name: later("Red") },
  flag: { icon: "alert", name: later("Warning sign") },
  note: { icon: "clinician", name: later("Clinician's note") },
  injury: { icon: "alert", name: later("Injury") },
  pause: { icon: "pause", name: later("Break") },
  season: { icon: "plan", name: later("Season") },
};
const FIRST = 12;

function Moments({ moments }: { moments: MomentView[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? moments : moments.slice(0, FIRST);
  return (
    <section class="card moments">
      <h2>{t("What was decided")}</h2>
      {moments.length === 0 && (
        <p class="yet">
          <Icon name="clock" /> {t("Nothing was decided in this time but to go on as planned.")}
        </p>
      )}
      <ol>
        {shown.map((moment) => (
          <li key={`${moment.day} ${moment.kind} ${moment.sentence}`} class={`moment moment-${moment.kind}`}>
            <Icon name={KINDS[moment.kind].icon} />
            <div>
              <p class="moment-when">
                <strong>{t(KINDS[moment.kind].name)}</strong>
                <a href={`#/why/${moment.day}`}>{moment.when}</a>
              </p>
              <p>{moment.sentence}</p>
            </div>
          </li>
        ))}
      </ol>
      {shown.length < moments.length && (
        <button type="button" class="button button-quiet" onClick={() => setAll(true)}>
          {t("Show all {count}", { count: moments.length })}
        </button>
      )}
    </section>
  );
}
