// Clips of the runner: how to film, what is being measured, what was measured.

import { useEffect, useRef } from "preact/hooks";
import type { ClipLineView, VideoView } from "../api/gait";
import { post } from "../api/http";
import { underWay } from "../api/jobs";
import { useAttempt } from "../hooks/useAttempt";
import { changed, useView } from "../hooks/useView";
import { t } from "../language";
import { Icon } from "../parts/Icon";
import { Back, Kept, NotNow, NotYet, Problem, Stale } from "../parts/Notice";
import { dayAndYear } from "../words";
import "../style/log-lines.css";
import "../style/video.css";
import { AddClip } from "./video/AddClip";
import { HowToFilm } from "./video/HowToFilm";
import { InLine } from "./video/InLine";
import { takenOut } from "./video/takenOut";

const LOOK_EVERY_MS = 1000;

export function Video() {
  const { view, failure, reload } = useView<VideoView>("gait");
  const busy = view?.jobs.some(({ job }) => underWay(job)) ?? false;
  useEffect(() => {
    if (!busy) return;
    const looking = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [busy]);
  return (
    <>
      <Back to="technique" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Video")}</h1>
        <p>{t("A short clip, measured on the machine that runs Surefoot. It is sent nowhere else. What comes of it is information, not a diagnosis.")}</p>
      </div>
      {!view && <NotYet what={t("Your clips")} failure={failure} again={reload} />}
      {view && (
        <div class="video">
          <Stale failure={failure} again={reload} />
          <NotNow why={view.not_now} />
          <PutBack />
          <div class="columns">
            <div class="column">
              {view.missing ? <Missing how={view.missing} /> : <AddClip view={view} added={reload} />}
              <InLine jobs={view.jobs} changed={reload} />
              <Fresh view={view} />
            </div>
            <div class="column">
              <HowToFilm />
              <Measured clips={view.clips} />
            </div>
          </div>
        </div>
      )}
    </>
  );
}

function Missing({ how }: { how: string }) {
  return (
    <section class="card">
      <h2>{t("Not installed here")}</h2>
      <p class="yet">
        <Icon name="info" /> <span>{how}</span>
      </p>
    </section>
  );
}

/** Says it once a clip that was in line has its numbers. */
function Fresh({ view }: { view: VideoView }) {
  const waited = useRef(new Set<string>());
  for (const { job } of view.jobs) waited.current.add(job.id);
  const done = view.clips.filter((clip) => waited.current.has(clip.id));
  if (done.length === 0) return null;
  return (
    <>
      {done.map((clip) => (
        <Kept key={clip.id}>
          {t("Measured: {clip}.", { clip: clip.title })} <a href={`#/video/${clip.id}`}>{t("See the numbers")}</a>
        </Kept>
      ))}
    </>
  );
}

function Measured({ clips }: { clips: ClipLineView[] }) {
  return (
    <section>
      <h2>{t("Your clips")}</h2>
      {clips.length === 0 ? (
        <p class="note">{t("None yet. Filmed again under the same conditions after some weeks, a clip shows what changed.")}</p>
      ) : (
        <ul class="log-lines">
          {clips.map((clip) => (
            <li key={clip.id}>
              <a class="log-line" href={`#/video/${clip.id}`}>
                <span class="kind">
                  <Icon name={clip.task === "run" ? "run" : "strength"} />
                </span>
                <span class="log-text">
                  <span class="log-title">{clip.title}</span>
                  <span class="note">{dayAndYear(clip.day)}</span>
                </span>
                <span class="log-numbers">
                  <span class={clip.said ? undefined : "note"}>{clip.said || t("nothing could be measured")}</span>
                </span>
                <Icon name="next" size={18} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PutBack() {
  const { busy, failure, attempt } = useAttempt();
  const back = () =>
    attempt(async () => {
      await post(`gait/clips/${takenOut.value}/back`);
      takenOut.value = "";
      changed.value++;
    });
  return (
    <div role="status">
      {takenOut.value && (
        <p class="strip">
          <Icon name="check" /> <span>{t("The clip and its numbers are deleted.")}</span>
          <button type="button" class="link" disabled={busy} onClick={() => void back()}>
            {t("Put the numbers back")}
          </button>
        </p>
      )}
      <Problem failure={failure} />
    </div>
  );
}
