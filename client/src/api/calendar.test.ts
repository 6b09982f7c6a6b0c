import { describe, expect, it } from "vitest";
import { addressOf, onlyHere } from "./calendar";

describe("the calendar's address", () => {
  it("is whole", () => {
    const page = { origin: "https://trail.example:8420" };
    expect(addressOf({ path: "/calendar/abc.ics" }, page)).toBe("https://trail.example:8420/calendar/abc.ics");
  });

  it.each(["localhost", "127.0.0.1", "127.1.2.3", "[::1]"])("of %s is for this machine alone", (host) => {
    expect(onlyHere(host)).toBe(true);
  });

  it.each(["192.168.0.7", "trail.example", "127.0.0.1.example", "localhost.example"])(
    "of %s is for others too",
    (host) => expect(onlyHere(host)).toBe(false),
  );
});
