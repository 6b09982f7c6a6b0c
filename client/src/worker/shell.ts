// The app itself, kept per build: a page and its scripts always come from the same one.

import type { Build } from "../../build/worker";
import { scope } from "./scope";

declare const BUILD: Build; // written in by the build
const build = BUILD;

const NAME = "surefoot-app-";
const OURS = `${NAME}${build.version}`;
const PAGES = new Set(["/", "/index.html"]);

/** Keeps what Today needs; a build that follows another is kept whole before it may take over. */
export async function install(): Promise<void> {
  await keepAll(scope.registration.active ? [...build.first, ...build.rest] : build.first);
}

/** What the first visit left out. */
export const fill = () => keepAll(build.rest);

async function keepAll(paths: string[]): Promise<void> {
  const cache = await caches.open(OURS);
  for (const path of paths) {
    if (await cache.match(path)) continue;
    const answer = await fetch(path, path === "/" ? { cache: "no-cache" } : {});
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    if (path === "/" && !(await answer.clone().text()).includes(build.entry)) {
      throw new Error("the page is of another build");
    }
    await cache.put(path, answer);
  }
}

/** Lets go of builds before the last one: a page that is still open may ask for parts of that. */
export async function tidy(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== OURS);
  for (const name of others.slice(0, -1)) await caches.delete(name);
}

/** Whether an address is the app's own. */
export const isShell = (request: Request, { pathname }: URL) =>
  request.mode === "navigate"
    ? PAGES.has(pathname)
    : pathname.startsWith("/assets/") || build.first.includes(pathname) || build.rest.includes(pathname);

/** From this build, else from the one before it, else from the server. */
export async function fromShell(request: Request, { pathname }: URL): Promise<Response> {
  const path = PAGES.has(pathname) ? "/" : pathname;
  const cache = await caches.open(OURS);
  const found = (await cache.match(path)) ?? (path === "/" ? undefined : await caches.match(path));
  return found ?? fetch(request);
}
