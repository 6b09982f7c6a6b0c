// What is called out when something changes, for the voice and for a screen reader.

import { t, tn } from "../language";
import { length } from "../measures";
import type { Play } from "./play";
import { coming, measure, turnsOf, type Doing, type SetsPlay, type Side } from "./sets";

/** The sentence of the moment; the same until something changes. */
export function sentence(play: Play): string {
  if (play.ended_ms !== null) return t("Done.");
  if (play.paused_ms !== null) return t("Paused.");
  if (play.kind === "sets") return ofSets(play);
  const part = play.parts[play.at];
  return part ? `${part.name}, ${length(part.seconds)}.` : "";
}

function ofSets(play: SetsPlay): string {
  const one = play.list[play.at];
  if (!one) return "";
  switch (play.stage.is) {
    case "lead":
      return t("Get ready.");
    case "work":
      return t("Hold.");
    case "rest":
      return t("Rest. Then: {what}.", { what: what(play, one) });
    default:
      return `${what(play, one)}.`;
  }
}

export const what = (play: SetsPlay, one: Doing) => [one.item.name, setOf(play), sideOf(play), asked(one)].filter(Boolean).join(", ");

/** "Set 2 of 3"; nothing where there is only one. */
export function setOf(play: SetsPlay): string {
  const one = play.list[play.at];
  const sets = one?.item.sets ?? 1;
  return one && sets > 1 ? t("Set {set} of {sets}", { set: coming(play).set + 1, sets }) : "";
}

export function sideOf(play: SetsPlay): string {
  const { side } = coming(play);
  return side ? sideName(side) : "";
}

export const sideName = (side: Side) => (side === "left" ? t("Left side") : t("Right side"));

/** "15 times", "40 s", "20 m": one turn of an exercise. */
export function asked(one: Doing): string {
  const { in: unit, amount } = measure(one.item);
  if (unit === "seconds") return length(amount);
  return unit === "metres" ? t("{number} m", { number: amount }) : tn("{count} time", "{count} times", amount);
}

/** "3 × 15", as it was done. */
export function doneOf(one: Doing): string {
  const amounts = one.turns.map((turn) => turn.amount);
  if (!amounts.length) return t("left out");
  const unit = measure(one.item).in;
  const least = Math.min(...amounts);
  const each = unit === "seconds" ? length(least) : unit === "metres" ? t("{number} m", { number: least }) : String(least);
  const sets = Math.max(1, Math.floor(amounts.length / (turnsOf(one.item) / (one.item.sets ?? 1))));
  return `${sets} × ${each}`;
}
