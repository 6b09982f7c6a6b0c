// Files from a watch: choose or drop, one after the other, each with its result.

import { remove } from "../api/http";
import type { ActivityView, FileView } from "../api/views";
import { useAttempt } from "../hooks/useAttempt";
import { changed } from "../hooks/useView";
import { type Counts, counts, progress, rows, takenBack } from "../importing";
import { t } from "../language";
import { DropFiles } from "../parts/DropFiles";
import { Back, Problem } from "../parts/Notice";
import { WatchedFolder } from "../parts/WatchedFolder";
import { climb, distance } from "../units";
import { FILE_STATUS, SPORTS, moment, plain } from "../words";

export function Import() {
  return (
    <>
      <Back to="activities" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Import")}</h1>
        <p>{t("Runs and walks from your watch: FIT, GPX or TCX files, or a whole export archive.")}</p>
      </div>
      <DropFiles />
      {rows.value.length === 0 && !progress.value && (
        <p class="note">
          {t("What you import counts as done; Today then asks only how it felt. The same file twice changes nothing.")}
        </p>
      )}
      {rows.value.length > 1 && <p class="note">{counted(counts.value)}</p>}
      {rows.value.length > 0 && (
        <ul class="files">
          {rows.value.map((row) => (
            <li key={row.number}>
              {row.failure && (
                <section class="card">
                  <h2>{row.name}</h2>
                  <Problem failure={row.failure} />
                </section>
              )}
              {row.file && <ImportedFile number={row.number} file={row.file} />}
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

function ImportedFile({ number, file }: { number: number; file: FileView }) {
  const undone = takenBack.value.has(number);
  const { busy, failure, attempt } = useAttempt();
  const undo = () =>
    attempt(async () => {
      for (const activity of file.activities) await remove(`activities/${activity.id}`);
      takenBack.value = new Set([...takenBack.value, number]);
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
