// What is kept comes back; a store that refuses stops nobody.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keep, keepText, kept, keptById, keptText } from "./kept";

const PLACE = "surefoot.test";

function store() {
  const texts = new Map<string, string>();
  return {
    getItem: (place: string) => texts.get(place) ?? null,
    setItem: (place: string, text: string) => void texts.set(place, text),
    removeItem: (place: string) => void texts.delete(place),
  };
}

const refusing = () => {
  throw new DOMException("no", "SecurityError");
};

beforeEach(() => void vi.stubGlobal("localStorage", store()));
afterEach(() => void vi.unstubAllGlobals());

it("gives back what was kept", () => {
  keep(PLACE, { day: "2026-05-10", ids: ["a"] });
  expect(kept(PLACE)).toEqual({ day: "2026-05-10", ids: ["a"] });
  keepText(PLACE, "de");
  expect(keptText(PLACE)).toBe("de");
});

it("keeps nothing in an empty or emptied place", () => {
  expect(kept(PLACE)).toBeNull();
  expect(keptText(PLACE)).toBeNull();
  keep(PLACE, [1]);
  keep(PLACE, null);
  expect(keptText(PLACE)).toBeNull();
});

it("takes what cannot be read for nothing", () => {
  for (const text of ["{half", "3", "de"]) {
    keepText(PLACE, text);
    expect(kept(PLACE)).toBeNull();
  }
});

it("keeps by id, and lets go of what was long not touched", () => {
  const places = keptById<{ touched_ms: number }>(PLACE, 100);
  places.put("a", { touched_ms: 0 });
  places.put("b", { touched_ms: 60 });
  places.put("c", { touched_ms: 120 });
  expect(places.all()).toEqual([{ touched_ms: 60 }, { touched_ms: 120 }]);
  expect(places.of("a")).toBeNull();
  places.drop("b");
  places.drop("c");
  expect(keptText(PLACE)).toBeNull();
});

it("passes over a store that refuses", () => {
  vi.stubGlobal("localStorage", { getItem: refusing, setItem: refusing, removeItem: refusing });
  keep(PLACE, { a: 1 });
  keep(PLACE, null);
  expect(kept(PLACE)).toBeNull();
});

it("passes over a browser without a store", () => {
  vi.stubGlobal("localStorage", undefined);
  keepText(PLACE, "de");
  expect(keptText(PLACE)).toBeNull();
});
