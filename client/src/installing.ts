// The browser's own offer to install the app, kept until the runner asks for it.

import { signal } from "@preact/signals";

interface Offer extends Event {
  prompt(): Promise<unknown>;
}

export const offer = signal<Offer | null>(null);

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault(); // no banner that nobody asked for
  offer.value = event as Offer;
});
addEventListener("appinstalled", () => {
  offer.value = null;
});

/** Whether this page runs as an installed app. */
export const installed = () =>
  matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true;
