// The address at which other calendars fetch the plan.

export interface CalendarView {
  path: string; // '' = switched off
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host is the machine itself, which nobody else's programs can reach. */
export const onlyHere = (host: string) => LOOPBACK.test(host);

/** The whole address, as a calendar program wants it. */
export const addressOf = (view: CalendarView, page: Pick<Location, "origin">) => page.origin + view.path;
