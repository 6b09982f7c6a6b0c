// What a page says to its service worker, and hears from it.

import { signal } from "@preact/signals";
import { installed } from "../installing";
import { language } from "../language";
import type { Wish } from "../worker/worker";
import { WAITING } from "./delivery";
import { KEPT_ANSWERS } from "./made";

const SOON_MS = 4000;
const AGAIN_MS = 15 * 60_000;

/** Another build of the app, whole and waiting. */
export const newVersion = signal<ServiceWorker | null>(null);

// Only where the page is served safely: over TLS, or from this machine itself.
const workers = "serviceWorker" in navigator && import.meta.env.PROD ? navigator.serviceWorker : null;

/** Starts the worker once the page stands. */
export async function startWorker(): Promise<void> {
  if (!workers) return;
  try {
    if (installed()) void navigator.storage.persist(); // what waits here is not tidied away
    const registration = await workers.register("/worker.js", { updateViaCache: "none" });
    watch(registration);
    registration.addEventListener("updatefound", () => watch(registration));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") registration.update().catch(() => undefined);
    });
  } catch {
    return; // a browser that forbids it: everything works but offline
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  const coming = registration.installing;
  const look = () => {
    if (registration.active && registration.waiting) newVersion.value = registration.waiting;
  };
  coming?.addEventListener("statechange", look);
  look();
}

/** Changes to the new build and opens this page with it. */
export function takeNewVersion(): void {
  workers?.addEventListener("controllerchange", () => location.reload(), { once: true });
  newVersion.value?.postMessage({ wish: "take over" } satisfies Wish);
}

let soon: ReturnType<typeof setTimeout> | undefined;
let since = 0;
let before = "";

/** Has what the coming days need kept, a moment from now. known: differs once there is more to know. */
export function lookAhead(known: string): void {
  since = known === before ? Math.max(since, Date.now() - AGAIN_MS) : Date.now();
  before = known;
  clearTimeout(soon);
  soon = setTimeout(() => void workers?.ready.then(tell), SOON_MS);
}

function tell({ active }: ServiceWorkerRegistration): void {
  active?.postMessage({ wish: "fill" } satisfies Wish);
  active?.postMessage({ wish: "look ahead", language: language.value, since } satisfies Wish);
}

/** Has the worker send what waits once there is a network, even when this page is gone by then. */
export async function flushLater(): Promise<void> {
  const { sync } = (await workers?.ready) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register(WAITING).catch(() => undefined); // without it pages try again by themselves
}

/** Nothing that the server said stays on this device. */
export async function forgetAnswers(): Promise<void> {
  if ("caches" in window) await caches.delete(KEPT_ANSWERS);
}
