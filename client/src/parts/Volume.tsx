// How loud, from silent to full.

import { useName } from "../hooks/useName";
import { t } from "../language";

export function Volume({ value, set }: { value: number; set: (value: number) => void }) {
  const id = useName();
  return (
    <div class="field volume">
      <label for={id}>{t("Volume")}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={Math.round(value * 100)}
        aria-valuetext={t("{share} %", { share: Math.round(value * 100) })}
        onInput={(event) => set(event.currentTarget.valueAsNumber / 100)}
      />
    </div>
  );
}
