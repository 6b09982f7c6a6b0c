// Where files are chosen or dropped, and how far they are.

import { useRef, useState } from "preact/hooks";
import { progress, stop, take } from "../importing";
import { t } from "../language";
import { Icon } from "./Icon";

export function DropFiles() {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(Array.from(event.dataTransfer?.files ?? []));
  };
  return (
    <>
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
        <button type="button" class="button" disabled={progress.value !== null} onClick={() => input.current?.click()}>
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
