// A number of the protocol: what binds now, its default, and the range that nobody passes.

import type { NumberView } from "../api/reading";
import { later, number as shown, t } from "../language";

/** A share is read and typed in percent. */
export const scaleOf = (number: NumberView) => (number.share ? 100 : 1);
export const unitOf = (number: NumberView) => (number.share ? "%" : number.unit);

const amount = (number: NumberView, value: number) =>
  number.share ? `${shown(value * 100)} %` : shown(value);

export function Range({ number }: { number: NumberView }) {
  const whose = WHOSE[number.set_by];
  return (
    <p class="note">
      {t("Now {now}; the protocol says {default}, the range is {low} to {high}.", {
        now: number.share ? amount(number, number.value) : `${shown(number.value)} ${number.unit}`,
        default: amount(number, number.default),
        low: amount(number, number.low),
        high: amount(number, number.high),
      })}{" "}
      {whose && t(whose)}
    </p>
  );
}

const WHOSE: Record<string, string> = {
  runner: later("You set it."),
  clinician: later("A clinician's note sets it."),
};

/** Which way is safer, in words; '' where neither is. */
export function safer(number: NumberView): string {
  if (number.looser === "neither") return "";
  return number.looser === "higher" ? t("Lower is safer.") : t("Higher is safer.");
}

export function free(number: NumberView): string {
  if (number.free_low === number.free_high)
    return t("This is already the most careful value; more load needs a clinician's note.");
  return t("You may choose {low} to {high}; what allows more load needs a clinician's note.", {
    low: amount(number, number.free_low),
    high: amount(number, number.free_high),
  });
}
