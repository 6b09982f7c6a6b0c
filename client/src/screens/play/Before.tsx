// Before a session begins: what it holds, how it sounds, on which side it begins.

import type { SessionView } from "../../api/views";
import { t } from "../../language";
import { Choice } from "../../parts/Chips";
import { Icon } from "../../parts/Icon";
import { Items, Limits } from "../../parts/SessionCard";
import type { Side } from "../../player/sets";
import { SIDES, sounds } from "./choices";
import { Out, type Wishes } from "../Play";

interface Props {
  session: SessionView;
  flagged: boolean;
  first: Side;
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
  begin: () => void;
}

export function Before({ session, flagged, first, wishes, wish, begin }: Props) {
  const closed = flagged || session.done !== "" || session.provisional;
  return (
    <div class="play play-before">
      <Out session={session} />
      <div class="heading">
        <h1 tabIndex={-1}>{session.title}</h1>
        <p class="dose">{session.dose}</p>
      </div>
      {session.cue && <p class="cue-say">{session.cue.say}</p>}
      {session.kind !== "strength" && session.items.length > 0 && <h2>{t("First, to warm up")}</h2>}
      <Items items={session.items} />
      <Limits session={session} />
      {session.items.some((item) => item.per_side) && session.kind === "strength" && (
        <Choice legend={t("Begin with")} options={SIDES} value={first} pick={(side) => wish({ first: side })} />
      )}
      <Choice legend={t("Changes are called by")} options={sounds()} value={wishes.sound} pick={(sound) => wish({ sound })} />
      {closed ? (
        <p class="strip">
          <Icon name="info" />{" "}
          {flagged ? t("A warning sign is open and training is stopped.") : t("This session is answered already.")}
        </p>
      ) : (
        <div class="play-bottom">
          <button type="button" class="button play-main" onClick={begin}>
            <Icon name="play" size={26} /> {t("Start")}
          </button>
        </div>
      )}
    </div>
  );
}
