// One request, and its failures as values that a screen can show.

import { signal } from "@preact/signals";
import { language, t } from "../language";
import { MADE } from "./made";

/** When what was heard last was made, while it comes from what this device keeps; "" when just now. */
export const heardAt = signal("");

export const unpaired = signal(false); // the server does not know this device, or not any more

export class Failure extends Error {
  constructor(
    readonly status: number, // 0: the server was not reached
    message: string,
    readonly problems: string[] = [],
  ) {
    super(message);
  }

  get unreached(): boolean {
    return this.status === 0;
  }

  /** It may be had when it is asked for once more. */
  get passing(): boolean {
    return this.unreached || this.status >= 500;
  }

  /** This device may not call, or not any more. */
  get unpaired(): boolean {
    return this.status === 401;
  }
}

export const get = <T>(path: string) => ask<T>(path, { method: "GET" });
export const put = <T>(path: string, body: unknown) =>
  ask<T>(path, { method: "PUT", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
export const remove = (path: string) => ask<unknown>(path, { method: "DELETE" });
export const post = <T>(path: string, body?: unknown) =>
  ask<T>(
    path,
    body instanceof FormData
      ? { method: "POST", body }
      : {
          method: "POST",
          body: JSON.stringify(body ?? {}),
          headers: { "content-type": "application/json" },
        },
  );

// Sends a form and hears the answer line by line, each a value. Stopped by the signal it just ends.
export async function hear<T>(path: string, form: FormData, each: (value: T) => void, signal: AbortSignal) {
  try {
    const accept = "application/x-ndjson";
    const answer = await reach(path, { method: "POST", body: form, headers: { accept }, signal });
    if (!answer.ok || !answer.body) throw await failed(answer);
    for await (const line of lines(answer.body.getReader())) each(JSON.parse(line) as T);
  } catch (error) {
    if (signal.aborted) return;
    throw error instanceof Failure ? error : new Failure(0, t("The answer was cut off on its way."));
  }
}

/** A file as it comes; told how many bytes have come. Null when it was stopped by the signal. */
export async function fetchFile(
  path: string,
  told: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob | null> {
  try {
    const answer = await reach(path, { method: "GET", signal });
    if (!answer.ok || !answer.body) throw await failed(answer);
    const pieces: BlobPart[] = [];
    let bytes = 0;
    const reader = answer.body.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      pieces.push(piece.value);
      told((bytes += piece.value.length));
    }
    return new Blob(pieces, { type: answer.headers.get("content-type") ?? "" });
  } catch (error) {
    if (signal.aborted) return null;
    throw error instanceof Failure ? error : new Failure(0, t("The answer was cut off on its way."));
  }
}

// The lines of a stream, however it was cut into pieces.
export async function* lines(stream: Pick<ReadableStreamDefaultReader<Uint8Array>, "read">) {
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await stream.read();
    const whole = (rest + decoder.decode(value, { stream: !done })).split("\n");
    rest = done ? "" : (whole.pop() ?? "");
    for (const line of whole) if (line !== "") yield line;
    if (done) return;
  }
}

async function reach(path: string, request: RequestInit): Promise<Response> {
  try {
    const headers = { ...request.headers, "accept-language": language.value };
    const answer = await fetch(`/api/${path}`, { cache: "no-store", ...request, headers });
    unpaired.value = answer.status === 401;
    return answer;
  } catch {
    throw new Failure(0, t("Surefoot cannot be reached just now."));
  }
}

async function failed(answer: Response): Promise<Failure> {
  const { error, problems } = ((await answer.json().catch(() => null)) ?? {}) as {
    error?: string;
    problems?: string[];
  };
  const status = t("The server answered {status}.", { status: answer.status });
  return new Failure(answer.status, error ?? status, problems ?? []);
}

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  const answer = await reach(path, request);
  if (!answer.ok) throw await failed(answer);
  if (request.method === "GET") heardAt.value = answer.headers.get(MADE) ?? "";
  try {
    return (await answer.json()) as T;
  } catch {
    // an answer that is no JSON comes from something between us and the server
    throw new Failure(0, t("The answer was cut off on its way."));
  }
}
