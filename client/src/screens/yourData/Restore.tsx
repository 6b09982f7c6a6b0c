// An archive comes back: what is in it, what would become of what is here, and only then the doing.

import { useEffect, useRef, useState } from "preact/hooks";
import { Failure, post } from "../../api/http";
import { flush } from "../../api/outbox";
import type { ArchiveView, RestoredView } from "../../api/yourData";
import { useAttempt } from "../../hooks/useAttempt";
import { forgetHere } from "../../forget";
import { number, t, tn } from "../../language";
import { DropZone } from "../../parts/DropZone";
import { Icon } from "../../parts/Icon";
import { Problem } from "../../parts/Notice";
import { moment } from "../../words";
import { Amount, between } from "./Amount";

const MOST_BYTES = 2 ** 30;

export function Restore() {
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<ArchiveView | null>(null);
  const [back, setBack] = useState<RestoredView | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { busy, failure, attempt } = useAttempt();
  const look = (chosen: File | undefined) =>
    chosen &&
    attempt(async () => {
      setFound(null);
      setBack(null);
      setFile(chosen);
      if (chosen.size > MOST_BYTES) {
        throw new Failure(
          413,
          t("This file is larger than {limit} MiB. On the machine itself, `surefoot restore` takes it.", {
            limit: MOST_BYTES / 2 ** 20,
          }),
        );
      }
      await flush(); // what waits here counts among what is there
      setFound(await post<ArchiveView>("your-data/look", formOf(chosen)));
    });
  const restore = (replace: boolean) =>
    attempt(async () => {
      if (!file) return;
      const form = formOf(file);
      form.append("replace", String(replace));
      const told = await post<RestoredView>("your-data/restore", form);
      await forgetHere();
      setFound(null);
      setFile(null);
      setBack(told);
    });
  const leave = () => {
    setFound(null);
    heading.current?.focus();
  };
  return (
    <section class="card" id="restore">
      <h2 tabIndex={-1} ref={heading}>
        {t("Bring it back")}
      </h2>
      {!found && (
        <DropZone
          choose={t("Choose an archive")}
          note={t("or drop it here. You see what is in it before anything changes.")}
          label={t("Archive to bring back")}
          take={([chosen]) => void look(chosen)}
          busy={busy}
          accept=".zip,application/zip"
          quiet
        />
      )}
      {busy && (
        <div class="progress">
          <progress aria-label={t("Archive")} />
          <p class="note" role="status">
            {found ? t("Bringing it back …") : t("Looking at every part of it …")}
          </p>
        </div>
      )}
      {found && <Found archive={found} busy={busy} restore={restore} leave={leave} />}
      <Problem failure={failure} />
      {back && (
        <>
          <p class="saved" role="status">
            <Icon name="check" size={18} /> {counted(back)}
          </p>
          <div class="actions">
            <a class="button" href="#/">
              {t("To today")}
            </a>
          </div>
        </>
      )}
    </section>
  );
}

const counted = (back: RestoredView) =>
  tn("{count} entry is back, with its files.", "{count} entries are back, with their files.", back.facts, {
    count: number(back.facts),
  });

function formOf(file: File): FormData {
  const form = new FormData();
  form.append("file", file, file.name);
  return form;
}

interface FoundProps {
  archive: ArchiveView;
  busy: boolean;
  restore: (replace: boolean) => void;
  leave: () => void;
}

function Found({ archive, busy, restore, leave }: FoundProps) {
  const replaces = archive.here > 0;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="found">
      <h3 tabIndex={-1} ref={heading}>
        {archive.name}
      </h3>
      <dl class="numbers">
        <Amount name={t("Entries")} value={number(archive.facts)} />
        <Amount name={t("Files")} value={number(archive.files)} />
      </dl>
      <ul class="plain">
        {archive.first_day && archive.last_day && <li>{between(archive.first_day, archive.last_day)}</li>}
        {archive.injuries.length > 0 && <li>{t("Injuries: {sites}", { sites: archive.injuries.join(", ") })}</li>}
        {archive.made_at && <li>{t("Made {when}", { when: moment(archive.made_at) })}</li>}
      </ul>
      <p class="note">{t("Every part of it is sound.")}</p>
      {replaces && <WhatGivesWay archive={archive} />}
      <div class="actions">
        <button
          type="button"
          class={replaces ? "button button-red" : "button"}
          disabled={busy}
          onClick={() => restore(replaces)}
        >
          {replaces ? t("Replace what is here") : t("Bring it back")}
        </button>
        <button type="button" class="button button-quiet" disabled={busy} onClick={leave}>
          {t("Leave everything as it is")}
        </button>
      </div>
    </div>
  );
}

function WhatGivesWay({ archive }: { archive: ArchiveView }) {
  return (
    <div class="gives-way">
      <h4>{t("What would happen")}</h4>
      <p>
        {tn(
          "There is {count} entry here already. The archive takes its place; nothing is mixed.",
          "There are {count} entries here already. The archive takes their place; nothing is mixed.",
          archive.here,
          { count: number(archive.here) },
        )}
      </p>
      {!archive.same_runner && <p>{t("The archive is of another start, or another runner.")}</p>}
      {archive.only_here > 0 ? (
        <p>
          {tn(
            "{count} entry here is not in the archive and would no longer count.",
            "{count} entries here are not in the archive and would no longer count.",
            archive.only_here,
            { count: number(archive.only_here) },
          )}
        </p>
      ) : (
        <p>{t("All that is here is in the archive too.")}</p>
      )}
      <p class="note">
        {t("A copy of what is here goes to the backups on the machine that runs Surefoot. Paired devices, reminders and the calendar's address stay as they are.")}
      </p>
    </div>
  );
}
