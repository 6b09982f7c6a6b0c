// The last change that was made here, and taking it back.

import { signal } from "@preact/signals";
import { correctionOf } from "../api/facts";
import { subject, useSend } from "../hooks/useSend";
import { t } from "../language";
import { Icon } from "./Icon";
import { Problem } from "./Notice";

interface Made {
  fact: string;
  said: string;
}

export const made = signal<Made | null>(null);

export function Undo() {
  const sending = useSend();
  const last = made.value;
  const back = async () => {
    if (last && (await sending.submit([correctionOf(subject(), last.fact, null)]))) made.value = null;
  };
  return (
    <div role="status">
      {last && (
        <p class="strip undo">
          <Icon name="check" /> {last.said}
          <button type="button" class="link" disabled={sending.busy} onClick={() => void back()}>
            {t("Undo")}
          </button>
          <button type="button" class="round" aria-label={t("Close")} onClick={() => (made.value = null)}>
            <Icon name="close" size={18} />
          </button>
        </p>
      )}
      <Problem failure={sending.failure} />
    </div>
  );
}
