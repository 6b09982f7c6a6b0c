// The way into a session, step by step, on its day.

import type { SessionView } from "../api/views";
import { t } from "../language";
import { played } from "../player/plays";
import { Icon } from "./Icon";

export function ToPlay({ session, today }: { session: SessionView; today: string }) {
  if (session.done || session.provisional || session.date !== today) return null;
  return (
    <a class="button to-play" href={`#/play/${session.id}`}>
      <Icon name="play" /> {played(session.id) ? t("Go on") : t("Start")}
    </a>
  );
}
