// Clips: as surefoot/service/gait/views.py says them, and the way in for one.

import { language, t } from "../language";
import { Failure, unpaired } from "./http";
import type { JobView } from "./jobs";
import type { Plot } from "./progress";
import type { ExerciseLinkView } from "./views";

export type View = "side" | "rear" | "front";
export type Task = "run" | "squat" | "step_down";
export type KeptOf = "clip" | "keypoints" | "nothing";
export type Side = "left" | "right" | "";

export interface ClipJobView {
  job: JobView;
  name: string;
  title: string;
}

export interface ClipLineView {
  id: string;
  title: string;
  day: string;
  view: View;
  task: Task;
  kept: KeptOf;
  said: string;
}

export interface VideoView {
  missing: string;
  most_bytes: number;
  most_s: number;
  jobs: ClipJobView[];
  clips: ClipLineView[];
  height_m: number | null;
  not_now: string; // why nobody should run to be filmed today
}

export interface GaitMeasureView {
  id: string;
  name: string;
  side: Side;
  said: string;
  spread: string;
  n: number;
  of: string;
  standing: "measured" | "change_only" | "not_measurable";
  why: string;
  errors: string[];
}

export interface PictureView {
  name: string;
  caption: string;
}

export interface FindingView {
  id: string;
  sentence: string;
  help: string[];
  exercises: ExerciseLinkView[];
}

export interface ClipView {
  id: string;
  title: string;
  day: string;
  view: View;
  task: Task;
  kept: KeptOf;
  filmed: string;
  experimental: string;
  doubts: string[];
  findings: FindingView[];
  measures: GaitMeasureView[];
  pictures: PictureView[];
  film: string;
  plots: Plot[];
  beside: ClipLineView[];
}

export interface DifferenceView {
  id: string;
  name: string;
  side: Side;
  before: string;
  after: string;
  change: string;
  beyond: boolean;
  why: string;
}

export interface DifferencesView {
  before: ClipLineView;
  after: ClipLineView;
  differences: DifferenceView[];
  note: string;
}

export const mediaOf = (clip: string, name: string) => `/api/gait/clips/${clip}/media/${name}`;

/** Sends a clip; told the share of its bytes that are on their way. Null when it was stopped. */
export function sendClip(
  clip: File,
  about: Record<string, string>,
  told: (share: number) => void,
  signal: AbortSignal,
): Promise<ClipJobView | null> {
  // fetch does not say how far a body is
  const request = new XMLHttpRequest();
  const query = new URLSearchParams({ ...about, name: clip.name });
  return new Promise((done, fail) => {
    request.upload.onprogress = (event) => told(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      unpaired.value = request.status === 401;
      const answer = parsed(request.responseText);
      if (request.status === 201) done(answer as ClipJobView);
      else fail(refusal(request.status, answer as { error?: string; problems?: string[] } | null));
    };
    request.onerror = () => fail(new Failure(0, t("Surefoot cannot be reached just now.")));
    request.onabort = () => done(null);
    signal.addEventListener("abort", () => request.abort());
    request.open("POST", `/api/gait/clips?${query}`);
    request.setRequestHeader("accept-language", language.value);
    request.send(clip);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const refusal = (status: number, answer: { error?: string; problems?: string[] } | null) =>
  new Failure(status, answer?.error ?? t("The server answered {status}.", { status }), answer?.problems ?? []);
