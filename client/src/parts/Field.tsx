// Labelled inputs. A number that is not typed is null, never zero.

import { useName } from "../hooks/useName";
import { t } from "../language";
import { far, high } from "../units";

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

/** Kilometres, typed in the runner's unit. */
export function DistanceField({ label, km, set, per, most }: DistanceProps) {
  const { sign, metric } = far();
  return (
    <NumberField
      label={label}
      unit={per ? t("{unit} a week", { unit: sign }) : sign}
      value={typed(km, metric)}
      set={(value) => set(value === null ? null : value * metric)}
      step={0.1}
      most={most && Math.floor(most / metric)}
    />
  );
}

/** Metres of height, typed in the runner's unit. */
export function ClimbField({ label, m, set, per, most }: ClimbProps) {
  const { sign, metric } = high();
  return (
    <NumberField
      label={label}
      unit={per ? t("{unit} a week", { unit: sign }) : sign}
      value={typed(m, metric)}
      set={(value) => set(value === null ? null : value * metric)}
      most={most && Math.floor(most / metric)}
    />
  );
}

interface LengthProps {
  label: string;
  set: (metric: number | null) => void;
  per?: "week";
  most?: number;
}
type DistanceProps = LengthProps & { km: number | null };
type ClimbProps = LengthProps & { m: number | null };

const typed = (metric: number | null, unit: number) => (metric === null ? null : Math.round((metric / unit) * 100) / 100);

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
  const input = (event: { currentTarget: { value: string } }) => set(event.currentTarget.value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="note">{hint}</p>}
      {long ? (
        <textarea id={id} rows={4} maxLength={most} value={value} onInput={input} />
      ) : (
        <input id={id} type="text" maxLength={most} value={value} onInput={input} />
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
