// What a test says in words: its sides, its amounts, and the stage it has come to.

import type { Unit } from "../api/testing";
import { later, number, t, tn } from "../language";
import { sideOf, type Run, type Side } from "./run";

const SIDE: Record<Side, string> = { left: later("Left side"), right: later("Right side"), both: "" };

export const sideName = (side: Side) => (side === "both" ? "" : t(SIDE[side]));

export function amount(unit: Unit, value: number): string {
  switch (unit) {
    case "yes_no":
      return value ? t("Yes") : t("No");
    case "reps":
      return tn("{count} repetition", "{count} repetitions", value);
    case "s":
      return t("{seconds} s", { seconds: number(value) });
    case "deg":
      return t("{degrees}°", { degrees: number(value) });
    default:
      return `${number(value)} ${unit}`;
  }
}

/** For whoever hears the page: the stage, not its clock. */
export function said(run: Run): string {
  const side = sideName(sideOf(run)) || run.line.name;
  switch (run.stage.is) {
    case "ready":
      return t("{side}: ready when you are.", { side });
    case "lead":
      return t("Get ready");
    case "work":
      return t("Go");
    case "enter":
      return t("{side}: enter what you reached.", { side });
    case "told":
      return t("{side}: {amount}. How much did it hurt?", { side, amount: amount(run.line.unit, run.value) });
    case "rest":
      return t("Rest now");
    case "over":
      return t("The test is over. Save it.");
  }
}
