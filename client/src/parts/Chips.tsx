// One-tap answers: one of several, or any of several. Labels of tables are said here (t).

import { useName } from "../hooks/useName";
import type { Answer } from "../api/views";
import { later, t } from "../language";

interface OneProps<T extends Answer> {
  legend: string;
  options: readonly (readonly [label: string, value: T])[];
  value: T | null | undefined;
  pick: (value: T) => void;
  note?: string;
  quiet?: boolean; // the legend is for screen readers only
}

const SHORT = 6; // letters in all answers together: these fit beside their question

export function Choice<T extends Answer>({ legend, options, value, pick, note, quiet }: OneProps<T>) {
  const name = useName();
  const short = !quiet && !note && options.map(([label]) => t(label)).join("").length <= SHORT;
  return (
    <fieldset class={short ? "choice choice-short" : "choice"}>
      <legend class={quiet ? "unseen" : undefined}>{legend}</legend>
      {note && <p class="note">{note}</p>}
      <div class="chips">
        {options.map(([label, option]) => (
          <label key={String(option)} class="chip">
            <input type="radio" name={name} checked={option === value} onChange={() => pick(option)} />
            <span>{t(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export const YES_NO = [
  [later("Yes"), true],
  [later("No"), false],
] as const;

interface ManyProps {
  legend: string;
  options: readonly (readonly [label: string, value: string])[];
  values: readonly string[];
  set: (values: string[]) => void;
  note?: string;
  rows?: boolean; // long labels, one a line
  quiet?: boolean;
}

export function Many({ legend, options, values, set, note, rows, quiet }: ManyProps) {
  const flip = (option: string) =>
    set(values.includes(option) ? values.filter((one) => one !== option) : [...values, option]);
  return (
    <fieldset class="choice">
      <legend class={quiet ? "unseen" : undefined}>{legend}</legend>
      {note && <p class="note">{note}</p>}
      <div class={rows ? "rows" : "chips"}>
        {options.map(([label, option]) => (
          <label key={option} class={rows ? "row-tick" : "chip"}>
            <input type="checkbox" checked={values.includes(option)} onChange={() => flip(option)} />
            <span>{t(label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Tick({ label, value, set }: { label: string; value: boolean; set: (on: boolean) => void }) {
  return (
    <label class="row-tick">
      <input type="checkbox" checked={value} onChange={(event) => set(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}
