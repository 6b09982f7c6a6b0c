import { expect, it } from "vitest";
import { ANYTHING, asked, filtering } from "./filter";

it("asks for what was chosen and nothing else", () => {
  expect(asked(ANYTHING, 50)).toBe("activities?most=50");
  expect(asked({ ...ANYTHING, sport: "run", first: "2026-05-01", least_km: 4.2, words: " two words " }, 50)).toBe(
    "activities?most=50&words=two+words&sport=run&first_day=2026-05-01&least_m=4200",
  );
});

it("counts a stretch of days once", () => {
  expect(filtering({ ...ANYTHING, first: "2026-05-01", last: "2026-05-08", doubtful: true })).toBe(2);
});
