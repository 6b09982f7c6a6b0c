// A reminder that arrives while the app is closed, and the tap on it.

import type { Clicked, Pushed } from "./scope";
import { scope } from "./scope";

interface Reminder {
  title: string;
  body: string;
  url: string;
  tag: string;
}

const PLAIN: Reminder = { title: "Surefoot", body: "Surefoot", url: "/#/", tag: "reminder" };

/** Shows what was sent; a browser that is sent something has to show something. */
export async function show(event: Pushed): Promise<void> {
  const { title, body, url, tag } = { ...PLAIN, ...read(event) };
  await scope.registration.showNotification(title, {
    body,
    tag, // a later one of its kind takes its place
    icon: "/icon-192.png",
    badge: "/icon-monochrome-96.png",
    data: { url },
  });
}

/** Opens the app where the reminder leads: a window that is open already, else a new one. */
export async function open(event: Clicked): Promise<void> {
  event.notification.close();
  const { url = PLAIN.url } = (event.notification.data ?? {}) as Partial<Reminder>;
  const wanted = new URL(url, scope.location.origin);
  if (wanted.origin !== scope.location.origin) return;
  for (const page of await scope.clients.matchAll({ type: "window" })) {
    await page.focus();
    await page.navigate(wanted.href).catch(() => null);
    return;
  }
  await scope.clients.openWindow(wanted.href);
}

function read(event: Pushed): Partial<Reminder> {
  try {
    return (event.data?.json() ?? {}) as Partial<Reminder>;
  } catch {
    return {}; // not ours, and shown as a plain reminder
  }
}
