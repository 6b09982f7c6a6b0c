// 'I flared': worse outside any session.

import { useState } from "preact/hooks";
import { factOf, type Pains } from "../api/facts";
import type { TodayView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { Tick } from "./Chips";
import { TextField } from "./Field";
import { NotYet } from "./Notice";
import { Save } from "./Save";
import { Scale } from "./Scale";
import { Sheet } from "./Sheet";

export function FlareSheet({ close }: { close: () => void }) {
  const { view, failure, reload } = useView<TodayView>("today");
  const [pain, setPain] = useState<Pains>({});
  const [limp, setLimp] = useState(false);
  const [sharp, setSharp] = useState(false);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const save = async () => {
    if (Object.keys(pain).length === 0) return setMissing(t("Touch a number first."));
    if (await sending.submit([factOf(subject(), { kind: "flare", pain, limp, sharp, note })])) close();
  };
  return (
    <Sheet title={t("I flared")} close={close}>
      <p class="lead">{t("Worse outside a session. Stop what hurts; today's plan follows at once.")}</p>
      {!view && <NotYet what={t("Your sites")} failure={failure} again={reload} />}
      {view?.sites.map((site) => (
        <Scale
          key={site.site}
          legend={t("{site}, pain now", { site: site.name })}
          value={pain[site.site] ?? null}
          pick={(value) => setPain({ ...pain, [site.site]: value })}
        />
      ))}
      {view && (
        <>
          <div class="rows">
            <Tick label={t("I limp")} value={limp} set={setLimp} />
            <Tick label={t("It is sharp or stabbing")} value={sharp} set={setSharp} />
          </div>
          <TextField label={t("What happened? (optional)")} value={note} set={setNote} long />
          <Save label={t("Save the flare")} missing={missing} sending={sending} save={save} />
        </>
      )}
    </Sheet>
  );
}
