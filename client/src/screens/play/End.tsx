// What was done, and how it was: told at once or later today; nothing is lost until it is.

import { useState } from "preact/hooks";
import { t } from "../../language";
import { FeedbackSheet } from "../../parts/FeedbackSheet";
import { Icon } from "../../parts/Icon";
import { Sure } from "../../parts/Sure";
import { seen } from "../../player/play";
import { doneOf } from "../../player/said";
import type { Playing } from "../../player/usePlay";
import { go } from "../../route";
import { Out } from "../Play";
import { Ask } from "./Ask";

interface Props {
  playing: Playing;
  flagged: boolean;
  unseen: boolean; // the clock ran to the end while the page was shut
  again: () => void;
}

export function End({ playing, flagged, unseen, again }: Props) {
  const { play, act, drop } = playing;
  const [telling, setTelling] = useState(false);
  if (!play) return null;
  const found = seen(play);
  const told = () => {
    drop();
    go("");
  };
  return (
    <div class="play play-before">
      <Out session={play.session} />
      <section class="card">
        <h1 tabIndex={-1}>{found.done === "yes" ? t("Done.") : t("Ended early")}</h1>
        {flagged && <p class="strip">{t("A warning sign is open and training is stopped.")}</p>}
        {unseen && <p class="strip">{t("The clock went on while this page was shut. Check the minutes before you save them.")}</p>}
        {play.kind === "sets" ? (
          <ul class="play-done">
            {play.list.map(
              (one, at) =>
                (one.left !== "swapped" || one.turns.length > 0) && (
                  <li key={at}>
                    <p>
                      <span>{one.item.name}</span> <strong>{doneOf(one)}</strong>
                    </p>
                    {one.turns.length > 0 && (
                      <details>
                        <summary>{one.pain === null ? t("Pain: not told") : t("Pain: {pain}", { pain: one.pain })}</summary>
                        <Ask name={one.item.name} value={one.pain} pick={(pain) => act({ do: "tell", at, pain })} />
                      </details>
                    )}
                  </li>
                ),
            )}
          </ul>
        ) : (
          <p class="lead">
            {found.run_min > 0
              ? t("{minutes} min on your feet, {run} min of them running.", { minutes: found.minutes, run: found.run_min })
              : t("{minutes} min", { minutes: found.minutes })}
          </p>
        )}
        <div class="play-choices">
          <button type="button" class="button play-main" onClick={() => setTelling(true)}>
            {t("Say how it was")} <Icon name="next" />
          </button>
          {found.done === "partly" && !flagged && (
            <button
              type="button"
              class="button button-quiet"
              onClick={() => {
                act({ do: "again" });
                again();
              }}
            >
              {t("Go on after all")}
            </button>
          )}
          <Sure label={t("Forget it")} sure={t("Yes, forget it without saving")} act={told} />
        </div>
      </section>
      {telling && <FeedbackSheet session={play.session} how={found.done} seen={found} close={() => setTelling(false)} saved={told} />}
    </div>
  );
}
