// A 0-10 tap scale. Yesterday's value is a ghost: shown, never taken until touched.

import { useName } from "../hooks/useName";
import { later, t } from "../language";

const STEPS = Array.from({ length: 11 }, (_, step) => step);

interface Props {
  legend: string;
  value: number | null;
  pick: (value: number) => void;
  ghost?: number | null;
  ends?: [string, string];
  note?: string;
}

export function Scale({ legend, value, pick, ghost = null, ends = [later("none"), later("worst")], note }: Props) {
  const name = useName();
  return (
    <fieldset class="scale">
      <legend>
        {legend}
        {ghost !== null && <span class="ghost-note">{t("yesterday {pain}", { pain: ghost })}</span>}
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
              aria-label={step === ghost ? t("{step}, as yesterday", { step }) : String(step)}
            />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>0 {t(ends[0])}</span>
        <span>10 {t(ends[1])}</span>
      </p>
    </fieldset>
  );
}
