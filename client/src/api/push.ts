// Reminders on the runner's devices: surefoot/service/push/views.py, field by field; and the browser's
// own side of a subscription.

import { t } from "../language";
import { post, remove } from "./http";

export type PushKind = "pain_after" | "check_in" | "session" | "tests";

export interface DeviceView {
  id: string;
  name: string;
  since: string;
  problem: string;
}

export interface PushView {
  on: PushKind[];
  check_in_at: string;
  session_at: string;
  tests_at: string;
  tests_on: number;
  quiet_from: string;
  quiet_until: string;
  discreet: boolean;
  devices: DeviceView[];
}

export interface KeyView {
  key: string;
}

/** Whether this browser can be reminded at all: it asks for a safe connection and a service worker. */
export const canBeReminded = () =>
  isSecureContext && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Subscribes this browser; null when the runner does not allow it. Throws Failure, or what the browser says. */
export async function subscribe(): Promise<PushView | null> {
  if ((await Notification.requestPermission()) !== "granted") return null;
  const { key } = await post<KeyView>("push/key");
  const { pushManager } = await navigator.serviceWorker.ready;
  const before = await pushManager.getSubscription();
  await before?.unsubscribe(); // it may have been made for another key
  const made = (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })).toJSON();
  return post<PushView>("push/devices", {
    endpoint: made.endpoint,
    p256dh: made.keys?.["p256dh"],
    auth: made.keys?.["auth"],
    name: nameOf(navigator.userAgent),
  });
}

export const forget = (id: string) => remove(`push/devices/${id}`);

/** What a device is called until the runner knows better: "Firefox on Android". */
export function nameOf(agent: string): string {
  const browser =
    [
      ["Edg", "Edge"],
      ["Firefox", "Firefox"],
      ["Chrome", "Chrome"],
      ["Safari", "Safari"],
    ].find(([sign]) => agent.includes(sign!))?.[1] ?? "";
  const system =
    ["Android", "iPhone", "iPad", "Windows", "Mac", "Linux"].find((name) => agent.includes(name)) ?? "";
  if (!browser || !system) return browser || system;
  return t("{browser} on {system}", { browser, system });
}
