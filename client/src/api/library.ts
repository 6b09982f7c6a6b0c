// The whole library in lines. The same fields as surefoot/service/library_views.py.

export interface ExerciseLineView {
  id: string;
  name: string;
  trains: string;
  cues: string[];
  category: string;
  dose: string;
  equipment: string[]; // ids
  phases: number[]; // in which the protocol may plan it
  sites: ("itb" | "hamstring")[]; // none: serves both alike
  optional: boolean;
  figure: boolean;
  allowed: boolean | null; // null = not known
  because: string;
  days: string[];
}

export interface NamedView {
  id: string;
  name: string;
}

export interface LibraryView {
  exercises: ExerciseLineView[];
  phases: NamedView[];
  phase: number | null;
  equipment: NamedView[];
  owned: string[];
}
