// The part of a service worker's world that is used here; its own types and a page's cannot stand in
// one program.

export interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

export interface Told extends Lasting {
  data: unknown;
}

export interface Syncing extends Lasting {
  tag: string;
}

export interface Pushed extends Lasting {
  data: { json(): unknown } | null;
}

export interface Clicked extends Lasting {
  notification: Notification;
}

interface Page {
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
}

interface Happenings {
  install: Lasting;
  activate: Lasting;
  fetch: Fetching;
  message: Told;
  sync: Syncing;
  push: Pushed;
  notificationclick: Clicked;
}

interface Scope {
  addEventListener<Name extends keyof Happenings>(name: Name, hear: (event: Happenings[Name]) => void): void;
  skipWaiting(): Promise<void>;
  clients: {
    claim(): Promise<void>;
    matchAll(wanted: { type: "window" }): Promise<readonly Page[]>;
    openWindow(url: string): Promise<unknown>;
  };
  registration: ServiceWorkerRegistration;
  location: Location;
}

export const scope = self as unknown as Scope;
