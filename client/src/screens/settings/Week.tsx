// Days and minutes that are free for training.

import type { ProfileView } from "../../api/profile";
import { t, tn } from "../../language";
import { DayMinutes } from "../start/DayMinutes";
import { Changing, useFields } from "./Changing";
import "../../style/start.css";

export function Week({ profile }: { profile: ProfileView }) {
  const [said, say] = useFields(profile, ({ available_min }) => ({ available_min }));
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
        <DayMinutes values={said.available_min} set={(available_min) => say({ available_min })} also={now} />
        <Changing profile={profile} change={said} missing={none ? t("Keep at least one day free for training.") : ""} />
      </details>
    </section>
  );
}
