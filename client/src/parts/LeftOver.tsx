// Sessions that were begun in the player on an earlier day and never told.

import { t } from "../language";
import { leftOver } from "../player/plays";
import { Icon } from "./Icon";

/** sessions: the ids of those of today, which say so themselves. */
export function LeftOver({ sessions }: { sessions: string[] }) {
  return (
    <>
      {leftOver(sessions).map(({ session }) => (
        <p class="strip" key={session.id}>
          <Icon name="clock" />
          <span>{t("Begun and not told yet: {session}.", { session: session.title })}</span>
          <a class="link" href={`#/play/${session.id}`}>
            {t("Open it")}
          </a>
        </p>
      ))}
    </>
  );
}
