// Days and minutes that are free for training.

import type { ProfileView } from "../../api/profile";
import { t, tn } from "../../language";
import { MINUTES, WEEKDAYS } from "../start/choices";
import { Changing, useFields } from "./Changing";
import "../../style/start.css";

export function Week({ profile }: { profile: ProfileView }) {
  const [said, say] = useFields(profile, ({ available_min }) => ({ available_min }));
  const set = (day: number, minutes: number) =>
    say({ available_min: said.available_min.map((old, place) => (place === day ? minutes : old)) });
  const now = profile.content.available_min;
  const none = said.available_min.every((minutes) => minutes === 0);
  return (
    <section class="card" id="week">
      <h2>{t("Your week")}</h2>
      <p>
        {tn("{count} day free, {minutes} min in all.", "{count} days free, {minutes} min in all.", now.filter(Boolean).length, {
          minutes: now.reduce((sum, minutes) => sum + minutes, 0),
        })}
      </p>
      <details>
        <summary>{t("Change days and minutes")}</summary>
        <p class="note">{t("The plan never asks for more.")}</p>
        <div class="day-minutes">
          {WEEKDAYS.map((name, day) => (
            <label key={name}>
              <span>{t(name)}</span>
              <select value={said.available_min[day]} onChange={(event) => set(day, Number(event.currentTarget.value))}>
                {[...new Set([...MINUTES, now[day] ?? 0])].sort((one, other) => one - other).map((minutes) => (
                  <option key={minutes} value={minutes}>
                    {minutes === 0 ? t("not free") : t("{minutes} min", { minutes })}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
        <Changing profile={profile} change={said} missing={none ? t("Keep at least one day free for training.") : ""} />
      </details>
    </section>
  );
}
