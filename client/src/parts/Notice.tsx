// What is shown while something loads, when it fails, and where there is nothing.

import type { ComponentChildren } from "preact";
import type { Failure } from "../api/http";
import { later, t } from "../language";
import { Icon } from "./Icon";

export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      <span class="pulse" aria-hidden="true" /> {what} …
    </p>
  );
}

/** In a view's place until it is there: that it loads, or why it could not be had. */
export function NotYet({ what, failure, again }: { what: string; failure: Failure | null; again: () => void }) {
  return failure ? <Trouble failure={failure} again={again} /> : <Loading what={what} />;
}

/** A whole screen that could not be had. */
export function Trouble({ failure, again }: { failure: Failure; again: () => void }) {
  return (
    <div class="trouble" role="alert">
      <Icon name="unknown" size={36} />
      <p class="lead">{failure.message}</p>
      {failure.unreached && <p>{t("Is Surefoot still running on its machine, and are you in the same network?")}</p>}
      {failure.passing && <p class="note">{t("It is tried again by itself.")}</p>}
      {failure.unpaired && (
        <a class="button" href="/pair">
          {t("Pair this device")}
        </a>
      )}
      <button type="button" class={failure.unpaired ? "button button-quiet" : "button"} onClick={again}>
        {t("Try again")}
      </button>
    </div>
  );
}

/** In place, under the form that it belongs to. */
export function Problem({ failure }: { failure: Failure | null }) {
  if (!failure) return null;
  const problems = failure.problems.filter((problem) => !failure.message.includes(problem));
  return (
    <div class="problem" role="alert">
      <Icon name="alert" />
      <div>
        <p>{failure.message}</p>
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

export function Missing({ children }: { children: ComponentChildren }) {
  return (
    <p class="missing" role="alert">
      <Icon name="info" size={20} /> {children}
    </p>
  );
}

/** What was entered is kept; said once it is. */
export function Kept({ children }: { children: ComponentChildren }) {
  return (
    <p class="saved" role="status">
      <Icon name="check" size={18} /> {children}
    </p>
  );
}

/** The old view stays; a line says that it may be old. */
export function Stale({ failure, again }: { failure: Failure | null; again: () => void }) {
  if (!failure) return null;
  return (
    <p class="strip" role="status">
      <Icon name="clock" /> {failure.message} {t("This may be out of date.")}
      <button type="button" class="link" onClick={again}>
        {t("Try again")}
      </button>
    </p>
  );
}

const PLACES: Record<string, string> = {
  more: later("More"),
  activities: later("Activities"),
  metronome: later("Metronome"),
  articles: later("Good to know"),
  topics: later("Where sources disagree"),
  video: later("Video"),
  technique: later("Technique"),
  tests: later("Tests"),
  plan: later("Plan"),
};

/** Why this waits today; nothing where nothing speaks against it. */
export const NotNow = ({ why }: { why?: string }) =>
  why ? (
    <p class="strip">
      <Icon name="alert" /> <span>{why}</span>
    </p>
  ) : null;

/** The way up from a page below another. */
export function Back({ to }: { to: keyof typeof PLACES }) {
  return (
    <a class="way-up" href={`#/${to}`}>
      <Icon name="back" size={18} /> {t(PLACES[to] ?? "Back")}
    </a>
  );
}
