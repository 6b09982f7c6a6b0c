// A session step by step: before it begins, while it is on, and what it was.

import { useEffect, useState } from "preact/hooks";
import { get } from "../api/http";
import type { InsteadView, SessionView, TodayView } from "../api/views";
import { useKept } from "../hooks/useKept";
import { useToday } from "../hooks/useToday";
import { language, t } from "../language";
import { Icon } from "../parts/Icon";
import { NotYet } from "../parts/Notice";
import { toTheEnd } from "../player/parts";
import type { Play as Played } from "../player/play";
import type { Side } from "../player/sets";
import { usePlay } from "../player/usePlay";
import type { Sound } from "../player/useSignals";
import { audio } from "../sound/audio";
import { speakUp } from "../sound/signals";
import "../style/play.css";
import { Before } from "./play/Before";
import { End } from "./play/End";
import { GoOn } from "./play/GoOn";
import { On } from "./play/On";

export interface Wishes {
  sound: Sound;
  first: Side | null; // null: the injured side, where there is one
  spm: number | null; // the metronome's tempo; null: it is off
}

const USUAL: Wishes = { sound: "beeps", first: null, spm: null };

export function Play({ id }: { id: string }) {
  const playing = usePlay(id);
  const [wishes, wish] = useKept("surefoot.play", USUAL);
  const [on, setOn] = useState(false); // false after a reload: nothing sounds before a tap
  const { view, failure, reload } = useToday();
  const session = playing.play?.session ?? view?.sessions.find((one) => one.id === id);
  const flagged = (view?.flags.length ?? 0) > 0;
  useInstead(id, playing.play, playing.change);
  useEffect(() => {
    if (flagged && playing.play?.ended_ms === null) playing.act({ do: "end" }); // a sign that stops all training
  }, [flagged, playing.play?.ended_ms]);

  if (!session) return view ? <NotHere /> : <NotYet what={t("The session")} failure={failure} again={reload} />;
  const { play } = playing;
  const first = wishes.first ?? injured(view) ?? "left";
  const unlock = () => {
    audio();
    if (wishes.sound === "voice") speakUp("", language.value); // some browsers speak after a tap only
  };
  const begin = () => {
    unlock();
    playing.start(session, first);
    setOn(true);
  };
  if (!play) return <Before session={session} flagged={flagged} first={first} wishes={wishes} wish={wish} begin={begin} />;
  if (play.ended_ms !== null) return <End playing={playing} flagged={flagged} unseen={!on && play.kind === "parts" && toTheEnd(play)} again={() => setOn(true)} />;
  if (!on) {
    const goOn = () => {
      unlock();
      if (play.paused_ms !== null) playing.act(play.kind === "sets" ? { do: "go_on" } : { do: "main" });
      setOn(true);
    };
    return <GoOn play={play} now_ms={playing.now_ms} goOn={goOn} startAgain={playing.drop} end={() => playing.act({ do: "end" })} />;
  }
  return <On playing={playing} play={play} wishes={wishes} wish={wish} />;
}

/** The one injured side, to begin with; null where both are or none is. */
function injured(view: TodayView | null): Side | null {
  const sides = new Set(view?.sites.map(({ site }) => (site.endsWith("_L") ? "left" : "right")) ?? []);
  return sides.size === 1 ? ([...sides][0] as Side) : null;
}

/** What may take an exercise's place is fetched at the beginning and kept with the play. */
function useInstead(id: string, play: Played | null, change: (change: Partial<Played>) => void): void {
  const wanted = play?.kind === "sets" && !play.instead;
  useEffect(() => {
    if (!wanted) return;
    get<InsteadView[]>(`sessions/${id}/instead`).then(
      (instead) => {
        change({ instead });
        for (const { items } of instead) for (const item of items) new Image().src = `/api/figures/${item.exercise}.svg`;
      },
      () => undefined, // without it a swap says that it needs the server
    );
  }, [id, wanted]);
}

function NotHere() {
  return (
    <section class="card">
      <h1 tabIndex={-1}>{t("Not today's session")}</h1>
      <p>{t("Only a session of today can be played. If you want to do another one today, move it in your plan: it says whether that fits.")}</p>
      <div class="actions">
        <a class="button" href="#/plan">
          {t("To the plan")}
        </a>
        <a class="button button-quiet" href="#/">
          {t("Back to today")}
        </a>
      </div>
    </section>
  );
}

/** The way out of the player to Today. */
export function Out({ session }: { session: SessionView }) {
  return (
    <div class="play-top">
      <a class="round" href="#/" aria-label={t("Back to today")}>
        <Icon name="close" />
      </a>
      <p class="play-title">{session.title}</p>
      <span class="round-space" />
    </div>
  );
}
