import { expect, test } from "vitest";
import { nameOf } from "./push";

test("a device is named by its browser and its system", () => {
  const android = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";
  expect(nameOf(android)).toBe("Chrome on Android");
  expect(nameOf("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1")).toBe("Safari on iPhone");
  expect(nameOf("Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0")).toBe("Firefox on Windows");
  expect(nameOf("something else")).toBe("");
});
