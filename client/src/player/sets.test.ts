import { expect, test } from "vitest";
import type { ItemView, SessionView } from "../api/views";
import { moments } from "./moments";
import { seen } from "./play";
import { beginSets, coming, remaining_s, stepSets, type SetsAction, type SetsPlay } from "./sets";

const BEGIN = Date.UTC(2026, 4, 10, 8);
const S = 1000;

const item = (exercise: string, change: Partial<ItemView>): ItemView => ({
  exercise,
  name: exercise,
  dose: "",
  sets: 2,
  reps: null,
  hold_s: null,
  load: "",
  setup: "",
  movement: "",
  cues: [],
  feel: "",
  stop: "",
  optional: false,
  cites: [],
  grade: "P",
  rest_s: 30,
  ...change,
});
const CLAM = item("EX01", { reps: 15, per_side: true });
const PLANK = item("EX11", { hold_s: 40, rest_s: 60 });

const session = (...items: ItemView[]) => ({ id: "2026-05-10-strength", kind: "strength", items }) as unknown as SessionView;

/** Plays actions, each with the seconds since the beginning. */
function played(play: SetsPlay, ...actions: [number, SetsAction | SetsAction["do"]][]): SetsPlay {
  return actions.reduce(
    (now, [s, action]) =>
      stepSets(now, typeof action === "string" ? ({ do: action } as SetsAction) : action, BEGIN + s * S),
    play,
  );
}
const begun = (...items: ItemView[]) => beginSets(session(...items), "right", BEGIN);
const at = (s: number) => BEGIN + s * S;

test("one side follows the other, then a rest, then the next set on the first side", () => {
  let play = begun(CLAM);
  expect(coming(play)).toEqual({ set: 0, side: "right" });
  play = played(play, [40, "main"]);
  expect(coming(play)).toEqual({ set: 0, side: "left" });
  expect(play.stage.is).toBe("ready");
  play = played(play, [80, "main"]);
  expect(play.stage).toEqual({ is: "rest", until_ms: at(110) });
  expect(coming(play)).toEqual({ set: 1, side: "right" });
  play = played(play, [109, "tick"]);
  expect(remaining_s(play, at(109))).toBe(1);
  expect(played(play, [110, "tick"]).stage.is).toBe("ready");
});

test("a hold counts in, runs and ends by the clock while the phone is locked", () => {
  const play = played(begun(PLANK, CLAM), [10, "main"]);
  expect(play.stage).toEqual({ is: "lead", until_ms: at(13) });
  const later = played(play, [3600, "tick"]);
  expect(later.list[0]!.turns).toEqual([{ side: null, amount: 40 }]);
  expect(later.stage.is).toBe("ready"); // its rest was over long ago
  const during = played(play, [60, "tick"]);
  expect(during.stage).toEqual({ is: "rest", until_ms: at(13 + 40 + 60) });
});

test("a hold that is stopped counts what was held, a longer rest is longer, a rest can be cut", () => {
  let play = played(begun(PLANK), [0, "main"], [3, "tick"], [28, "main"]);
  expect(play.list[0]!.turns[0]!.amount).toBe(25);
  play = played(play, [30, "longer"]);
  expect(remaining_s(play, at(30))).toBe(28 + 60 + 15 - 30);
  expect(played(play, [31, "main"]).stage.is).toBe("ready");
});

test("a hold that was stopped at once was none", () => {
  const play = played(begun(PLANK), [0, "main"], [1, "main"], [1.2, "main"]);
  expect([play.stage.is, play.list[0]!.turns]).toEqual(["ready", []]);
});

test("a pause holds the clock", () => {
  let play = played(begun(PLANK), [0, "main"], [13, "pause"], [500, "tick"]);
  expect(remaining_s(play, at(500))).toBe(30);
  play = played(play, [600, "main"]);
  expect(remaining_s(play, at(600))).toBe(30);
});

