import { expect, test } from "vitest";
import { lines } from "./http";

const pieces = (...texts: (string | Uint8Array)[]) => {
  const left = texts.map((text) => (typeof text === "string" ? new TextEncoder().encode(text) : text));
  return {
    read: async () => {
      const value = left.shift();
      return value ? { done: false as const, value } : { done: true as const, value: undefined };
    },
  };
};

const heard = async (...texts: (string | Uint8Array)[]) => {
  const found: string[] = [];
  for await (const line of lines(pieces(...texts))) found.push(line);
  return found;
};

test("lines are whole however the stream was cut", async () => {
  expect(await heard('{"a":1}\n{"b"', ":2}\n", "\n")).toEqual(['{"a":1}', '{"b":2}']);
});

test("a letter that is cut in two is one letter", async () => {
  const bytes = new TextEncoder().encode('"ä"\n');
  expect(await heard(bytes.slice(0, 2), bytes.slice(2))).toEqual(['"ä"']);
});

test("a last line without an end is a line, and nothing is no line", async () => {
  expect(await heard("1\n2")).toEqual(["1", "2"]);
  expect(await heard()).toEqual([]);
});
