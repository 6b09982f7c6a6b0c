// Facts that wait in this browser, and those that the server would not take.

import { discard, flush, outbox, trouble } from "../api/outbox";
import { later, t } from "../language";
import { plain } from "../words";
import { Icon } from "./Icon";

export function Waiting() {
  const waiting = outbox.value.filter((batch) => batch.refused === null);
  const refused = outbox.value.filter((batch) => batch.refused !== null);
  return (
    <>
      {waiting.length > 0 && trouble.value && (
        <div class="strip" role="status">
          <Icon name="sent" />
          <span>
            <strong>{t("Not sent yet, kept here:")}</strong> {waiting.map(what).join(", ")}. {trouble.value}
          </span>
          <button type="button" class="link" onClick={() => void flush()}>
            {t("Try now")}
          </button>
        </div>
      )}
      {refused.map((batch) => (
        <div class="strip strip-bad" role="alert" key={batch.facts[0]?.id}>
          <Icon name="alert" />
          <span>
            <strong>{t("Not taken: {what}.", { what: what(batch) })}</strong> {batch.refused}
          </span>
          <button type="button" class="link" onClick={() => discard(batch)}>
            {t("Discard")}
          </button>
        </div>
      ))}
    </>
  );
}

const KINDS: Record<string, string> = {
  profile: later("your answers"),
  injury: later("your injury"),
  other_injury: later("a new injury"),
  check_in: later("check-in"),
  session_feedback: later("session"),
  pain_after: later("pain an hour later"),
  weekly_check: later("weekly check"),
  test_result: later("test"),
  plan_edit: later("change of the plan"),
  pause: later("pause"),
  flare: later("flare"),
  red_flag_answer: later("warning signs"),
  clinician_note: later("clinician's note"),
  new_usual_pain: later("new usual pain"),
  prompt_acknowledged: later("message read"),
  correction: later("correction"),
};

function what(batch: { facts: { kind: string }[] }): string {
  const kind = batch.facts[0]?.kind ?? "";
  return t(KINDS[kind] ?? plain(kind));
}
