// What is kept comes back; a store that refuses stops nobody.

import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keep, keepText, kept, keptText } from "./kept";

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
