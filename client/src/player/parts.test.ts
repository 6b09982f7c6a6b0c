import { expect, test } from "vitest";
import type { SessionView } from "../api/views";
import { moments } from "./moments";
import { beginParts, clockOf, minutesOf, stepParts, toTheEnd, type PartsAction, type PartsPlay } from "./parts";
import { seen } from "./play";

const BEGIN = Date.UTC(2026, 4, 10, 8);
const at = (s: number) => BEGIN + s * 1000;

const SESSION = {
  id: "2026-05-10-run",
  kind: "run",
  title: "Walk-run",
  minutes: 25,
  contacts: 0,
  parts: [
    { times: 1, parts: [{ what: "warm_up", name: "Walk to warm up", seconds: 300 }] },
    {
      times: 3,
      parts: [
        { what: "run", name: "Run", seconds: 240 },
        { what: "walk", name: "Walk", seconds: 60 },
      ],
    },
    { times: 1, parts: [{ what: "cool_down", name: "Walk to cool down", seconds: 300 }] },
  ],
} as unknown as SessionView;

function played(play: PartsPlay, ...actions: [number, PartsAction | PartsAction["do"]][]): PartsPlay {
  return actions.reduce(
    (now, [s, action]) =>
      stepParts(now, typeof action === "string" ? ({ do: action } as PartsAction) : action, at(s)),
    play,
  );
}
const begun = () => beginParts(SESSION, BEGIN);

test("rounds are laid out, each with its number", () => {
  expect(begun().parts.map((part) => [part.what, part.round])).toEqual([
    ["warm_up", 0], ["run", 1], ["walk", 1], ["run", 2], ["walk", 2], ["run", 3], ["walk", 3], ["cool_down", 0],
  ]);
});

test("after twelve minutes in a pocket the clock is where it should be", () => {
  const play = played(begun(), [720, "tick"]);
  expect([play.at, play.parts[play.at]!.what]).toEqual([3, "run"]);
  expect(clockOf(play, at(720))).toEqual({ gone_s: 120, left_s: 120, all_gone_s: 720, all_left_s: 780 });
});

test("to the end nobody has to touch anything", () => {
  const play = played(begun(), [4000, "tick"]);
  expect(play.ended_ms).toBe(at(1500));
  expect(toTheEnd(play)).toBe(true);
  expect(minutesOf(play)).toEqual({ run: 12, fast: 0, all: 25 });
});

test("a pause counts nothing, however long", () => {
  const play = played(begun(), [400, "main"], [4000, "tick"], [4100, "main"], [4110, "tick"]);
  expect(clockOf(play, at(4110)).all_gone_s).toBe(410);
  expect(play.at).toBe(1);
});

test("a part that is cut short counts what was run of it", () => {
  const play = played(begun(), [300, "tick"], [390, "next"], [391, "end"]);
  expect(minutesOf(play)).toEqual({ run: 1.5, fast: 0, all: 6.5 });
  expect(seen(play)).toMatchObject({ done: "partly", run_min: 1.5, minutes: 6.5 });
});

test("back is to the beginning of the part, and at its beginning to the part before", () => {
  expect(clockOf(played(begun(), [330, "previous"]), at(330))).toMatchObject({ gone_s: 0, all_gone_s: 300 });
  const play = played(begun(), [301, "previous"]);
  expect([play.at, play.spent_s]).toEqual([0, []]);
});

test("walking on from a run leaves one walk of what was left, and is partly", () => {
  const play = played(begun(), [360, { do: "walk", name: "Walk" }]);
  expect(play.parts.slice(play.at)).toEqual([{ what: "walk", name: "Walk", seconds: 1140, round: 0, rounds: 1 }]);
  const later = played(play, [2000, "tick"]);
  expect(seen(later)).toMatchObject({ done: "partly", run_min: 1, minutes: 25 });
});

test("an early end is taken back to where it was, standing still", () => {
  const play = played(begun(), [500, "end"], [600, "again"]);
  expect(play.paused_ms).toBe(at(600));
  expect(clockOf(play, at(700)).all_gone_s).toBe(500);
});

test("each change is called with its counting down", () => {
  expect(moments(begun(), at(296), 5000).map(({ at_ms, is }) => [(at_ms - BEGIN) / 1000, is])).toEqual([
    [297, "count"], [298, "count"], [299, "count"], [300, "change"],
  ]);
  expect(moments(begun(), at(1499), 5000).map(({ is }) => is)).toEqual(["end"]);
});

test("a session without parts is one", () => {
  const ride = { ...SESSION, kind: "cross_training", title: "Bike", minutes: 40, parts: [] } as unknown as SessionView;
  expect(beginParts(ride, BEGIN).parts).toEqual([{ what: "easy", name: "Bike", seconds: 2400, round: 0, rounds: 1 }]);
  expect(seen(played(beginParts(ride, BEGIN), [2400, "tick"]))).toMatchObject({ run_min: 0, minutes: 40, done: "yes" });
});
