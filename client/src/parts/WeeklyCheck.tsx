// The minute a week.

import { useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { Answer } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { subject, useSend } from "../hooks/useSend";
import { later, t } from "../language";
import { Choice, YES_NO } from "./Chips";
import { NumberField } from "./Field";
import { Save } from "./Save";
import { Scale } from "./Scale";

const HOW_MUCH: [string, number][] = [
  [later("Not at all"), 0],
  [later("A little"), 1],
  [later("Clearly"), 2],
  [later("Could not train"), 3],
];
const FOUR = [
  ["took_part", later("Did the injury keep you from taking part this week?")],
  ["cut_volume", later("Did you do less because of it?")],
  ["cut_performance", later("Did it make you slower or weaker?")],
  ["symptoms", later("How much did you feel it?")],
] as const;
const FELT: [string, number][] = [
  [later("Not at all"), 0],
  [later("A little"), 1],
  [later("Clearly"), 2],
  [later("Strongly"), 3],
];
const YES_NOS = [
  ["new_shoes", later("New shoes this week?")],
  ["new_surface", later("A new kind of ground?")],
  ["overwhelmed", later("Is this getting you down more than you can handle?")],
  ["feels_back", later("Would you say: I am back?")],
] as const;
const TOTALS = [
  ["uwri_total", later("UWRI total"), 36],
  ["iprrs_total", later("I-PRRS total"), 60],
  ["visa_h_total", later("VISA-H total"), 100],
  ["psfs_mean", later("PSFS mean"), 10],
  ["lefs_total", later("LEFS total"), 80],
] as const;

type Said = Record<string, Answer | null>;

export function WeeklyCheck() {
  const [open, setOpen] = useState(false);
  return (
    <section class="card">
      <div class="card-top">
        <h2>{t("Weekly check")}</h2>
        {!open && (
          <button type="button" class="button button-quiet button-small" onClick={() => setOpen(true)}>
            {t("Start")}
          </button>
        )}
      </div>
      {open ? <WeeklyForm close={() => setOpen(false)} /> : <p class="note">{t("A minute, once a week. Any question may stay open.")}</p>}
    </section>
  );
}

function WeeklyForm({ close }: { close: () => void }) {
  const [said, say, clear] = useDraft<Said>("weekly", {});
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const number = (field: string) => (typeof said[field] === "number" ? (said[field] as number) : null);
  const save = async () => {
    const given = Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== null));
    if (Object.keys(given).length === 0) return setMissing(t("Answer at least one question."));
    if (!(await sending.submit([factOf(subject(), { kind: "weekly_check", ...given })]))) return;
    clear();
    close();
  };
  return (
    <>
      <Scale
        legend={t("How sure are you that you will run well again?")}
        value={number("confidence")}
        pick={(confidence) => say({ confidence })}
        ends={[t("not at all"), t("certain")]}
      />
      <Scale
        legend={t("Worst pain of the week")}
        value={number("worst_pain")}
        pick={(worst_pain) => say({ worst_pain })}
      />
      {FOUR.map(([field, question]) => (
        <Choice
          key={field}
          legend={t(question)}
          options={field === "symptoms" ? FELT : HOW_MUCH}
          value={number(field)}
          pick={(answer) => say({ [field]: answer })}
        />
      ))}
      {YES_NOS.map(([field, question]) => (
        <Choice
          key={field}
          legend={t(question)}
          options={YES_NO}
          value={said[field] as boolean | undefined}
          pick={(answer) => say({ [field]: answer })}
        />
      ))}
      <details>
        <summary>{t("I filled in a questionnaire")}</summary>
        <div class="amounts">
          {TOTALS.map(([field, name, most]) => (
            <NumberField
              key={field}
              label={t(name)}
              unit={t("of {most}", { most })}
              most={most}
              step={field === "psfs_mean" ? 0.1 : 1}
              value={number(field)}
              set={(total) => say({ [field]: total })}
            />
          ))}
        </div>
      </details>
      <Save label={t("Save the week")} missing={missing} sending={sending} save={save}>
        <button type="button" class="button button-quiet" onClick={close}>
          {t("Later")}
        </button>
      </Save>
    </>
  );
}
