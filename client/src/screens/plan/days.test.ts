import { expect, it } from "vitest";
import type { EntryView, ScheduleDayView } from "../../api/schedule";
import type { SessionView } from "../../api/views";
import { markOf, stretches } from "./days";

const entry = (session: Partial<SessionView>): EntryView => ({
  session: { done: "", provisional: false, ...session } as SessionView,
  log: null,
  moved_from: null,
  movable: false,
});

it("says how a session stands", () => {
  expect(markOf(entry({ done: "yes" }), "past")).toBe("done");
  expect(markOf(entry({ done: "no" }), "past")).toBe("left");
  expect(markOf(entry({}), "past")).toBe("untold");
  expect(markOf(entry({}), "today")).toBe("planned");
  expect(markOf(entry({ provisional: true }), "coming")).toBe("provisional");
});

it("puts days in a row of one phase together", () => {
  const days = ["P3", "P3", "P0", "P0", "P3"].map((phase) => ({ phase }) as ScheduleDayView);
  expect(stretches(days)).toEqual([
    { phase: "P3", days: 2 },
    { phase: "P0", days: 2 },
    { phase: "P3", days: 1 },
  ]);
});
