// The frame of a session that is on: how far it is, what sounds, and help within one tap.

import { useEffect, useState } from "preact/hooks";
import { useAwake } from "../../hooks/useAwake";
import { useKeys } from "../../hooks/useKeys";
import { t } from "../../language";
import { Choice } from "../../parts/Chips";
import { FlagSheet } from "../../parts/FlagSheet";
import { Icon } from "../../parts/Icon";
import { Sheet } from "../../parts/Sheet";
import type { Play } from "../../player/play";
import type { Playing } from "../../player/usePlay";
import { useSignals } from "../../player/useSignals";
import type { Wishes } from "../Play";
import { sounds } from "./choices";
import { Hurts } from "./Hurts";
import { Parts } from "./Parts";
import { Sets } from "./Sets";

interface Props {
  playing: Playing;
  play: Play;
  wishes: Wishes;
  wish: (change: Partial<Wishes>) => void;
}

export function On({ playing, play, wishes, wish }: Props) {
  const { act, now_ms } = playing;
  const [open, setOpen] = useState<"leave" | "sound" | "hurts" | "flag" | null>(null);
  const said = useSignals(play, now_ms, wishes.sound, true);
  const awake = useAwake(true);
  const close = () => setOpen(null);
  const stand = () => {
    if (play.paused_ms === null) act(play.kind === "sets" ? { do: "pause" } : { do: "main" });
  };
  const hurts = () => {
    stand();
    setOpen("hurts");
  };
  useKeys(open === null);
  useEffect(() => scrollTo(0, 0), [play.kind === "sets" ? play.at : 0]);
  return (
    <div class={`play play-${play.kind}`}>
      <div class="play-top">
        <button type="button" class="round" aria-label={t("Leave")} onClick={() => setOpen("leave")}>
          <Icon name="close" />
        </button>
        <p class="play-title">{play.session.title}</p>
        <button type="button" class="round" aria-label={t("Sound")} onClick={() => setOpen("sound")}>
          <Icon name={wishes.sound === "silent" ? "silent" : "sound"} />
        </button>
        <button type="button" class="round play-alarm" aria-label={t("Something is wrong")} onClick={() => setOpen("flag")}>
          <Icon name="alert" />
        </button>
      </div>
      <p class="unseen" role="status">
        {said}
      </p>
      {play.kind === "sets" ? (
        <Sets play={play} now_ms={now_ms} act={act} hurts={hurts} silent={wishes.sound === "silent"} />
      ) : (
        <Parts play={play} now_ms={now_ms} act={act} hurts={hurts} wishes={wishes} wish={wish} />
      )}
      {awake === false && <p class="note play-note">{t("This browser lets the screen go dark: set a longer time for it on your phone.")}</p>}
      {open === "leave" && (
        <Sheet title={t("Stop here?")} close={close}>
          <p>{t("What you did is kept on this device. You can go on later today.")}</p>
          <div class="play-choices">
            <button type="button" class="button" onClick={close}>
              {t("Go on")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => act({ do: "end" })}>
              {t("End it here and say how it was")}
            </button>
            <a class="button button-quiet" href="#/" onClick={stand}>
              {t("Leave it for later")}
            </a>
          </div>
        </Sheet>
      )}
      {open === "sound" && (
        <Sheet title={t("Sound")} close={close}>
          <Choice legend={t("Changes are called by")} options={sounds()} value={wishes.sound} pick={(sound) => wish({ sound })} />
        </Sheet>
      )}
      {open === "hurts" && <Hurts play={play} act={act} close={close} other={() => setOpen("flag")} />}
      {open === "flag" && <FlagSheet close={close} />}
    </div>
  );
}
