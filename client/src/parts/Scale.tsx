// A 0-10 tap scale. Yesterday's value is a ghost: shown, never taken until touched.

import { useName } from "../hooks/useName";

const STEPS = Array.from({ length: 11 }, (_, step) => step);

interface Props {
  legend: string;
  value: number | null;
  pick: (value: number) => void;
  ghost?: number | null;
  ends?: [string, string];
  note?: string;
}

export function Scale({ legend, value, pick, ghost = null, ends = ["none", "worst"], note }: Props) {
  const name = useName();
  return (
    <fieldset class="scale">
      <legend>
        {legend}
        {ghost !== null && <span class="ghost-note">yesterday {ghost}</span>}
      </legend>
      {note && <p class="note">{note}</p>}
      <div class="cells">
        {STEPS.map((step) => (
          <label key={step} class={step === ghost ? "cell ghost" : "cell"}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={step === value}
              onChange={() => pick(step)}
              aria-label={step === ghost ? `${step}, as yesterday` : String(step)}
            />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>0 {ends[0]}</span>
        <span>10 {ends[1]}</span>
      </p>
    </fieldset>
  );
}
