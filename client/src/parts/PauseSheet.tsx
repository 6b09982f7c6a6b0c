// Days free of training: entered or corrected, with what coming back will mean.

import { useState } from "preact/hooks";
import { correctionOf, factOf } from "../api/facts";
import type { BackView, PauseReason, PauseView } from "../api/pauses";
import { subject, useSend } from "../hooks/useSend";
import { state, useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice } from "./Chips";
import { DateField } from "./Field";
import { Save } from "./Save";
import { Sheet } from "./Sheet";

export const REASONS = [
  [later("Ill"), "illness"],
  [later("Away"), "travel"],
  [later("Something else"), "other"],
] as const;

interface Props {
  close: () => void;
  reason?: PauseReason | null;
  pause?: PauseView | null; // the one that is corrected; a new one without
}

export function PauseSheet({ close, reason: wanted = null, pause = null }: Props) {
  const [reason, setReason] = useState<PauseReason | null>(pause?.reason ?? wanted);
  const [first, setFirst] = useState(pause?.first_day ?? state.value?.today ?? "");
  const [last, setLast] = useState(pause?.last_day ?? "");
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const save = async () => {
    if (!reason || !first) return setMissing(t("Say why, and from which day."));
    if (last && last < first) return setMissing(t("The last day cannot lie before the first."));
    setMissing("");
    const fact = factOf(subject(), { kind: "pause", reason, first_day: first, last_day: last || null });
    const facts = pause
      ? [
          ...pause.also.map((id) => correctionOf(subject(), id, null)),
          correctionOf(subject(), pause.id, { ...fact, happened_at: pause.said_at, zone: pause.zone }),
        ]
      : [fact];
    if (await sending.submit(facts)) close();
  };
  return (
    <Sheet title={pause ? t("Change the pause") : t("No training for a while")} close={close}>
      <Choice legend={t("Why?")} options={REASONS} value={reason} pick={setReason} quiet />
      <div class="amounts">
        <DateField label={t("First day")} value={first} set={setFirst} />
        <DateField
          label={t("Last day")}
          value={last}
          least={first}
          set={setLast}
        />
      </div>
      {!last && <p class="note">{t("Without a last day it lasts until you say that you are back.")}</p>}
      {reason && first && (!last || last >= first) && <Back reason={reason} first={first} last={last} />}
      <Save label={t("Save the pause")} missing={missing} sending={sending} save={save} />
    </Sheet>
  );
}

function Back({ reason, first, last }: { reason: PauseReason; first: string; last: string }) {
  const { view } = useView<BackView>(`pauses/back?reason=${reason}&first=${first}${last ? `&last=${last}` : ""}`);
  return (
    <p class="note" role="status">
      {view?.back ?? ""}
    </p>
  );
}
