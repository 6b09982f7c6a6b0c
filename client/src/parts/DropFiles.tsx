// Where files are chosen or dropped, and how far they are.

import { progress, stop, take } from "../importing";
import { t } from "../language";
import { DropZone } from "./DropZone";
import { Icon } from "./Icon";

export function DropFiles() {
  return (
    <>
      <DropZone
        choose={t("Choose files")}
        note={t("or drop them here. They stay on the machine that runs Surefoot.")}
        label={t("Files to import")}
        take={(files) => void take(files)}
        busy={progress.value !== null}
        multiple
      >
        <Icon name="import" size={36} />
      </DropZone>
      <HowFar />
    </>
  );
}

function HowFar() {
  const now = progress.value;
  if (!now) return null;
  return (
    <div class="progress">
      <progress value={now.done} max={now.all} aria-label={t("Files read")} />
      <p class="note" role="status">
        {t("Reading file {place} of {all} …", { place: Math.floor(now.done) + 1, all: now.all })}
      </p>
      <p class="note" aria-hidden="true">
        {now.name}
      </p>
      <button type="button" class="link" onClick={stop}>
        {t("Stop: the same file goes on from here later")}
      </button>
    </div>
  );
}
