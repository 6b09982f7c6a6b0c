// A clip is chosen, asked about, and sent to be measured.

import { useRef, useState } from "preact/hooks";
import { type KeptOf, sendClip, type VideoView } from "../../api/gait";
import { Failure } from "../../api/http";
import { state } from "../../hooks/useView";
import { later, number, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { ChooseFiles, Drop } from "../../parts/DropZone";
import { DateField, NumberField } from "../../parts/Field";
import { Icon } from "../../parts/Icon";
import { Problem } from "../../parts/Notice";

const SHOWS = [
  [later("Running, from the side"), "side run"],
  [later("Running, from behind"), "rear run"],
  [later("Single-leg squat"), "front squat"],
  [later("Step-down"), "front step_down"],
] as const;
const SLOW = [
  [later("No"), "1"],
  [later("2 times"), "2"],
  [later("4 times"), "4"],
  [later("8 times"), "8"],
  [later("I do not know"), "0"],
] as const;
const KEPT = [
  [later("Points and pictures"), "keypoints"],
  [later("The clip too"), "clip"],
  [later("The numbers alone"), "nothing"],
] as const;
const MODELS = [
  [later("As usual"), "full"],
  [later("Finer, and slower"), "heavy"],
] as const;
const MEGABYTE = 1e6;

export function AddClip({ view, added }: { view: VideoView; added: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const choose = ([chosen]: File[]) => {
    if (chosen) setFile(chosen);
  };
  return (
    <section class="card">
      <h2>{t("Measure a clip")}</h2>
      <Drop take={choose}>
        {!file && <Icon name="play" size={36} />}
        {file && <p class="file-name">{file.name}</p>}
        <div class="actions">
          <Choose label={file ? t("Choose another") : t("Choose a clip")} quiet={file !== null} choose={choose} />
          <Choose label={t("Film now")} film choose={choose} />
        </div>
        <p class="note">
          {t("or drop it here: up to {seconds} s and {size} MB.", { seconds: view.most_s, size: number(Math.round(view.most_bytes / MEGABYTE)) })}
        </p>
      </Drop>
      {file && (
        <About
          key={`${file.name} ${file.lastModified}`}
          file={file}
          most={view.most_bytes}
          height_m={view.height_m}
          sent={() => {
            setFile(null);
            added();
          }}
        />
      )}
    </section>
  );
}

interface ChooseProps {
  label: string;
  choose: (files: File[]) => void;
  quiet?: boolean;
  film?: boolean; // by the camera, where there is one
}

function Choose({ label, choose, quiet, film }: ChooseProps) {
  return (
    <ChooseFiles
      label={label}
      take={choose}
      accept="video/*"
      capture={film ? "environment" : undefined}
      class={`button ${quiet || film ? "button-quiet" : ""} ${film ? "by-hand" : ""}`}
    >
      {label}
    </ChooseFiles>
  );
}

interface AboutProps {
  file: File;
  most: number;
  height_m: number | null; // as it was told with the last clip
  sent: () => void;
}

function About({ file, most, height_m, sent }: AboutProps) {
  const today = state.value?.today ?? "";
  const [shows, setShows] = useState<(typeof SHOWS)[number][1] | null>(null);
  const [slow_motion, setSlow] = useState<(typeof SLOW)[number][1]>("1");
  const [kept, setKept] = useState<KeptOf>("keypoints");
  const [model, setModel] = useState<"full" | "heavy">("full");
  const told_cm = height_m === null ? null : Math.round(height_m * 100);
  const [height_cm, setHeight] = useState(told_cm);
  const [filmed, setFilmed] = useState(today);
  const [share, setShare] = useState<number | null>(null); // null: nothing is on its way
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef<AbortController | null>(null);
  const send = async () => {
    if (file.size > most) {
      const size = number(Math.round(most / MEGABYTE));
      return setFailure(new Failure(413, t("The clip is larger than {limit} MB: cut it to 10 to 20 s.", { limit: size })));
    }
    const [view = "", task = ""] = (shows ?? "").split(" ");
    const height: Record<string, string> = task === "run" && height_cm !== null ? { height_cm: String(height_cm) } : {};
    const about = { view, task, slow_motion, kept, model, filmed: filmed || today, ...height };
    const stopping = (stop.current = new AbortController());
    setFailure(null);
    setShare(0);
    try {
      const job = await sendClip(file, about, setShare, stopping.signal);
      if (job) sent();
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setShare(null);
    }
  };
  return (
    <div class="about-clip">
      <Choice legend={t("What does it show?")} options={SHOWS} value={shows} pick={setShows} />
      <Choice
        legend={t("Is it in slow motion?")}
        note={t("Filmed at 120 frames a second and played at 30, it is 4 times slower.")}
        options={SLOW}
        value={slow_motion}
        pick={setSlow}
      />
      <DateField label={t("Filmed on")} value={filmed} most={today} set={setFilmed} />
      <Choice
        legend={t("What is kept?")}
        note={t("Points are where your joints were in each picture. You can keep less later.")}
        options={KEPT}
        value={kept}
        pick={setKept}
      />
      {shows?.endsWith("run") && (
        <NumberField
          label={t("Your height, if you like")}
          hint={
            told_cm !== null && height_cm === told_cm
              ? t("As with your last clip. Change it if it is not right, or empty it.")
              : t("Lengths are then told in centimetres too. It stays on the machine that runs Surefoot, for your next clips.")
          }
          unit={t("cm")}
          value={height_cm}
          least={120}
          most={230}
          set={setHeight}
        />
      )}
      <details>
        <summary>{t("How finely it is measured")}</summary>
        <Choice legend={t("How finely it is measured")} quiet options={MODELS} value={model} pick={setModel} />
      </details>
      <Problem failure={failure} />
      {share !== null && (
        <div class="progress">
          <progress value={share < 1 ? share : undefined} max={1} aria-label={t("The clip on its way")} />
          <p class="note" role="status">
            {share < 1 ? t("The clip is on its way …") : t("Looking at the clip …")}
          </p>
          <button type="button" class="link" onClick={() => stop.current?.abort()}>
            {t("Stop")}
          </button>
        </div>
      )}
      <div class="actions">
        <button type="button" class="button" disabled={!shows || share !== null} onClick={() => void send()}>
          {t("Measure it")}
        </button>
      </div>
    </div>
  );
}
