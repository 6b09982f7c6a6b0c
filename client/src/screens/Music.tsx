// Songs of the runner, brought to a cadence.

import { useEffect, useState } from "preact/hooks";
import { keepAs } from "../api/files";
import { fetchFile, remove } from "../api/http";
import { underWay } from "../api/jobs";
import type { FoundView, SongView } from "../api/songs";
import type { SoundsView } from "../api/sounds";
import { useAttempt } from "../hooks/useAttempt";
import { useView } from "../hooks/useView";
import { later, number, t } from "../language";
import { Icon } from "../parts/Icon";
import { JobProgress } from "../parts/JobProgress";
import { Back, Kept, NotYet, Problem } from "../parts/Notice";
import "../style/metronome.css";
import { AddSong } from "./metronome/AddSong";

const LOOK_EVERY_MS = 1000;
const STEPS = {
  listening: later("Listening for the beat"),
  stretching: later("Bringing it to your steps"),
  packing: later("Writing the file"),
};

export function Music() {
  const { view: sounds, failure, reload } = useView<SoundsView>("sounds");
  return (
    <>
      <Back to="metronome" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Music for your steps")}</h1>
        <p class="note">
          {t("A song whose beat comes near your tempo is made a little faster or slower, by 8 % at most, at the same pitch.")}
        </p>
      </div>
      {!sounds && <NotYet what={t("Music for your steps")} failure={failure} again={reload} />}
      {sounds && !sounds.music && <NotInstalled />}
      {sounds?.music && <Songs />}
    </>
  );
}

function NotInstalled() {
  return (
    <section class="card">
      <h2>{t("Not installed here")}</h2>
      <p>{t("Music needs the extra `music` (about 400 MB) on the machine that runs Surefoot: run scripts/setup.sh music there, or pip install 'surefoot[music]', and start Surefoot again.")}</p>
      <p>{t("The metronome and its clicks as a file work without it.")}</p>
    </section>
  );
}

function Songs() {
  const { view, failure, reload } = useView<SongView[]>("songs");
  const [saved, setSaved] = useState("");
  const busy = view?.some(({ job }) => underWay(job)) ?? false;
  useEffect(() => {
    if (!busy) return;
    const looking = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [busy]);
  return (
    <div class="metronome songs">
      <AddSong
        added={() => {
          setSaved("");
          reload();
        }}
      />
      <div class="metronome-column">
        <Problem failure={failure} />
        {saved && <Kept>{t("{name} is among your downloads, and deleted here.", { name: saved })}</Kept>}
        {view?.map((song) => (
          <Song key={song.job.id} song={song} changed={reload} saved={setSaved} />
        ))}
        <p class="note">
          {t("Your song goes to the machine that runs Surefoot and nowhere else. It is deleted there once it was heard; what was made of it when you save it, or after a day.")}
        </p>
      </div>
    </div>
  );
}

interface SongProps {
  song: SongView;
  changed: () => void;
  saved: (name: string) => void;
}

function Song({ song: { job, title, spm, found, name }, changed, saved }: SongProps) {
  const { busy, failure, attempt } = useAttempt();
  const drop = () =>
    void attempt(async () => {
      await remove(`jobs/${job.id}`);
      changed();
    });
  const save = () =>
    void attempt(async () => {
      const file = await fetchFile(`sounds/${job.id}`, () => undefined, new AbortController().signal);
      if (!file) return;
      keepAs(name, file);
      saved(name);
      await remove(`jobs/${job.id}`);
      changed();
    });
  return (
    <section class="card song">
      <h2>{title}</h2>
      {underWay(job) && <JobProgress job={job} steps={STEPS} stop={drop} />}
      {job.problem && <p role="status">{job.problem}</p>}
      {found && <Found found={found} spm={spm} />}
      {name && <audio controls preload="none" src={`/api/sounds/${job.id}`} aria-label={t("Listen to {title}", { title })} />}
      <Problem failure={failure} />
      {!underWay(job) && (
        <div class="actions">
          {name && (
            <button type="button" class="button" disabled={busy} onClick={save}>
              <Icon name="import" size={20} /> {t("Save the song")}
            </button>
          )}
          <button type="button" class="button button-quiet" disabled={busy} onClick={drop}>
            {t("Delete it")}
          </button>
        </div>
      )}
    </section>
  );
}

const TENTHS = 10;
const tenth = (value: number) => number(Math.round(value * TENTHS) / TENTHS);

function Found({ found, spm }: { found: FoundView; spm: number }) {
  const beats = t("{beats} beats a minute.", { beats: tenth(found.bpm) });
  if (!found.fits) {
    const spans = found.cadences.map(({ least, most }) => t("{least} to {most}", { least, most }));
    return (
      <p role="status">
        {beats} {t("That is too far from {spm} steps a minute: one would hear the change.", { spm: number(spm) })}{" "}
        {spans.length > 0 && t("It fits {spans} steps a minute.", { spans: spans.join(", ") })}
      </p>
    );
  }
  const change = (found.faster - 1) * 100;
  return (
    <p role="status">
      {beats}{" "}
      {found.steps === 1
        ? t("At {spm} steps a minute a beat comes at each step.", { spm: number(spm) })
        : t("At {spm} steps a minute a beat comes at each second step.", { spm: number(spm) })}{" "}
      {change >= 0
        ? t("For that it was made {share} % faster.", { share: tenth(change) })
        : t("For that it was made {share} % slower.", { share: tenth(-change) })}
    </p>
  );
}
