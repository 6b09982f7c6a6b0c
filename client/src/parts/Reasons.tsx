// A decision's reasons: the sentence first, the numbers on a tap, the source on another.

import type { ChangeView, CiteView, ReasonView } from "../api/views";
import { plain, round, shortDay } from "../words";

export const GRADES: Record<string, string> = {
  A: "trial or review",
  B: "cohort or lab study",
  C: "expert protocol",
  S: "practice document",
  P: "our proposal, no study behind it",
};

export function Reasons({ reasons }: { reasons: ReasonView[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason, place) => (
        <li key={`${reason.rule}-${place}`}>
          <p class="reason-sentence">{reason.sentence}</p>
          {reason.until && !/ until /i.test(reason.sentence) && (
            <p class="note">Holds until {shortDay(reason.until)}.</p>
          )}
          {reason.changes && <p class="note">{reason.changes}</p>}
          <details>
            <summary>Numbers and sources</summary>
            {Object.keys(reason.numbers).length > 0 && (
              <dl class="numbers">
                {Object.entries(reason.numbers).map(([name, value]) => (
                  <div key={name}>
                    <dt>{plain(name)}</dt>
                    <dd>{typeof value === "number" ? round(value) : value}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p class="note">
              Rule {reason.rule}
              {reason.layer && ` (${plain(reason.layer)})`}
              {reason.grade && `, grade ${reason.grade}: ${GRADES[reason.grade] ?? "see source"}`}.
              {reason.facts.length > 0 &&
                ` Rests on ${reason.facts.length} ${reason.facts.length === 1 ? "entry" : "entries"} of yours.`}
            </p>
            <Cites cites={reason.cites} />
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
            {cite.status && `; ${plain(cite.status)}`})
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Changes({ changes }: { changes: ChangeView[] }) {
  if (changes.length === 0) return null;
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={`${change.what}-${change.rule}`}>
          {change.sentence}
          {change.until && !/ until /i.test(change.sentence) && <span class="note"> Until {shortDay(change.until)}.</span>}
        </li>
      ))}
    </ul>
  );
}
