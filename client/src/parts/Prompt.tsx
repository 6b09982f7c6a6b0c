// A reason to see a clinician: who, and what to say.

import { factOf } from "../api/facts";
import type { PromptView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { shortDay } from "../words";
import { Icon } from "./Icon";
import { Problem } from "./Notice";

export function Prompt({ prompt }: { prompt: PromptView }) {
  const sending = useSend();
  const read = () => sending.submit([factOf(subject(), { kind: "prompt_acknowledged", prompt: prompt.id })]);
  if (prompt.acknowledged) {
    return (
      <details class="card prompt">
        <summary>
          <Icon name="clinician" /> {prompt.what}
        </summary>
        <p>See: {prompt.see}.</p>
        <p>{prompt.tell}</p>
      </details>
    );
  }
  return (
    <section class="card prompt">
      <h2>
        <Icon name="clinician" /> {prompt.what}
      </h2>
      <p class="note">Since {shortDay(prompt.since)}</p>
      <p>
        <strong>See:</strong> {prompt.see}.
      </p>
      <p>
        <strong>What to say:</strong> {prompt.tell}
      </p>
      <Problem failure={sending.failure} />
      <div class="actions">
        <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void read()}>
          I have read this
        </button>
      </div>
    </section>
  );
}
