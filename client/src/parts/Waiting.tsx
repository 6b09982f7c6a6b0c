// Facts that wait in this browser, and those that the server would not take.

import { discard, flush, outbox, trouble } from "../api/outbox";
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
            <strong>Not sent yet, kept here:</strong> {waiting.map(what).join(", ")}. {trouble.value}
          </span>
          <button type="button" class="link" onClick={() => void flush()}>
            Try now
          </button>
        </div>
      )}
      {refused.map((batch) => (
        <div class="strip strip-bad" role="alert" key={batch.facts[0]?.id}>
          <Icon name="alert" />
          <span>
            <strong>Not taken: {what(batch)}.</strong> {batch.refused}
          </span>
          <button type="button" class="link" onClick={() => discard(batch)}>
            Discard
          </button>
        </div>
      ))}
    </>
  );
}

const what = (batch: { facts: { kind: string }[] }) => plain(batch.facts[0]?.kind ?? "entry");
