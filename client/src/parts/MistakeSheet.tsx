// 'I ticked this by mistake': every sign is asked again by itself, then once more for all of them.

import { useState } from "preact/hooks";
import type { FlagView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { later, t } from "../language";
import { Choice } from "./Chips";
import { TextField } from "./Field";
import { type Again, correctionsOf, denied } from "./mistake";
import { Save } from "./Save";
import { Sheet } from "./Sheet";

const OTHER = "other";
const REASONS = [
  [later("My finger slipped"), "My finger slipped"],
  [later("I misread the question"), "I misread the question"],
  [later("Something else"), OTHER],
] as const;

export function MistakeSheet({ flags, close }: { flags: FlagView[]; close: () => void }) {
  const [again, setAgain] = useState<Again>({});
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [sure, setSure] = useState(false);
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const none = denied(flags, again);
  const asked = () => {
    if (flags.some((flag) => again[flag.id] == null)) return setMissing(t("Answer each question once more."));
    if (none.length > 0 && !(reason === OTHER ? words.trim() : reason)) return setMissing(t("Say how it came to be ticked."));
    setMissing("");
    if (none.length === 0) return close();
    setSure(true);
  };
  const send = async () => {
    const said = reason === OTHER ? words.trim() : (reason ?? "");
    if (await sending.submit(correctionsOf(subject(), flags, again, said))) close();
  };
  if (sure) {
    return (
      <Sheet title={t("Are you sure?")} close={close}>
        <p class="lead">{t("Are you sure that this is not so, and was not so today, not even for a while?")}</p>
        <ul class="said">
          {none.map((flag) => (
            <li key={flag.id}>{flag.question}</li>
          ))}
        </ul>
        <p class="note">
          {t("Today stays without training, tomorrow the plan goes on. Both answers stay in your course with the reason.")}
        </p>
        <Save label={t("Yes, it was a mistake")} missing="" sending={sending} save={send}>
          <button type="button" class="button button-quiet" onClick={close}>
            {t("No, leave it as it is")}
          </button>
        </Save>
      </Sheet>
    );
  }
  return (
    <Sheet title={t("Ticked by mistake?")} close={close}>
      <p>{t("Answer once more. A sign that was there and has gone still counts: then see somebody, and enter what they said.")}</p>
      {flags.map((flag) => (
        <Choice
          key={flag.id}
          legend={flag.question}
          options={[
            [t("It is so, or was today"), true],
            [t("No, it never was"), false],
          ]}
          value={again[flag.id]}
          pick={(yes) => setAgain({ ...again, [flag.id]: yes })}
        />
      ))}
      {none.length > 0 && (
        <Choice legend={t("How did it come to be ticked?")} options={REASONS} value={reason} pick={setReason} />
      )}
      {none.length > 0 && reason === OTHER && <TextField label={t("In a few words")} value={words} set={setWords} />}
      <Save label={t("Go on")} missing={missing} sending={sending} save={async () => asked()} />
    </Sheet>
  );
}
