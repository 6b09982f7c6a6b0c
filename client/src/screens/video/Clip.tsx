// A measured clip: what it shows first, then pictures, numbers with what to make of them, and curves.

import { type ClipView, mediaOf } from "../../api/gait";
import { useView } from "../../hooks/useView";
import { t } from "../../language";
import { Doubts } from "../../parts/Doubts";
import { Exercises } from "../../parts/ExerciseSheet";
import { Icon } from "../../parts/Icon";
import { Back, NotYet, Stale } from "../../parts/Notice";
import { Described } from "../../plot/Described";
import { dayAndYear } from "../../words";
import "../../style/plot.css";
import "../../style/progress.css";
import "../../style/video.css";
import { Beside } from "./Beside";
import { Keep } from "./Keep";
import { Measures } from "./Measures";

export function Clip({ id }: { id: string }) {
  const { view, failure, reload } = useView<ClipView>(`gait/clips/${encodeURIComponent(id)}`);
  return (
    <>
      <Back to="video" />
      {!view && <NotYet what={t("The clip")} failure={failure} again={reload} />}
      {view && (
        <article class="clip" key={view.id}>
          <Stale failure={failure} again={reload} />
          <div class="heading">
            <h1 tabIndex={-1}>{view.title}</h1>
            <p>{dayAndYear(view.day)}</p>
            <p class="note">{view.filmed}</p>
          </div>
          {view.experimental && (
            <p class="strip">
              <Icon name="info" /> <span>{view.experimental}</span>
            </p>
          )}
          <Doubts title={t("What is doubtful about this clip")} doubts={view.doubts} />
          {view.measures.some((each) => each.standing !== "not_measurable") && <Findings view={view} />}
          <Pictures view={view} />
          <Measures measures={view.measures} />
          {view.plots.length > 0 && (
            <div class="progress">
              {view.plots.map((plot) => (
                <section key={plot.id} class="card">
                  <h2>{plot.title}</h2>
                  <p>{plot.summary}</p>
                  <Described plot={plot} />
                  {plot.note && <p class="note">{plot.note}</p>}
                </section>
              ))}
            </div>
          )}
          <Beside view={view} />
          <Keep view={view} />
        </article>
      )}
    </>
  );
}

function Findings({ view }: { view: ClipView }) {
  return (
    <section class="card findings">
      <h2>{t("What it shows")}</h2>
      {view.findings.length === 0 && <p>{t("Nothing to work on comes from this clip now. The numbers are below.")}</p>}
      <ol>
        {view.findings.map((finding) => (
          <li key={finding.id}>
            <p class="lead">{finding.sentence}</p>
            {finding.help.map((line) => (
              <p key={line} class="note">
                <Icon name="plan" size={18} /> <span>{line}</span>
              </p>
            ))}
            <Exercises links={finding.exercises} />
          </li>
        ))}
      </ol>
      <p class="note">{t("Information, not a diagnosis: no number here says that something is wrong with you.")}</p>
    </section>
  );
}

function Pictures({ view }: { view: ClipView }) {
  if (view.pictures.length === 0 && !view.film) return null;
  return (
    <section class="card">
      <h2>{t("Pictures")}</h2>
      <div class="key-frames">
        {view.pictures.map((picture) => (
          <figure key={picture.name}>
            <img src={mediaOf(view.id, picture.name)} alt={picture.caption} loading="lazy" />
            <figcaption class="note">{picture.caption}</figcaption>
          </figure>
        ))}
        {view.film && (
          <figure class="film">
            <video src={mediaOf(view.id, view.film)} poster={view.pictures[0] && mediaOf(view.id, view.pictures[0].name)} controls muted playsInline preload="metadata" aria-label={t("The clip with its points, without sound")} />
            <figcaption class="note">{t("The clip with its points, without sound")}</figcaption>
          </figure>
        )}
      </div>
    </section>
  );
}
