// Everything in one place: what is kept, and what an archive holds before it comes back.

export interface YourDataView {
  facts: number;
  first_day: string | null;
  last_day: string | null;
  files: number;
  size_bytes: number; // unpacked
  injuries: string[];
  backups: number;
}

export interface ArchiveView {
  name: string;
  made_at: string | null;
  facts: number;
  first_day: string | null;
  last_day: string | null;
  files: number;
  injuries: string[];
  same_runner: boolean;
  here: number; // facts that are here now
  only_here: number; // of them not in the archive
}

export interface RestoredView {
  facts: number;
  files: number;
}
