// Deleting every entry, file and plan for good.

import { useState } from "preact/hooks";
import { post } from "../api/http";
import { outbox } from "../api/outbox";
import { useAttempt } from "../hooks/useAttempt";
import { forgetAnswers } from "../api/worker";
import { forgetAll } from "../hooks/useRemembered";
import { changed, forgetViews, loadState } from "../hooks/useView";
import { t } from "../language";
import { TextField } from "../parts/Field";
import { Problem } from "../parts/Notice";
import { goInstead } from "../route";

const SENTENCE = "delete everything"; // what the server asks for, in any language

export function DeleteEverything() {
  const [typed, setTyped] = useState("");
  const typeThis = t("delete everything");
  const { busy, failure, attempt } = useAttempt();
  const destroy = () =>
    attempt(async () => {
      await post("destroy", { confirm: SENTENCE });
      forgetAll();
      forgetViews();
      await forgetAnswers();
      outbox.value = [];
      await loadState();
      changed.value++;
      goInstead("start");
    });
  return (
    <section class="card">
      <h2>{t("Delete everything")}</h2>
      <details>
        <summary>{t("Delete all entries, files and plans")}</summary>
        <p>{t("This cannot be undone. Copies that you made yourself stay where they are.")}</p>
        <TextField label={t("Type “{words}”", { words: typeThis })} value={typed} set={setTyped} />
        <Problem failure={failure} />
        <div class="actions">
          <button
            type="button"
            class="button button-red"
            disabled={busy || typed.trim().toLowerCase() !== typeThis}
            onClick={() => void destroy()}
          >
            {t("Delete everything")}
          </button>
        </div>
      </details>
    </section>
  );
}
