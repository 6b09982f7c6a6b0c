// A run as a file for the watch, and how it gets there.

import type { SessionView } from "../api/views";
import { t } from "../language";
import { Icon } from "./Icon";

/** Nothing for a session that is no run, is answered, or is still provisional. */
export function ToWatch({ session }: { session: SessionView }) {
  if (session.kind !== "run" || session.done || session.provisional) return null;
  return (
    <details class="to-watch">
      <summary>{t("Send to the watch")}</summary>
      <p class="note">
        {t("Connect the watch by cable and copy the file into its folder NEWFILES, or import it with the maker's app where that takes FIT workouts. Walks and repeats are in it; pain still has the last word.")}
      </p>
      <a class="button button-quiet button-small" href={`/api/sessions/${session.id}/workout.fit`} download>
        <Icon name="import" size={18} /> {t("Save the workout (FIT)")}
      </a>
    </details>
  );
}
