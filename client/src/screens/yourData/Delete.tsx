// Everything gone for good: what goes, what stays, and a sentence to type.

import { useState } from "preact/hooks";
import { post } from "../../api/http";
import { useAttempt } from "../../hooks/useAttempt";
import { forgetHere } from "../../forget";
import { t } from "../../language";
import { TextField } from "../../parts/Field";
import { Problem } from "../../parts/Notice";
import { goInstead } from "../../route";

const SENTENCE = "delete everything"; // what the server asks for, in any language

export function Delete() {
  const [typed, setTyped] = useState("");
  const typeThis = t("delete everything");
  const { busy, failure, attempt } = useAttempt();
  const destroy = () =>
    attempt(async () => {
      await post("destroy", { confirm: SENTENCE });
      await forgetHere();
      goInstead("start");
    });
  return (
    <section class="card" id="delete">
      <h2>{t("Delete everything for good")}</h2>
      <p>{t("This cannot be undone. Save an archive first if in doubt.")}</p>
      <h3>{t("What goes")}</h3>
      <ul class="plain">
        <li>{t("every entry, and the plan with all its decisions")}</li>
        <li>{t("the files from your watch and the clips that Surefoot kept, and all that was worked out from them")}</li>
        <li>{t("the backups that Surefoot made by itself")}</li>
        <li>{t("settings, the secret address for calendars, paired devices, the keys of reminders, and what this browser remembers")}</li>
      </ul>
      <h3>{t("What stays")}</h3>
      <ul class="plain">
        <li>{t("copies that you made yourself: archives, tables, summaries")}</li>
        <li>{t("what a calendar program or a watch has fetched, and the files in your watch's own folder")}</li>
        <li>{t("what another phone keeps for use without a network, until its browser's data is cleared")}</li>
        <li>{t("traces on the disk, until something else is written over them")}</li>
      </ul>
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
    </section>
  );
}
