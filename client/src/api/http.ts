import { language, t } from "../language";
// One request, and its failures as values that a screen can show.


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

async function ask<T>(path: string, request: RequestInit): Promise<T> {
  let answer: Response;
  try {
    const headers = { ...request.headers, "accept-language": language.value };
    answer = await fetch(`/api/${path}`, { cache: "no-store", ...request, headers });
  } catch {
    throw new Failure(0, t("Surefoot cannot be reached just now."));
  }
  let body: unknown = null;
  try {
    body = await answer.json();
  } catch {
    // an answer that is no JSON comes from something between us and the server
    if (answer.ok) throw new Failure(0, t("The answer was cut off on its way."));
  }
  if (answer.ok) return body as T;
  const { error, problems } = (body ?? {}) as { error?: string; problems?: string[] };
  throw new Failure(answer.status, error ?? t("The server answered {status}.", { status: answer.status }), problems ?? []);
}
