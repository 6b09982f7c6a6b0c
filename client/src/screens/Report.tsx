// The summary for the physiotherapist: how far back, and the file.

import { useState } from "preact/hooks";
import { keepAs } from "../api/files";
import { fetchFile } from "../api/http";
import { useAttempt } from "../hooks/useAttempt";
import { state } from "../hooks/useView";
import { later, t } from "../language";
import { Choice } from "../parts/Chips";
import { Icon } from "../parts/Icon";
import { Back, Problem } from "../parts/Notice";
import "../style/your-data.css";

const WEEKS = [
  [later("4 weeks"), 4],
  [later("8 weeks"), 8],
  [later("12 weeks"), 12],
] as const;

export function Report() {
  const [weeks, setWeeks] = useState<number>(8);
  const [saved, setSaved] = useState("");
  const { busy, failure, attempt } = useAttempt();
  const save = () =>
    attempt(async () => {
      setSaved("");
      const name = `surefoot-${state.value?.today ?? "summary"}.pdf`;
      const paper = await fetchFile(`report.pdf?weeks=${weeks}`, () => undefined, new AbortController().signal);
      if (!paper) return;
      keepAs(name, paper);
      setSaved(name);
    });
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("For your physiotherapist")}</h1>
        <p>{t("Two pages to print or to hand over: how it went, and what only they can answer.")}</p>
      </div>
      <section class="card">
        <Choice legend={t("How far back?")} options={WEEKS} value={weeks} pick={setWeeks} />
        <h2>{t("What is in it")}</h2>
        <ul class="plain">
          <li>{t("your injury, the phases so far and the lights of each week")}</li>
          <li>{t("pain and training, drawn day by day")}</li>
          <li>{t("your tests, side against side, and the state of the next gate")}</li>
          <li>{t("what was decided, each with its rule and source")}</li>
          <li>{t("the plan of the coming days, warning signs, notes and open questions")}</li>
        </ul>
        <p class="note">
          {t("It is made on the machine that runs Surefoot, in your language and units, and sent nowhere. It holds health data: hand it to whom you trust.")}
        </p>
        <Problem failure={failure} />
        {busy && (
          <p class="note" role="status">
            {t("Setting the pages …")}
          </p>
        )}
        {saved && (
          <p class="saved" role="status">
            <Icon name="check" size={18} /> {t("{name} is among your downloads.", { name: saved })}
          </p>
        )}
        <div class="actions">
          <button type="button" class="button" disabled={busy} onClick={() => void save()}>
            <Icon name="import" size={20} /> {t("Save as PDF")}
          </button>
        </div>
      </section>
    </>
  );
}
