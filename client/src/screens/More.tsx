// The doors to everything that is not needed every day.

import { state } from "../hooks/useView";
import { later, t } from "../language";
import { Icon } from "../parts/Icon";
import "../style/doors.css";

interface Door {
  to: string;
  name: string;
  what: string;
  always?: boolean; // open before the opening questions are answered
}

const GROUPS: { name: string; doors: Door[] }[] = [
  {
    name: later("Your plan"),
    doors: [
      {
        to: "settings",
        name: later("Settings"),
        what: later("Your week, race, equipment, reminders, calendar, language and units."),
        always: true,
      },
      { to: "settings/pauses", name: later("Ill or away"), what: later("Let the plan wait, and see what coming back means.") },
      { to: "note", name: later("A clinician's note"), what: later("Enter what a clinician said.") },
      {
        to: "report",
        name: later("For your physiotherapist"),
        what: later("Two pages as PDF: how it went, tests, gates, decisions and open questions."),
      },
      {
        to: "technique",
        name: later("Technique"),
        what: later("One thing to work on, your cadence, a step counter, video and tests."),
      },
      { to: "metronome", name: later("Metronome"), what: later("Your steps a minute, as clicks."), always: true },
      { to: "beside", name: later("Beside the plan"), what: later("Shoes, what is due, reminders, and what may feel good.") },
    ],
  },
  {
    name: later("To read"),
    doors: [
      {
        to: "library",
        name: later("Library"),
        what: later("Every exercise with its moving figure, and a search through all texts."),
        always: true,
      },
      {
        to: "articles",
        name: later("Good to know"),
        what: later("Short texts on the injury, the pain rules, strength, hills, races and more."),
        always: true,
      },
      {
        to: "topics",
        name: later("Where sources disagree"),
        what: later("What they say, what the plan does, and why."),
        always: true,
      },
      { to: "numbers", name: later("The plan's numbers"), what: later("Every number with its range, and what you may change.") },
    ],
  },
  {
    name: "Surefoot",
    doors: [
      {
        to: "your-data",
        name: later("Your data"),
        what: later("Take everything with you as one archive, bring it back, or delete it for good."),
        always: true,
      },
      {
        to: "devices",
        name: later("Devices"),
        what: later("Your plan on a phone: pair it, and end its right whenever you like."),
        always: true,
      },
      {
        to: "install",
        name: later("On the home screen"),
        what: later("Surefoot as an app on your phone, and what works without a network."),
        always: true,
      },
      { to: "about", name: later("What this is"), what: later("What it rests on, what its grades mean, and its version."), always: true },
    ],
  },
];

export function More() {
  const onboarded = state.value?.onboarded;
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>{t("More")}</h1>
      </div>
      {!onboarded && (
        <p class="actions">
          <a class="button" href="#/start/age">
            {t("Start")}
          </a>
        </p>
      )}
      <div class="groups">
        {GROUPS.map((group) => (
          <section key={group.name} class="card">
            <h2>{t(group.name)}</h2>
            <ul class="door-list">
              {group.doors
                .filter((door) => onboarded || door.always)
                .map((door) => (
                  <li key={door.to}>
                    <a href={`#/${door.to}`}>
                      <span>
                        <strong>{t(door.name)}</strong>
                        <span class="note">{t(door.what)}</span>
                      </span>
                      <Icon name="next" size={18} />
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
