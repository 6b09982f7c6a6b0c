// What the server said, kept for when it cannot be reached. It is always asked first.

import { KEPT_ANSWERS, LATE, MADE, type Late } from "../api/made";

const PATIENCE_MS = 4000;
const KEPT_FOR_MS = 30 * 86_400_000;
const KEPT =
  /^\/api\/(?:state|today|plan(?:\/\w+)?|why|beside|help|settings|profile|pauses|progress|technique|cadence\/counts|(?:exercises|articles|topics|tests)(?:\/\w+)?|figures\/\w+\.svg|sessions\/[\w-]+\/instead)$/;

/** Whether an answer is one that is kept: nothing with a secret, no file, no archive. */
export const isKept = (request: Request, { pathname }: URL) => request.method === "GET" && KEPT.test(pathname);

/** The server's answer, else after a while the one kept. stay: holds the worker until it is kept. */
export async function answer(request: Request, stay: (work: Promise<unknown>) => void): Promise<Response> {
  const asked = ask(request);
  stay(asked.then(({ kept }) => kept).catch(() => undefined));
  const before = await find(request);
  if (!before) return (await asked).said;
  const copy = before.clone();
  let late = false;
  const patience = new Promise<Response>((take) => {
    setTimeout(() => {
      late = true;
      take(copy);
    }, PATIENCE_MS);
  });
  const heard = asked
    .then(({ said }) => {
      if (late && said.ok) tell(said.headers.get("etag") === before.headers.get("etag") ? "same" : "newer");
      return isGateway(said.status) ? before : said;
    })
    .catch(() => before);
  return Promise.race([heard, patience]);
}

function tell(late: Late): void {
  const channel = new BroadcastChannel(LATE);
  channel.postMessage(late);
  channel.close();
}

/** Asks and keeps what was said. */
export async function ask(request: Request): Promise<{ said: Response; kept: Promise<void> }> {
  const asked = new Date();
  const before = await find(request);
  const said = await fetch(tagged(request, before));
  if (said.status === 304 && before) {
    const again = new Response(before.body, { headers: before.headers });
    again.headers.delete(MADE); // it is the server's word of now
    return { said: again, kept: keep(request, again.clone(), asked) };
  }
  if (said.status === 401) await caches.delete(KEPT_ANSWERS); // this device may not see it any more
  return { said, kept: said.ok ? keep(request, said.clone(), asked) : Promise.resolve() };
}

/** The request with the tag of what is kept: a view that is still the same is not sent again. */
function tagged(request: Request, before: Response | undefined): Request {
  const tag = before?.headers.get("etag");
  if (!tag) return request;
  const headers = new Headers(request.headers);
  headers.set("if-none-match", tag);
  return new Request(request, { headers });
}

/** Lets go of what nobody has asked for in a while. */
export async function prune(): Promise<void> {
  const cache = await caches.open(KEPT_ANSWERS);
  const oldest = new Date(Date.now() - KEPT_FOR_MS).toISOString();
  for (const request of await cache.keys()) {
    const made = (await cache.match(request))?.headers.get(MADE) ?? "";
    if (made < oldest) await cache.delete(request);
  }
}

export async function find(request: Request): Promise<Response | undefined> {
  return (await caches.open(KEPT_ANSWERS)).match(place(request));
}

async function keep(request: Request, said: Response, asked: Date): Promise<void> {
  const body = await said.blob();
  await settle(request, body);
  const cache = await caches.open(KEPT_ANSWERS);
  const at = place(request);
  const before = (await cache.match(at))?.headers.get(MADE);
  if (before && before > asked.toISOString()) return; // an older question answered late
  const headers = new Headers(said.headers);
  headers.set(MADE, asked.toISOString());
  headers.delete("content-encoding"); // the body is no longer packed
  await cache.put(at, new Response(body, { headers }));
}

/** Empties what is kept when another runner answers, or it is said in other words. */
async function settle(request: Request, body: Blob): Promise<void> {
  if (new URL(request.url).pathname !== "/api/state") return;
  const cache = await caches.open(KEPT_ANSWERS);
  const before = await cache.match(place(request));
  if (before && (await whose(before)) !== (await whose(new Response(body)))) await caches.delete(KEPT_ANSWERS);
}

async function whose(state: Response): Promise<string> {
  const { subject, knowledge, version, preferences } = (await state.json()) as Record<string, unknown>;
  return JSON.stringify([subject, knowledge, version, preferences]);
}

const isGateway = (status: number) => status >= 502 && status <= 504;

/** A text is kept per language, a picture once. */
function place(request: Request): string {
  const url = new URL(request.url);
  if (!url.pathname.endsWith(".svg")) url.searchParams.set("in", request.headers.get("accept-language") ?? "");
  return url.href;
}
