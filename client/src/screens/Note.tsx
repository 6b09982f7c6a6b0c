// A clinician's note: taken on the runner's word, and shown so.

import { useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { SettingsView } from "../api/reading";
import type { TodayView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { subject, useSend } from "../hooks/useSend";
import { state, useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice, Many, Tick } from "../parts/Chips";
import { DateField, NumberField, TextField } from "../parts/Field";
import { Back, Kept } from "../parts/Notice";
import { Range, scaleOf, unitOf } from "../parts/Range";
import { Save } from "../parts/Save";

const ROLES = [
  [later("Physiotherapist"), "physiotherapist"],
  [later("Sports doctor"), "sports_doctor"],
  [later("Doctor"), "doctor"],
  [later("Other"), "other"],
] as const;

const NO_NOTE = {
  name: "",
  role: null as string | null,
  seen: "",
  text: "",
  clears: [] as string[],
  otherInjury: false,
  speed: false,
};

/** about: a number of the plan that the note sets; '' for none. */
export function Note({ about }: { about: string }) {
  const { view } = useView<TodayView>("today");
  const settings = useView<SettingsView>("settings").view;
  const number = settings?.numbers.find((one) => one.id === about);
  const [amount, setAmount] = useState<number | null>(null);
  const [said, say, clear] = useDraft("note", NO_NOTE);
  const [missing, setMissing] = useState("");
  const [saved, setSaved] = useState(false);
  const sending = useSend();
  const flags = view?.flags ?? [];
  const save = async () => {
    setSaved(false);
    if (!said.name.trim() || !said.role || !said.seen || !said.text.trim()) {
      return setMissing(t("A note needs a name, a role, a day and what was said."));
    }
    setMissing("");
    const fact = factOf(subject(), {
      kind: "clinician_note",
      clinician_name: said.name.trim(),
      clinician_role: said.role,
      seen_on: said.seen,
      text: said.text.trim(),
      clears_flags: said.clears.filter((id) => flags.some((flag) => flag.id === id)),
      clears_other_injury: said.otherInjury,
      allows_speed: said.speed,
      parameters: number && amount !== null ? { [number.id]: amount / scaleOf(number) } : {},
    });
    if (!(await sending.submit([fact]))) return;
    clear();
    setSaved(true);
  };
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("A clinician's note")}</h1>
        <p class="note">{t("It is taken on your word, and shown so.")}</p>
      </div>
      <section class="card">
        <TextField label={t("Their name")} value={said.name} set={(name) => say({ name })} />
        <Choice legend={t("Their role")} options={ROLES} value={said.role} pick={(role) => say({ role })} />
        <DateField label={t("Seen on")} value={said.seen} most={state.value?.today} set={(seen) => say({ seen })} />
        <TextField label={t("What they said")} value={said.text} set={(text) => say({ text })} long />
        {flags.length > 0 && (
          <Many
            legend={t("Which warning signs did they clear?")}
            rows
            options={flags.map((flag) => [flag.question, flag.id] as const)}
            values={said.clears}
            set={(clears) => say({ clears })}
          />
        )}
        <div class="rows">
          <Tick
            label={t("They looked at a new injury, and I may go on")}
            value={said.otherInjury}
            set={(otherInjury) => say({ otherInjury })}
          />
          <Tick label={t("I may run fast again")} value={said.speed} set={(speed) => say({ speed })} />
        </div>
        {number && (
          <>
            <NumberField
              label={t("They set: {what}", { what: number.what })}
              unit={unitOf(number)}
              value={amount}
              set={setAmount}
              least={number.low * scaleOf(number)}
              most={number.high * scaleOf(number)}
              step={number.whole ? 1 : 0.01}
            />
            <Range number={number} />
          </>
        )}
        <Save label={t("Save the note")} missing={missing} sending={sending} save={save} />
        {saved && <Kept>{t("The note is kept.")}</Kept>}
      </section>
    </>
  );
}