test("what is done less or more is counted so, and the least of the sets is told", () => {
  const play = played(begun(CLAM), [1, { do: "count", amount: 12 }], [2, "main"], [3, "main"], [4, "main"], [5, "main"], [6, "main"]);
  expect(play.stage.is).toBe("over");
  expect(seen(play).exercises).toEqual([
    { exercise: "EX01", sets: 2, reps: 12, hold_s: null, load_kg: null, reps_in_reserve: null, pain: null },
  ]);
  expect(seen(play).done).toBe("yes");
});

test("back takes the last turn away and stands where it was", () => {
  let play = played(begun(CLAM, PLANK), [1, "main"], [2, "main"], [3, "main"], [4, "main"], [5, "main"], [6, "main"]);
  expect(play.at).toBe(1);
  play = played(play, [7, "previous"]);
  expect([play.at, play.list[0]!.turns.length, coming(play).side]).toEqual([0, 3, "left"]);
});

test("an exercise left out makes it partly, and going back takes it up again", () => {
  let play = played(begun(CLAM, PLANK), [1, { do: "leave_out", why: "pain" }]);
  expect(play.at).toBe(1);
  expect(played(play, [2, "previous"]).list[0]!.left).toBeNull();
  play = played(play, [2, "main"], [3, "main"], [13, "main"]);
  play = played(play, [15, "end"]);
  expect(seen(play).done).toBe("partly");
  expect(seen(play).exercises.map((one) => one.exercise)).toEqual(["EX11"]);
});

test("an optional exercise may stay away", () => {
  const play = played(begun(PLANK, item("EX44", { hold_s: 20, optional: true })), [0, "main"], [50, "tick"]);
  const done = played(play, [200, "main"], [300, "tick"], [400, { do: "leave_out", why: "time" }]);
  expect(done.stage.is).toBe("over");
  expect(seen(done).done).toBe("yes");
});

test("a swap does what is left as the other exercise, and never more sets than were left", () => {
  let play = played(begun(item("EX26", { sets: 3, reps: 8 })), [10, "main"], [50, { do: "swap", item: item("EX107", { sets: 3, reps: 8 }) }]);
  expect(play.list.map((one) => [one.item.exercise, one.item.sets, one.turns.length])).toEqual([
    ["EX26", 3, 1],
    ["EX107", 2, 0],
  ]);
  play = played(play, [60, "main"], [61, "main"], [62, "main"]);
  expect(play.stage.is).toBe("over");
  expect(seen(play).done).toBe("yes");
  expect(seen(play).exercises.map((one) => [one.exercise, one.sets])).toEqual([["EX26", 1], ["EX107", 2]]);
});

test("ended early it can be opened again where it was", () => {
  const play = played(begun(CLAM, PLANK), [1, "main"], [2, "end"], [3, "again"]);
  expect([play.ended_ms, play.at, coming(play).side]).toEqual([null, 0, "left"]);
});

test("pain told twice keeps the worse", () => {
  const hurt = (itb: number): SetsAction => ({ do: "hurt", pains: { ITB_R: itb }, limp: false, sharp: itb > 4 });
  const play = played(begun(CLAM), [1, hurt(5)], [2, hurt(2)]);
  expect(seen(play)).toMatchObject({ pains: { ITB_R: 5 }, sharp: true, limp: false });
});

test("minutes are those that were spent on it, not those of a long break", () => {
  const play = played(begun(CLAM), [300, "main"], [4 * 3600, "main"], [4 * 3600 + 60, "end"]);
  expect(seen(play).minutes).toBe(6);
});

test("left lying and ended the next day it ended when it was last touched", () => {
  const play = played(begun(CLAM), [300, "main"], [24 * 3600, "end"]);
  expect(seen(play)).toMatchObject({ at: new Date(at(300)).toISOString(), minutes: 5, done: "partly" });
});

test("three, two, one and the end are called ahead, and a pause calls nothing", () => {
  const play = played(begun(PLANK), [0, "main"], [3, "tick"]);
  expect(moments(play, at(39), 5000)).toEqual([
    { at_ms: at(40), is: "count" },
    { at_ms: at(41), is: "count" },
    { at_ms: at(42), is: "count" },
    { at_ms: at(43), is: "change" },
  ]);
  expect(moments(played(play, [20, "pause"]), at(39), 5000)).toEqual([]);
});
