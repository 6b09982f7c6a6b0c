// A reason to see a clinician: who, and what to say.

import { factOf } from "../api/facts";
import type { PromptView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { t } from "../language";
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
        <p>{t("See: {whom}.", { whom: prompt.see })}</p>
        <p>{prompt.tell}</p>
      </details>
    );
  }
  return (
    <section class="card prompt">
      <h2>
        <Icon name="clinician" /> {prompt.what}
      </h2>
      <p class="note">{t("Since {day}", { day: shortDay(prompt.since) })}</p>
      <p>
        <strong>{t("See:")}</strong> {prompt.see}.
      </p>
      <p>
        <strong>{t("What to say:")}</strong> {prompt.tell}
      </p>
      <Problem failure={sending.failure} />
      <div class="actions">
        <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void read()}>
          {t("I have read this")}
        </button>
      </div>
    </section>
  );
}
