// Files from a watch: choose or drop, one after the other, each with its result.

import { useRef, useState } from "preact/hooks";
import { Failure, hear, remove } from "../api/http";
import type { ActivityView, FileView, ImportStep } from "../api/views";
import { useAttempt } from "../hooks/useAttempt";
import { changed } from "../hooks/useView";
import { t } from "../language";
import { Icon } from "../parts/Icon";
import { Back, Problem } from "../parts/Notice";
import { WatchedFolder } from "../parts/WatchedFolder";
import { climb, distance } from "../units";
import { FILE_STATUS, SPORTS, moment, plain } from "../words";

const MOST_BYTES = 256 * 2 ** 20;
const ARCHIVE_MOST_BYTES = 2 ** 30;
const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;
const SHOWN_MOST = 200;

interface Row {
  number: number;
  name: string;
  file: FileView | null;
  failure: Failure | null;
}

type Counts = Partial<Record<FileView["status"], number>>;

export function Import() {
  const [rows, setRows] = useState<Row[]>([]);
  const [progress, setProgress] = useState<{ done: number; all: number; name: string } | null>(null);
  const [counts, setCounts] = useState<Counts>({});
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);

  const show = (row: Omit<Row, "number">) =>
    setRows((before) => [{ ...row, number: (before[0]?.number ?? 0) + 1 }, ...before].slice(0, SHOWN_MOST));
  const take = async (files: File[]) => {
    if (files.length === 0 || progress) return;
    const stopping = (stop.current = new AbortController());
    setCounts({});
    for (const [done, file] of files.entries()) {
      if (stopping.signal.aborted) break;
      setProgress({ done, all: files.length, name: file.name });
      const step = ({ file: found, share }: ImportStep) => {
        setProgress({ done: done + Math.min(share, 0.999), all: files.length, name: found.path });
        setCounts((before) => ({ ...before, [found.status]: (before[found.status] ?? 0) + 1 }));
        show({ name: file.name, file: found, failure: null });
      };
      const failure = await importOne(file, step, stopping.signal);
      if (failure) show({ name: file.name, file: null, failure });
    }
    setProgress(null);
    changed.value++;
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(Array.from(event.dataTransfer?.files ?? []));
  };
  return (
    <>
      <Back to="activities" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Import")}</h1>
        <p>{t("Runs and walks from your watch: FIT, GPX or TCX files, or a whole export archive.")}</p>
      </div>
      <div
        class={over ? "drop drop-over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="import" size={36} />
        <button type="button" class="button" disabled={progress !== null} onClick={() => input.current?.click()}>
          {t("Choose files")}
        </button>
        <p class="note">{t("or drop them here. They stay on the machine that runs Surefoot.")}</p>
        <input
          ref={input}
          type="file"
          multiple
          class="unseen"
          aria-label={t("Files to import")}
          tabIndex={-1}
          onChange={(event) => {
            const files = Array.from(event.currentTarget.files ?? []);
            event.currentTarget.value = "";
            void take(files);
          }}
        />
      </div>
      {progress && (
        <div class="progress">
          <progress value={progress.done} max={progress.all} aria-label={t("Files read")} />
          <p class="note" role="status">
            {t("Reading file {place} of {all} …", { place: Math.floor(progress.done) + 1, all: progress.all })}
          </p>
          <p class="note" aria-hidden="true">
            {progress.name}
          </p>
          <button type="button" class="link" onClick={() => stop.current?.abort()}>
            {t("Stop: the same file goes on from here later")}
          </button>
        </div>
      )}
      {rows.length === 0 && !progress && (
        <p class="note">
          {t("What you import counts as done; Today then asks only how it felt. The same file twice changes nothing.")}
        </p>
      )}
      {rows.length > 1 && <p class="note">{counted(counts)}</p>}
      {rows.length > 0 && (
        <ul class="files">
          {rows.map((row) => (
            <li key={row.number}>
              {row.failure && (
                <section class="card">
                  <h2>{row.name}</h2>
                  <Problem failure={row.failure} />
                </section>
              )}
              {row.file && <ImportedFile file={row.file} />}
            </li>
          ))}
        </ul>
      )}
      <WatchedFolder />
    </>
  );
}

const counted = (counts: Counts) =>
  Object.entries(counts)
    .map(([status, count]) => `${count} ${t(FILE_STATUS[status as FileView["status"]])}`)
    .join(", ");

async function importOne(
  file: File,
  step: (step: ImportStep) => void,
  signal: AbortSignal,
): Promise<Failure | null> {
  const most = ARCHIVE.test(file.name) ? ARCHIVE_MOST_BYTES : MOST_BYTES;
  if (file.size > most) {
    return new Failure(413, t("This file is larger than {limit} MiB.", { limit: most / 2 ** 20 }));
  }
  const form = new FormData();
  form.append("files", file, file.name);
  try {
    await hear<ImportStep>("import", form, step, signal);
    return null;
  } catch (error) {
    return error as Failure;
  }
}

function ImportedFile({ file }: { file: FileView }) {
  const [undone, setUndone] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  const undo = () =>
    attempt(async () => {
      for (const activity of file.activities) await remove(`activities/${activity.id}`);
      setUndone(true);
      changed.value++;
    });
  const fresh = file.status === "imported" || file.status === "partial";
  return (
    <section class={undone ? "card file file-undone" : "card file"}>
      <div class="card-top">
        <h2>{file.path}</h2>
        <span class={fresh ? "badge badge-yes" : file.status === "failed" ? "badge badge-bad" : "badge badge-plain"}>
          {undone ? t("Taken back") : t(FILE_STATUS[file.status])}
        </span>
      </div>
      {file.reasons.length > 0 && (
        <ul class="note">
          {file.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {file.activities.map((activity) => (
        <Activity key={activity.id} activity={activity} />
      ))}
      <Problem failure={failure} />
      {fresh && !undone && file.activities.length > 0 && (
        <button type="button" class="link" disabled={busy} onClick={() => void undo()}>
          {t("Take this back")}
        </button>
      )}
    </section>
  );
}

function Activity({ activity }: { activity: ActivityView }) {
  const seconds = activity.moving_s ?? activity.timer_s ?? activity.elapsed_s;
  const numbers: [string, string | null][] = [
    [t("Distance"), activity.distance_m === null ? null : distance(activity.distance_m)],
    [t("Time"), seconds === null ? null : t("{minutes} min", { minutes: Math.round(seconds / 60) })],
    [t("Up"), activity.ascent_m === null ? null : climb(activity.ascent_m)],
    [t("Down"), activity.descent_m === null ? null : climb(activity.descent_m)],
    [
      t("Cadence"),
      activity.cadence_spm === null ? null : t("{steps} / min", { steps: Math.round(activity.cadence_spm) }),
    ],
  ];
  return (
    <>
      <p>
        <a href={`#/activities/${activity.id}`}>
          {t(SPORTS[activity.sport] ?? plain(activity.sport))}, {moment(activity.start)}
        </a>
      </p>
      <dl class="numbers">
        {numbers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? <span class="note">{t("missing")}</span>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
