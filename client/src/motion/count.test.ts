import { expect, test } from "vitest";
import { Count } from "./count";
import { run } from "./simulated";

const BEGAN_MS = 2000;

/** A count that hears these samples and is asked each quarter of a second. */
function heard(lost: (s: number) => boolean, asked: (count: Count, s: number) => void): Count {
  const count = new Count(BEGAN_MS);
  const samples = run({ spm: 172, place: "pocket", seconds: 44 });
  let next = 0;
  for (let s = 0; s <= 42; s += 0.25) {
    for (; next < samples.length && samples[next]!.at_ms <= s * 1000; next++)
      if (!lost(s)) count.hear({ ...samples[next]!, at_ms: BEGAN_MS + samples[next]!.at_ms });
    count.goOn(BEGAN_MS + s * 1000);
    asked(count, s);
  }
  return count;
}

test("ten seconds to get ready, thirty that count, and the tempo of those", () => {
  const seen: string[] = [];
  const count = heard(
    () => false,
    (now, s) => {
      if (s === 6) seen.push(String(now.live));
      if (s === 14) seen.push(`${Math.round(now.live!.spm)} ${now.live!.steady}`);
      if (s === 39.75) seen.push(String(now.result));
    },
  );
  expect(seen).toEqual(["null", "172 true", "null"]);
  expect(count.result).toMatchObject({ spm: expect.closeTo(172, 0) as number });
});

test("a screen that went dark for half of it leaves a gap and no number", () => {
  expect(heard((s) => s > 20 && s < 36, () => undefined).result).toEqual({ unsteady: "gap" });
});

test("a sensor that tells nothing is found out after three seconds, and one that does is not", () => {
  const count = new Count(BEGAN_MS);
  expect(count.silent(BEGAN_MS + 2900)).toBe(false);
  expect(count.silent(BEGAN_MS + 3100)).toBe(true);
  count.hear({ at_ms: BEGAN_MS + 3200, x: 0, y: 0, z: 9.8 });
  expect(count.silent(BEGAN_MS + 9000)).toBe(false);
});
