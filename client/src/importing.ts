// Files on their way to the server, one after the other: how far they are, and what came of each.
// It goes on while other pages are open.

import { signal } from "@preact/signals";
import { Failure, hear } from "./api/http";
import type { FileView, ImportStep } from "./api/views";
import { changed } from "./hooks/useView";
import { t } from "./language";

const MOST_BYTES = 256 * 2 ** 20;
const ARCHIVE_MOST_BYTES = 2 ** 30;
const ARCHIVE = /\.(zip|tar|tgz|tar\.gz)$/i;
const SHOWN_MOST = 200;

export interface Row {
  number: number;
  name: string;
  file: FileView | null;
  failure: Failure | null;
}

export type Counts = Partial<Record<FileView["status"], number>>;

export const rows = signal<Row[]>([]); // newest first
export const counts = signal<Counts>({}); // of the last files chosen
export const progress = signal<{ done: number; all: number; name: string } | null>(null); // null: nothing is read

export const takenBack = signal<ReadonlySet<number>>(new Set()); // numbers of rows

let stopping = new AbortController();
export const stop = () => stopping.abort();

const show = (row: Omit<Row, "number">) => {
  rows.value = [{ ...row, number: (rows.value[0]?.number ?? 0) + 1 }, ...rows.value].slice(0, SHOWN_MOST);
};

/** Reads files in turn; while some are read, others wait to be chosen again. */
export async function take(files: File[]): Promise<void> {
  if (files.length === 0 || progress.value) return;
  const { signal } = (stopping = new AbortController());
  counts.value = {};
  for (const [done, file] of files.entries()) {
    if (signal.aborted) break;
    progress.value = { done, all: files.length, name: file.name };
    const step = ({ file: found, share }: ImportStep) => {
      progress.value = { done: done + Math.min(share, 0.999), all: files.length, name: found.path };
      counts.value = { ...counts.value, [found.status]: (counts.value[found.status] ?? 0) + 1 };
      show({ name: file.name, file: found, failure: null });
    };
    const failure = await takeOne(file, step, signal);
    if (failure) show({ name: file.name, file: null, failure });
  }
  progress.value = null;
  changed.value++;
}

async function takeOne(file: File, step: (step: ImportStep) => void, signal: AbortSignal): Promise<Failure | null> {
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
