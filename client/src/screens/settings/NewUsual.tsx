// A new usual pain: the baseline that mornings are measured against rises only when the runner says so.

import { useState } from "preact/hooks";
import { factOf, type Pains } from "../../api/facts";
import type { TodayView } from "../../api/views";
import { subject, useSend } from "../../hooks/useSend";
import { useView } from "../../hooks/useView";
import { t } from "../../language";
import { Kept } from "../../parts/Notice";
import { Save } from "../../parts/Save";
import { Scale } from "../../parts/Scale";

export function NewUsual() {
  const { view } = useView<TodayView>("today");
  const [pain, setPain] = useState<Pains>({});
  const [missing, setMissing] = useState("");
  const [saved, setSaved] = useState(false);
  const sending = useSend();
  const save = async () => {
    setSaved(false);
    if (Object.keys(pain).length === 0) return setMissing(t("Touch a number first."));
    setMissing("");
    setSaved(await sending.submit([factOf(subject(), { kind: "new_usual_pain", pain })]));
  };
  return (
    <section class="card" id="usual">
      <h2>{t("My usual morning has changed")}</h2>
      <details>
        <summary>{t("This is my new normal")}</summary>
        <p class="note">
          {t("Mornings are measured against your usual pain. It falls by itself; it rises only when you say so, after 14 days without a red.")}
        </p>
        {view?.sites.map((site) => (
          <Scale
            key={site.site}
            legend={t("{site}, now {pain}", { site: site.name, pain: site.usual_pain })}
            value={pain[site.site] ?? null}
            pick={(value) => setPain({ ...pain, [site.site]: value })}
          />
        ))}
        <Save label={t("Save")} missing={missing} sending={sending} save={save} quiet />
      </details>
      {saved && <Kept>{t("Kept. The plan counts it once its conditions are met.")}</Kept>}
    </section>
  );
}
