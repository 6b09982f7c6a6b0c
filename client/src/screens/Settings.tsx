// What the runner can set: one page, a section each, every change said before it is taken.

import { useEffect } from "preact/hooks";
import type { ProfileView } from "../api/profile";
import { state, useView } from "../hooks/useView";
import { later, t } from "../language";
import { CalendarCard } from "../parts/CalendarCard";
import { Back, NotYet, Stale } from "../parts/Notice";
import { Speech } from "../parts/Speech";
import { route } from "../route";
import { LastChange } from "./settings/Changing";
import { Means } from "./settings/Means";
import { NewUsual } from "./settings/NewUsual";
import { Pauses } from "./settings/Pauses";
import { Person } from "./settings/Person";
import { Privacy } from "./settings/Privacy";
import { Race } from "./settings/Race";
import { Reminders } from "./settings/Reminders";
import { Week } from "./settings/Week";
import "../style/settings.css";

const SECTIONS = [
  ["pauses", later("Ill or away")],
  ["week", later("Your week")],
  ["race", later("Race")],
  ["means", later("Equipment")],
  ["person", later("About you")],
  ["reminders", later("Reminders")],
  ["language", later("Language")],
  ["calendar", later("Calendar")],
  ["privacy", later("Privacy")],
] as const;

export function Settings() {
  const [, section = "", about = ""] = route.value;
  const onboarded = state.value?.onboarded ?? false;
  const { view, failure, reload } = useView<ProfileView>(onboarded ? "profile" : "state");
  const profile = onboarded && view && "content" in view ? view : null;
  useEffect(() => {
    // after the frame around the screens has gone to its top
    const soon = requestAnimationFrame(() => jump(section));
    return () => cancelAnimationFrame(soon);
  }, [section, profile !== null]);
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Settings")}</h1>
      </div>
      {onboarded && (
        <nav class="jumps" aria-label={t("On this page")}>
          {SECTIONS.map(([id, name]) => (
            <a key={id} href={`#/settings/${id}`} onClick={() => jump(id)}>
              {t(name)}
            </a>
          ))}
        </nav>
      )}
      <Stale failure={profile && failure} again={reload} />
      <LastChange change={profile?.last_change ?? null} />
      <div class="columns">
        <div class="column">
          {onboarded && <Pauses key={about} asked={about} />}
          {profile && <Week profile={profile} />}
          {onboarded && !profile && <NotYet what={t("Your answers")} failure={failure} again={reload} />}
          {profile && <Race profile={profile} />}
          {profile && <Means profile={profile} />}
        </div>
        <div class="column">
          {profile && <Person profile={profile} />}
          {onboarded && <NewUsual />}
          {onboarded && <Reminders />}
          <Speech />
          {onboarded && <CalendarCard />}
          <Privacy />
        </div>
      </div>
    </>
  );
}

function jump(section: string) {
  const place = section && document.getElementById(section);
  if (!place) return;
  place.scrollIntoView();
  const heading = place.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}
