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
export const DistanceField = ({ km, ...rest }: DistanceProps) => (
  <LengthField {...rest} said={km} unit={far()} step={0.1} />
);

/** Metres of height, typed in the runner's unit. */
export const ClimbField = ({ m, ...rest }: ClimbProps) => <LengthField {...rest} said={m} unit={high()} />;

interface LengthProps {
  label: string;
  set: (metric: number | null) => void;
  per?: "week";
  most?: number;
}
type DistanceProps = LengthProps & { km: number | null };
type ClimbProps = LengthProps & { m: number | null };
type InUnit = { said: number | null; unit: { sign: string; metric: number }; step?: number };

function LengthField({ label, said, unit: { sign, metric }, set, per, most, step }: LengthProps & InUnit) {
  return (
    <NumberField
      label={label}
      unit={per ? t("{unit} a week", { unit: sign }) : sign}
      value={said === null ? null : Math.round((said / metric) * 100) / 100}
      set={(value) => set(value === null ? null : value * metric)}
      step={step}
      most={most && Math.floor(most / metric)}
    />
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

/** A time of day, HH:MM. */
export function TimeField({ label, value, set }: { label: string; value: string; set: (value: string) => void }) {
  const id = useName();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input id={id} type="time" value={value} onChange={(event) => event.currentTarget.value && set(event.currentTarget.value)} />
    </div>
  );
}
