// One recorded activity: its numbers with their sources, the way, what it was made of.

import { useSignal } from "@preact/signals";
import type { ActivityPageView, OtherFileView, TracesView } from "../api/activities";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { began, onTheWatch } from "../measures";
import { Doubts } from "../parts/Doubts";
import { Icon } from "../parts/Icon";
import { Match } from "../parts/Match";
import { Back, NotYet, Stale } from "../parts/Notice";
import { Route } from "../plot/Route";
import { Correct } from "./activity/Correct";
import { Gaits } from "./activity/Gaits";
import { Grades } from "./activity/Grades";
import { Numbers } from "./activity/Numbers";
import { Profile } from "./activity/Profile";
import { Laps, Pauses, Zones } from "./activity/Stretches";
import { sportName } from "./activity/words";
import "../style/activity.css";
import "../style/plot.css";

const DAY = { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;

export function Activity({ id }: { id: string }) {
  const path = `activities/${encodeURIComponent(id)}`;
  const { view, failure, reload } = useView<ActivityPageView>(path);
  const traces = useView<TracesView>(`${path}/traces`);
  return (
    <>
      <Back to="activities" />
      {!view && <NotYet what={t("The activity")} failure={failure} again={reload} />}
      {view && (
        <article class="activity" key={view.id}>
          <Stale failure={failure} again={reload} />
          <Head view={view} />
          <Parts view={view} traces={traces.view} />
        </article>
      )}
    </>
  );
}

function Head({ view }: { view: ActivityPageView }) {
  const there = onTheWatch(view.start, view.zone, view.utc_offset_s);
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>{sportName(view.sport, view.sub_sport)}</h1>
        <p>
          {began(view.start, view.zone, DAY)}
          {there && <span class="note"> {t("({time} on the watch)", { time: there })}</span>}
        </p>
        <p class="note from-file">{[view.device, view.name].filter(Boolean).join(" · ")}</p>
      </div>
      {view.instead && (
        <p class="strip">
          <Icon name="info" />
          <span>
            {t("The plan does not count this file: another one tells more of the same run.")}{" "}
            <a href={`#/activities/${view.instead}`}>{t("Show that one")}</a>
          </span>
        </p>
      )}
    </>
  );
}

function Parts({ view, traces }: { view: ActivityPageView; traces: TracesView | null }) {
  const cursor = useSignal(-1);
  return (
    <>
      <Doubts title={t("What is doubtful about this file")} doubts={view.warnings} />
      <div class="columns">
        <Numbers view={view} />
        <div class="column">
          {!view.instead && (
            <section class="card against">
              <h2>{t("Planned against done")}</h2>
              <Match activity={view.id} />
            </section>
          )}
          {traces && traces.route.length > 1 && (
            <section class="card">
              <h2>{t("The way")}</h2>
              <Route traces={traces} cursor={cursor} />
            </section>
          )}
        </div>
      </div>
      {traces && <Profile traces={asDrawn(traces, view)} pauses={view.pauses} sport={view.sport} cursor={cursor} />}
      <div class="columns">
        <div class="column">
          <Gaits segments={view.segments} />
          <Laps laps={view.laps} sport={view.sport} />
          <Others others={view.others} />
        </div>
        <div class="column">
          <Grades grades={view.grades} />
          <Zones zones_s={view.zones_s} />
          <Pauses view={view} />
          <Correct view={view} />
        </div>
      </div>
    </>
  );
}

/** A treadmill does not climb: what its watch's barometer wrote is the weather. */
function asDrawn(traces: TracesView, view: ActivityPageView): TracesView {
  if (view.sub_sport !== "treadmill") return traces;
  const { elevation_m: _, ...columns } = traces.columns;
  return { ...traces, columns };
}

function Others({ others }: { others: OtherFileView[] }) {
  if (others.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("Also in")}</h2>
      <ul class="doors">
        {others.map((other) => (
          <li key={other.id}>
            <a href={`#/activities/${other.id}`}>{other.name || other.device}</a>
            <p class="note">{other.counts ? t("The plan counts this one.") : t("Kept beside it.")}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
