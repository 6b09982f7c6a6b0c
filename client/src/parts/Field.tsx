// Labelled inputs. A number that is not typed is null, never zero.

import { useName } from "../hooks/useName";

interface NumberProps {
  label: string;
  value: number | null;
  set: (value: number | null) => void;
  unit?: string;
  hint?: string;
  least?: number;
  most?: number;
  step?: number;
}

export function NumberField({ label, value, set, unit, hint, least = 0, most, step = 1 }: NumberProps) {
  const id = useName();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="note">{hint}</p>}
      <div class="amount">
        <input
          id={id}
          type="number"
          inputMode="decimal"
          min={least}
          max={most}
          step={step === 1 ? 1 : "any"}
          value={value ?? ""}
          onInput={(event) => {
            const typed = event.currentTarget.valueAsNumber;
            set(Number.isNaN(typed) ? null : typed);
          }}
        />
        {unit && <span class="unit">{unit}</span>}
      </div>
    </div>
  );
}

interface TextProps {
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string;
  long?: boolean;
  most?: number;
}

export function TextField({ label, value, set, hint, long, most = long ? 10_000 : 200 }: TextProps) {
  const id = useName();
  const typed = (event: { currentTarget: { value: string } }) => set(event.currentTarget.value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="note">{hint}</p>}
      {long ? (
        <textarea id={id} rows={4} maxLength={most} value={value} onInput={typed} />
      ) : (
        <input id={id} type="text" maxLength={most} value={value} onInput={typed} />
      )}
    </div>
  );
}

interface DateProps {
  label: string;
  value: string;
  set: (value: string) => void;
  hint?: string;
  least?: string;
  most?: string;
}

export function DateField({ label, value, set, hint, least, most }: DateProps) {
  const id = useName();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="note">{hint}</p>}
      <input
        id={id}
        type="date"
        value={value}
        min={least}
        max={most}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
}
