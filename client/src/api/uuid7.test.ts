import { describe, expect, it } from "vitest";
import { uuid7 } from "./uuid7";

describe("uuid7", () => {
  it("is the example of RFC 9562 for its moment and bytes", () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuid7(0x017f22e279b0, random)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  });

  it("sorts by the moment of its making", () => {
    const none = new Uint8Array(10);
    const ids = [1, 255, 256, 1_700_000_000_000, 1_700_000_000_001].map((ms) => uuid7(ms, none));
    expect([...ids].sort()).toEqual(ids);
  });

  it("needs ten bytes", () => {
    expect(() => uuid7(0, new Uint8Array(9))).toThrow(RangeError);
  });
});
