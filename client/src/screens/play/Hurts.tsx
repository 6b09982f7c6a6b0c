// 'It hurts' in the middle of a session: how much and where, what that means, and what to do now.

import { useState } from "preact/hooks";
import type { Pains } from "../../api/facts";
import type { TodayView } from "../../api/views";
import { useView } from "../../hooks/useView";
import { t } from "../../language";
import { Tick } from "../../parts/Chips";
import { Missing, NotYet } from "../../parts/Notice";
import { Scale } from "../../parts/Scale";
import { Sheet } from "../../parts/Sheet";
import { Verdict, wordOf } from "../../parts/Verdict";
import type { Action, Play } from "../../player/play";

interface Props {
  play: Play;
  act: (action: Action) => void;
  close: () => void;
  other: () => void;
}

export function Hurts({ play, act, close, other }: Props) {
  const { view, failure, reload } = useView<TodayView>("today");
  const [pains, setPains] = useState<Pains>({});
  const [limp, setLimp] = useState(false);
  const [sharp, setSharp] = useState(false);
  const [missing, setMissing] = useState(false);
  const said = { pain: pains, limp, sharp };
  const word = wordOf(play.session, said);
  const silent = Object.keys(pains).length === 0 && !limp && !sharp;
  const open = view?.sites.find(({ site }) => pains[site] === undefined);
  /** Keeps what was told and goes on with what follows from it. */
  const then = (...actions: Action[]) => {
    if (silent) return setMissing(true);
    act({ do: "hurt", pains, limp, sharp });
    actions.forEach(act);
    close();
  };
  const goOn: Action = play.kind === "sets" ? { do: "go_on" } : { do: "main" };
  return (
    <Sheet title={t("It hurts")} close={close}>
      <p class="note">{t("The clock stands still.")}</p>
      {!view && <NotYet what={t("Your sites")} failure={failure} again={reload} />}
      {view?.sites.map(({ site, name }) => (
        <Scale
          key={site}
          legend={t("{site}, pain now", { site: name })}
          value={pains[site] ?? null}
          pick={(pain) => setPains({ ...pains, [site]: pain })}
        />
      ))}
      <div class="rows">
        <Tick label={t("I limp or change how I move")} value={limp} set={setLimp} />
        <Tick label={t("It is sharp or stabbing")} value={sharp} set={setSharp} />
      </div>
      <Verdict session={play.session} said={said} over={false} />
      {missing && open && <Missing>{t("Touch a number first: {site}. 0 is an answer too.", { site: open.name })}</Missing>}
      <div class="play-choices">
        {play.kind === "sets" && (
          <button type="button" class={word === "stop" ? "button" : "button button-quiet"} onClick={() => then({ do: "leave_out", why: "pain" })}>
            {t("Leave this exercise out")}
          </button>
        )}
        {play.kind === "parts" && play.session.kind === "run" && word !== "stop" && (
          <button type="button" class={word === "ease" ? "button" : "button button-quiet"} onClick={() => then({ do: "walk", name: t("Walk") }, goOn)}>
            {t("Walk from here")}
          </button>
        )}
        {word !== "stop" && (
          <button
            type="button"
            class={word === "go_on" ? "button" : "button button-quiet"}
            onClick={() => (word === null ? setMissing(true) : then(goOn))}
          >
            {word === "ease" ? t("Go on, easier") : t("Go on as planned")}
          </button>
        )}
        <button
          type="button"
          class={word === "stop" && play.kind === "parts" ? "button" : "button button-quiet"}
          onClick={() => then({ do: "end" })}
        >
          {t("End the session")}
        </button>
        <button type="button" class="button button-hurts" onClick={other}>
          {t("Something else is wrong")}
        </button>
      </div>
    </Sheet>
  );
}
