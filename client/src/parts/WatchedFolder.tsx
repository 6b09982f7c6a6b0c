// A folder of the machine that runs Surefoot: what comes into it is imported by itself.

import { useEffect, useState } from "preact/hooks";
import { put } from "../api/http";
import type { WatchView } from "../api/views";
import { useAttempt } from "../hooks/useAttempt";
import { changed, useView } from "../hooks/useView";
import { t } from "../language";
import { FILE_STATUS, moment } from "../words";
import { TextField } from "./Field";
import { Missing, Problem } from "./Notice";

const LOOK_AGAIN_MS = 10_000;

export function WatchedFolder() {
  const { view, reload } = useView<WatchView>("watch");
  const [typed, setTyped] = useState<string | null>(null);
  const { failure, attempt } = useAttempt();
  const folder = typed ?? view?.folder ?? "";
  const watching = Boolean(view?.folder);
  useEffect(() => {
    if (!watching) return;
    const timer = setInterval(reload, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [watching]);
  const choose = (wanted: string) =>
    attempt(async () => {
      await put<WatchView>("watch", { folder: wanted });
      setTyped(null);
      changed.value++;
    });
  return (
    <section class="card" id="watch">
      <h2>{t("A folder to watch")}</h2>
      <p class="note">
        {t("What your watch or another program puts into this folder is imported by itself, while Surefoot runs.")}
      </p>
      <TextField label={t("Folder on the machine that runs Surefoot")} value={folder} set={setTyped} most={4096} />
      {view?.problem && <Missing>{view.problem}</Missing>}
      {watching && !view?.problem && view?.looked_at && (
        <p class="note" role="status">
          {t("Last looked at {moment}.", { moment: moment(view.looked_at) })}
        </p>
      )}
      <ul class="note">
        {view?.files.map((file) => (
          <li key={file.path}>
            {t("{file}: {status}", { file: file.path.split(/[/\\]/).pop() ?? "", status: t(FILE_STATUS[file.status]) })}
            {file.reasons.length > 0 && ` (${file.reasons.join(" ")})`}
          </li>
        ))}
      </ul>
      <Problem failure={failure} />
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          disabled={!folder.trim() || folder.trim() === view?.folder}
          onClick={() => void choose(folder)}
        >
          {t("Watch this folder")}
        </button>
        {watching && (
          <button type="button" class="button button-quiet" onClick={() => void choose("")}>
            {t("Stop watching")}
          </button>
        )}
      </div>
    </section>
  );
}
