// What the watch knows: an archive dropped here is read while the other questions are answered.

import type { BaselineView } from "../../api/baseline";
import type { FileView } from "../../api/views";
import { useView } from "../../hooks/useView";
import { counts, progress, rows } from "../../importing";
import { t, tn } from "../../language";
import { DropFiles } from "../../parts/DropFiles";
import { Icon } from "../../parts/Icon";
import { Problem } from "../../parts/Notice";
import { fullDay } from "../../words";

const READ: FileView["status"][] = ["imported", "partial"];

export function Files({ today }: { today: string }) {
  const { view } = useView<BaselineView>(`baseline?before=${today}`);
  const read = READ.reduce((sum, status) => sum + (counts.value[status] ?? 0), 0);
  const left = counts.value.failed ?? 0;
  const newest = progress.value ? null : view?.newest_run;
  const failed = rows.value.find((row) => row.failure);
  return (
    <>
      <p class="lead">
        {t("Drop your Strava or Garmin archive here, or single FIT, GPX or TCX files, and your usual week fills itself.")}
      </p>
      {read === 0 && !newest && !progress.value && (
        <p class="note">{t("No watch, or no files at hand? Go on: a few numbers from memory do as well.")}</p>
      )}
      <DropFiles />
      <div role="status">
        {(read > 0 || newest) && (
          <p class="saved">
            <Icon name="check" size={18} />
            <span>
              {read > 0 && tn("{count} file read.", "{count} files read.", read)}{" "}
              {newest && t("Your newest run is of {day}.", { day: fullDay(newest) })}
            </span>
          </p>
        )}
        {left > 0 && (
          <p class="note">
            {tn("{count} file could not be read and is left out.", "{count} files could not be read and are left out.", left)}
          </p>
        )}
      </div>
      {failed && <Problem failure={failed.failure} />}
      {progress.value && <p class="note">{t("Go on meanwhile: the files are read beside your answers.")}</p>}
      <details>
        <summary>{t("Where do I get an archive?")}</summary>
        <ul>
          <li>{t("Strava: on its website, in the settings of your account, ask for a download of your data.")}</li>
          <li>{t("Garmin: on the page that manages your Garmin account, ask for an export of your data.")}</li>
          <li>{t("Both send a link by mail, after minutes or a day. You can import it later too.")}</li>
        </ul>
      </details>
    </>
  );
}
