// The service worker: the app without a network, answers of the coming days, facts that wait.
// Each concern is a module beside this one; here is only what it listens to.

import { deliver, WAITING } from "../api/delivery";
import { lookAhead } from "./ahead";
import { answer, isKept } from "./answers";
import { open, show } from "./push";
import { scope } from "./scope";
import { fill, fromShell, install, isShell, tidy } from "./shell";

/** What a page may ask of the worker. */
export type Wish = { wish: "take over" } | { wish: "fill" } | { wish: "look ahead"; language: string; since: number };

scope.addEventListener("install", (event) => event.waitUntil(install()));

scope.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.location.origin) return;
  if (isKept(request, url)) event.respondWith(answer(request, (work) => event.waitUntil(work)));
  else if (isShell(request, url)) event.respondWith(fromShell(request, url));
});

scope.addEventListener("message", (event) => {
  const asked = event.data as Wish;
  if (asked.wish === "take over") void scope.skipWaiting();
  else event.waitUntil(asked.wish === "fill" ? fill() : lookAhead(asked.language, asked.since));
});

scope.addEventListener("push", (event) => event.waitUntil(show(event)));

scope.addEventListener("notificationclick", (event) => event.waitUntil(open(event)));

scope.addEventListener("sync", (event) => {
  if (event.tag === WAITING) event.waitUntil(sent());
});

/** Rejects while something still waits, so that the browser tries again. */
async function sent(): Promise<void> {
  if ((await deliver()) !== "through") throw new Error("not all facts could be sent");
}
