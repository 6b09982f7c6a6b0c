import { expect, test } from "vitest";
import type { MorningThresholdsView, ThresholdsView } from "./api/lights";
import type { Light } from "./api/views";
import cases from "./lights.cases.json";
import { closedLight, morningLight, provisionalLight, worse, type MorningAnswers, type SessionAnswers } from "./lights";

interface Sessions {
  by: ThresholdsView;
  cases: [SessionAnswers, Light, MorningAnswers | null, Light][];
  runner: string;
}

interface Mornings {
  by: MorningThresholdsView;
  cases: [MorningAnswers, Light][];
  runner: string;
}

const sessions = cases.sessions as unknown as Sessions[];
const mornings = cases.mornings as unknown as Mornings[];
const pains = (said: SessionAnswers) => [...Object.values(said.pain_during), ...Object.values(said.pain_60min)];

test("a session has the light that the engine gives it, before and after the next morning", () => {
  for (const { by, cases, runner } of sessions) {
    for (const [said, light, morning, closed] of cases) {
      const about = `${runner}: ${JSON.stringify([by, said, morning])}`;
      expect(provisionalLight(by, said).light, about).toBe(light);
      expect(closedLight(by, light, morning), about).toBe(closed);
    }
  }
});

test("a morning has the light that the engine gives it", () => {
  for (const { by, cases, runner } of mornings) {
    for (const [said, light] of cases) {
      expect(morningLight(by, said), `${runner}: ${JSON.stringify([by, said])}`).toBe(light);
    }
  }
});

test("what to do now is never bolder than the light", () => {
  for (const { by, cases } of sessions) {
    for (const [said, light] of cases) {
      const { now } = provisionalLight(by, said);
      if (light === "red") expect(now).toBe("stop");
      if (light === "amber") expect(now).toBe("ease");
      if (now === "go_on") expect(["green", "unknown"]).toContain(light);
      if (said.painkillers_24h) expect(now).not.toBe("go_on");
    }
  }
});

test("with facts on their way a light is no better than without, and pain is never green", () => {
  for (const { by, cases } of sessions) {
    for (const [said, light] of cases) {
      const stale = provisionalLight(by, said, true).light;
      expect(worse(stale, light)).toBe(stale);
      if (pains(said).some((pain) => pain > 0)) expect(stale).not.toBe("green");
    }
  }
  for (const { by, cases } of mornings) {
    for (const [said, light] of cases) {
      const stale = morningLight(by, said, true);
      expect(worse(stale, light)).toBe(stale);
      if (Object.values(said.pain).some((pain) => pain > 0)) expect(stale).not.toBe("green");
    }
  }
});
