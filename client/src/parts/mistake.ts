// A red flag ticked by mistake: each answer that named it is corrected, the rest of it stays.

import { correctionOf, factOf, type Sent } from "../api/facts";
import type { FlagView } from "../api/views";

/** Whether each flag is so after all, by id; null: not asked again yet. */
export type Again = Record<string, boolean | null>;

export const denied = (flags: FlagView[], again: Again) => flags.filter((flag) => again[flag.id] === false);

export function correctionsOf(subject: string, flags: FlagView[], again: Again, reason: string): Sent[] {
  const byAnswer = new Map<string, Record<string, boolean>>();
  for (const flag of denied(flags, again)) {
    for (const answer of flag.answers) byAnswer.set(answer, { ...byAnswer.get(answer), [flag.id]: false });
  }
  return [...byAnswer].map(([answer, answers]) =>
    correctionOf(subject, answer, factOf(subject, { kind: "red_flag_answer", answers }), reason),
  );
}
