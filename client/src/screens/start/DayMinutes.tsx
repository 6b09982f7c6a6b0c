// The minutes that each weekday has for training.

import { t } from "../../language";
import { MINUTES, WEEKDAYS } from "./choices";

interface Props {
  values: number[]; // from Monday on
  set: (minutes: number[]) => void;
  also?: number[]; // offered too, a day each: what was said before
}

export function DayMinutes({ values, set, also = [] }: Props) {
  return (
    <div class="day-minutes">
      {WEEKDAYS.map((name, day) => (
        <label key={name}>
          <span>{t(name)}</span>
          <select
            value={values[day]}
            onChange={(event) => {
              const minutes = Number(event.currentTarget.value);
              set(values.map((old, place) => (place === day ? minutes : old)));
            }}
          >
            {[...new Set([...MINUTES, also[day] ?? 0])].sort((one, other) => one - other).map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes === 0 ? t("not free") : t("{minutes} min", { minutes })}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
