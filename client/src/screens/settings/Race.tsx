// The race ahead, one at a time as the plan knows it, and the races so far.

import { post } from "../../api/http";
import type { ProfileView, RaceView } from "../../api/profile";
import { useAttempt } from "../../hooks/useAttempt";
import { changed, state } from "../../hooks/useView";
import { t, tn } from "../../language";
import { Choice, YES_NO } from "../../parts/Chips";
import { Problem } from "../../parts/Notice";
import { RaceFields } from "../../parts/RaceFields";
import { climb, distance } from "../../units";
import { fullDay } from "../../words";
import { Changing, useFields } from "./Changing";

const NO_RACE = { on: "", name: "", distance_m: null as number | null, ascent_m: null as number | null };

export function Race({ profile }: { profile: ProfileView }) {
  const today = state.value?.today ?? "";
  const now = profile.content.goal;
  const ahead = now !== null && now.on >= today ? now : null;
  const [said, say] = useFields(profile, ({ goal }) => {
    const coming = goal !== null && goal.on >= today ? goal : null;
    return { race: coming !== null, ...NO_RACE, ...coming };
  });
  const { race, ...goal } = said;
  const missing = race && !goal.on ? t("Enter the day of the race.") : race && goal.on < today ? t("That day is over.") : "";
  const kept = now !== null && now.on < today ? now : null; // a past race stays until the next is named
  return (
    <section class="card" id="race">
      <h2>{t("Race")}</h2>
      <p>{ahead ? <Named race={ahead} /> : t("No race ahead, just the trails.")}</p>
      <details>
        <summary>{ahead ? t("Change the race") : t("Enter a race")}</summary>
        <p class="note">
          {t("One race at a time: the plan runs less in the two weeks before it and stays lighter for two weeks after. It does not hurry for it.")}
        </p>
        <Choice legend={t("Is there a race ahead?")} options={YES_NO} value={race} pick={(yes) => say({ race: yes })} />
        {race && (
          <RaceFields
            on={goal.on}
            name={goal.name}
            km={goal.distance_m === null ? null : goal.distance_m / 1000}
            ascent_m={goal.ascent_m}
            today={today}
            set={({ km, ascent_m, ...rest }) =>
              say({
                ...rest,
                ...(km !== undefined && { distance_m: km === null ? null : Math.round(km * 1000) }),
                ...(ascent_m !== undefined && { ascent_m: ascent_m === null ? null : Math.round(ascent_m) }),
              })
            }
          />
        )}
        <Changing profile={profile} change={{ goal: race ? goal : kept }} missing={missing} />
      </details>
      {profile.races.length > 0 && (
        <details>
          <summary>{tn("{count} race so far", "{count} races so far", profile.races.length)}</summary>
          <ul class="plain-list">
            {profile.races.map((past) => (
              <Past key={past.on} race={past} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Named({ race }: { race: RaceView }) {
  const amounts = [
    race.distance_m === null ? "" : distance(race.distance_m),
    race.ascent_m === null ? "" : t("{climb} up", { climb: climb(race.ascent_m) }),
  ].filter(Boolean);
  return (
    <>
      <strong>{race.name || t("A race")}</strong>, {[fullDay(race.on), ...amounts].join(", ")}
    </>
  );
}

function Past({ race }: { race: RaceView }) {
  const { busy, failure, attempt } = useAttempt();
  const notRun = () =>
    attempt(async () => {
      await post("profile/race-not-run", { on: race.on });
      changed.value++;
    });
  return (
    <li>
      <p>
        <Named race={race} />
      </p>
      <Problem failure={failure} />
      <button type="button" class="link" disabled={busy} onClick={() => void notRun()}>
        {t("I did not run it")}
      </button>
    </li>
  );
}
