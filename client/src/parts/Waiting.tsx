// Facts that wait on this device, and those that the server would not take.

import { useEffect, useState } from "preact/hooks";
import { came, discard, flush, outbox, sending, waiting } from "../api/outbox";
import type { Batch } from "../api/queue";
import { forgetTold } from "../hooks/useRemembered";
import { state } from "../hooks/useView";
import { keep } from "../kept";
import { later, t, tn } from "../language";
import { go } from "../route";
import { moment, plain } from "../words";
import { Icon } from "./Icon";

export function Waiting() {
  const facts = waiting.value;
  return (
    <>
      {facts.length > 0 && came.value !== "through" && (
        <div class="strip" role="status">
          <Icon name="sent" />
          <span>
            <strong>
              {came.value === "unreached"
                ? tn("{count} entry waits, offline.", "{count} entries wait, offline.", facts.length)
                : tn("{count} entry waits: the server answered {status}.", "{count} entries wait: the server answered {status}.", facts.length, {
                    status: came.value,
                  })}
            </strong>{" "}
            {t("Kept on this device: {what}.", { what: [...new Set(facts.map(kindOf))].join(", ") })}
          </span>
          <button type="button" class="link" disabled={sending.value} onClick={() => void flush()}>
            {t("Try now")}
          </button>
        </div>
      )}
      {outbox.value.map((batch) => batch.refused !== null && <Refused key={batch.place} batch={batch} />)}
    </>
  );
}

/** What the server would not take stays in sight until the runner enters it again or lets go of it. */
function Refused({ batch }: { batch: Batch }) {
  const [sure, setSure] = useState(false);
  useEffect(() => forgetTold(batch.facts.map((fact) => fact.id)), [batch.place]);
  const [first] = batch.facts;
  const again = draftOf(batch);
  const correct = async () => {
    keep(CHECK_IN_DRAFT, again);
    await discard(batch);
    go("check-in");
  };
  return (
    <div class="strip strip-bad" role="alert">
      <Icon name="alert" />
      <span>
        <strong>
          {t("Not taken: {what}, {time}.", {
            what: first ? kindOf(first) : "",
            time: first ? moment(first.happened_at) : "",
          })}
        </strong>{" "}
        {batch.refused}
        {sure && <> {t("Enter it again first if it still counts.")}</>}
      </span>
      {again && !sure && (
        <button type="button" class="link" onClick={() => void correct()}>
          {t("Correct")}
        </button>
      )}
      <button type="button" class="link" onClick={() => (sure ? void discard(batch) : setSure(true))}>
        {sure ? t("Discard it for good") : t("Discard")}
      </button>
    </div>
  );
}

/** A check-in of today as it was typed, to be put right; null for anything else. */
function draftOf({ facts }: Batch): object | null {
  const [fact] = facts;
  const today = state.value?.today ?? "";
  if (facts.length !== 1 || fact?.kind !== "check_in" || fact.happened_at.slice(0, 10) < today) return null;
  const { pain, ...rest } = fact;
  const answers = Object.fromEntries(Object.entries(rest).filter(([field]) => !ENVELOPE.has(field)));
  return { day: today, pain, answers };
}

const CHECK_IN_DRAFT = "surefoot.draft.check-in";
const ENVELOPE = new Set(["kind", "id", "subject", "author", "happened_at", "zone"]);

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

function kindOf({ kind }: { kind: string }): string {
  return t(KINDS[kind] ?? plain(kind));
}
