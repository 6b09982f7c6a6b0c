// The clicks as a file, for a phone that is locked or a player without a page.

import { useState } from "preact/hooks";
import { keepAs } from "../../api/files";
import { fetchFile, post } from "../../api/http";
import { type JobView, underWay } from "../../api/jobs";
import type { SoundsView } from "../../api/sounds";
import { useAttempt } from "../../hooks/useAttempt";
import { useJob } from "../../hooks/useJob";
import type { Set } from "../../hooks/useKept";
import { useView } from "../../hooks/useView";
import { later, number, t } from "../../language";
import { Choice, Tick } from "../../parts/Chips";
import { NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { JobProgress } from "../../parts/JobProgress";
import { Kept, Missing, Problem } from "../../parts/Notice";
import { type Chosen, minutesOf } from "./chosen";

const MINUTES_MOST = 240;
const SILENCE_S = 10;
const WAV = ".wav";
const KINDS = [
  ["WAV", WAV],
  ["MP3", ".mp3"],
  ["Opus", ".opus"],
] as const;
const MB_A_MINUTE: Record<string, number> = { ".wav": 5.29, ".mp3": 0.42, ".opus": 0.2 };
const STEPS = { packing: later("Writing the clicks") };

export function TakeAlong({ chosen, choose }: { chosen: Chosen; choose: Set<Chosen> }) {
  const { view, failure } = useView<SoundsView>("sounds");
  const ending = view?.packed ? chosen.ending : WAV;
  const minutes = chosen.minutes;
  const wrong = minutes === null || minutes < 1 || minutes > MINUTES_MOST;
  return (
    <section class="card take-along">
      <h2>{t("For a locked phone")}</h2>
      <p>{t("These clicks as a file: play it like music, with the screen off.")}</p>
      <NumberField label={t("How long?")} unit={t("min")} value={minutes} set={(minutes) => choose({ minutes })} least={1} most={MINUTES_MOST} />
      {view?.packed && <Choice legend={t("File")} options={KINDS} value={ending} pick={(ending) => choose({ ending })} />}
      <Tick label={t("{seconds} seconds of silence first, to put the phone away", { seconds: SILENCE_S })} value={chosen.silence} set={(silence) => choose({ silence })} />
      {failure?.unreached ? (
        <p class="note">{t("The file is made by the machine that runs Surefoot, which cannot be reached just now.")}</p>
      ) : wrong ? (
        <Missing>{t("Between {least} and {most} minutes.", { least: 1, most: MINUTES_MOST })}</Missing>
      ) : (
        <Make key={ending} asked={asked(chosen, minutes)} ending={ending} size={minutes * (MB_A_MINUTE[ending] ?? 0)} />
      )}
      {view && !view.packed && (
        <p class="note">{t("MP3 and Opus are much smaller. They come with the extra `music`: run scripts/setup.sh music, or pip install 'surefoot[music]'.")}</p>
      )}
    </section>
  );
}

type Asked = Record<string, string | number | boolean>;

function asked(chosen: Chosen, minutes: number): Asked {
  const [on_min, off_min] = minutesOf(chosen);
  const { spm, every, accent, silence } = chosen;
  return { spm, minutes, every, accent, on_min, off_min, lead_in_s: silence ? SILENCE_S : 0 };
}

function Make({ asked, ending, size }: { asked: Asked; ending: string; size: number }) {
  const megabytes = t("about {size} MB", { size: number(size < 10 ? Math.ceil(size * 10) / 10 : Math.round(size)) });
  if (ending !== WAV) return <Packed asked={asked} ending={ending} megabytes={megabytes} />;
  const query = new URLSearchParams(Object.entries(asked).map(([name, value]) => [name, String(value)]));
  return (
    <div class="actions">
      <a class="button button-quiet" href={`/api/click-track?${query.toString()}`} download>
        <Icon name="import" size={20} /> {t("Save the clicks")} <span class="note">{megabytes}</span>
      </a>
    </div>
  );
}

function Packed({ asked, ending, megabytes }: { asked: Asked; ending: string; megabytes: string }) {
  const [id, setId] = useState("");
  const [saved, setSaved] = useState("");
  const { job, gone, drop } = useJob(id);
  const { busy, failure, attempt } = useAttempt();
  const begin = () =>
    attempt(async () => {
      setSaved("");
      setId((await post<JobView>("click-tracks", { ...asked, ending })).id);
    });
  const stop = () => void attempt(async () => drop().then(() => setId("")));
  const save = () =>
    attempt(async () => {
      const file = await fetchFile(`sounds/${id}`, () => undefined, new AbortController().signal);
      if (!file) return;
      const name = `surefoot-${asked["spm"]}spm-${asked["minutes"]}min${ending}`;
      keepAs(name, file);
      setSaved(name);
      await drop();
      setId("");
    });
  if (id && !gone && (!job || underWay(job))) return <JobProgress job={job} steps={STEPS} stop={stop} />;
  return (
    <>
      <Problem failure={failure} />
      {job?.problem && <Missing>{job.problem}</Missing>}
      {saved && <Kept>{t("{name} is among your downloads.", { name: saved })}</Kept>}
      <div class="actions">
        {id && job?.state === "done" ? (
          <button type="button" class="button" disabled={busy} onClick={() => void save()}>
            <Icon name="import" size={20} /> {t("Save the clicks")}
          </button>
        ) : (
          <button type="button" class="button button-quiet" disabled={busy} onClick={() => void begin()}>
            {t("Make the file")} <span class="note">{megabytes}</span>
          </button>
        )}
      </div>
    </>
  );
}
