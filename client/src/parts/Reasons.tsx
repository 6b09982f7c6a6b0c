// A decision's reasons: the sentence first, the numbers on a tap, the source on another.

import { useState } from "preact/hooks";
import type { ChangeView, CiteView, ReasonView } from "../api/views";
import { later, t, tn } from "../language";
import { NUMBERS, plain, round, shortDay } from "../words";
import { Disagree, Explained } from "./Disagree";

const GRADES: Record<string, string> = {
  A: later("trial or review"),
  B: later("cohort or lab study"),
  C: later("expert protocol"),
  S: later("practice document"),
  P: later("our proposal, no study behind it"),
};

export const meaningOf = (grade: string) => t(GRADES[grade] ?? later("see source"));
export const graded = (grade: string) => t("Grade {grade}: {meaning}", { grade, meaning: meaningOf(grade) });

const LAYERS: Record<string, string> = {
  red_flag: later("warning sign"),
  contraindication: later("contraindication"),
  light: later("light"),
  gate: later("gate"),
  cap: later("limit"),
  spacing: later("spacing"),
  template: later("plan"),
  preference: later("your wish"),
};

const saysUntil = (sentence: string) => / (until|bis) /i.test(sentence);

export function Reasons({ reasons }: { reasons: ReasonView[] }) {
  const [open, setOpen] = useState<Set<number>>(new Set()); // what was opened once asks for its topics
  return (
    <ul class="reasons">
      {reasons.map((reason, place) => (
        <li key={`${reason.rule}-${place}`}>
          <p class="reason-sentence">{reason.sentence}</p>
          {reason.until && !saysUntil(reason.sentence) && (
            <p class="note">{t("Holds until {day}.", { day: shortDay(reason.until) })}</p>
          )}
          {reason.changes && <p class="note">{reason.changes}</p>}
          <details onToggle={() => setOpen(new Set([...open, place]))}>
            <summary>{t("Numbers and sources")}</summary>
            {Object.keys(reason.numbers).length > 0 && (
              <dl class="numbers">
                {Object.entries(reason.numbers).map(([name, value]) => (
                  <div key={name}>
                    <dt>{t(NUMBERS[name] ?? plain(name))}</dt>
                    <dd>{typeof value === "number" ? round(value) : value}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p class="note">
              {t("Rule {rule} ({layer}), grade {grade}: {meaning}.", {
                rule: reason.rule,
                layer: t(LAYERS[reason.layer] ?? plain(reason.layer)),
                grade: reason.grade,
                meaning: meaningOf(reason.grade),
              })}{" "}
              {reason.facts.length > 0 &&
                tn("Rests on {count} entry of yours.", "Rests on {count} entries of yours.", reason.facts.length)}
            </p>
            <Cites cites={reason.cites} />
            {open.has(place) && <Disagree at="rules" id={reason.rule} />}
            {open.has(place) && <Explained rule={reason.rule} />}
          </details>
        </li>
      ))}
    </ul>
  );
}

export function Cites({ cites }: { cites: CiteView[] }) {
  if (cites.length === 0) return null;
  return (
    <ul class="cites">
      {cites.map((cite) => (
        <li key={cite.id}>
          {cite.gloss}{" "}
          <span class="note">
            {cite.source} ({cite.id}
            {cite.status && `; ${cite.status}`})
          </span>
          {cite.id.startsWith("X") && (
            <a class="to-topic" href={`#/topics/${cite.id}`}>
              {t("What the sources say, and why the plan does this")}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

export function Changes({ changes }: { changes: ChangeView[] }) {
  if (changes.length === 0) return null;
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.what}-${change.rule}`}>
          {change.sentence}
          {change.until && !saysUntil(change.sentence) && (
            <span class="note"> {t("Until {day}.", { day: shortDay(change.until) })}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
