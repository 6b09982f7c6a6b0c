// Clicks for the steps of a run: a tempo to tap or to choose, with pauses if wanted.

import { useRef, useState } from "preact/hooks";
import type { TodayView } from "../api/views";
import { useAwake } from "../hooks/useAwake";
import { useKept } from "../hooks/useKept";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice, Tick } from "../parts/Chips";
import { NumberField } from "../parts/Field";
import { Icon } from "../parts/Icon";
import { Back, Missing } from "../parts/Notice";
import { Undo } from "../parts/Undo";
import { Volume } from "../parts/Volume";
import { audio } from "../sound/audio";
import { tapped, tempoOf, within } from "../sound/taps";
import { useMetronome } from "../sound/useMetronome";
import "../style/metronome.css";
import { type Chosen, OFF_MIN, ON_MIN, OWN, rhythmOf, USUAL } from "./metronome/chosen";
import { SaveTaps } from "./metronome/SaveTaps";
import { TakeAlong } from "./metronome/TakeAlong";

const EVERY = [
  [later("Each step"), 1],
  [later("Each second step"), 2],
] as const;
const PARTS = [
  [later("All the time"), "1:0"],
  [later("1 min on, 1 min off"), "1:1"],
  [later("2 min on, 1 min off"), "2:1"],
  [later("4 min on, 1 min off"), "4:1"],
  [later("Own lengths"), OWN],
] as const;

export function Metronome() {
  const [chosen, choose] = useKept<Chosen>("surefoot.metronome", USUAL);
  const { view } = useView<TodayView>("today");
  const [taps, setTaps] = useState<number[]>([]);
  const latest = useRef(taps); // a busy page draws later than the next tap comes
  const [mute, setMute] = useState(false);
  const beating = useMetronome(rhythmOf(chosen), chosen.volume);
  const awake = useAwake(beating.on);
  const target = view?.sessions.find((session) => session.cue?.cadence_spm)?.cue?.cadence_spm;

  const tempo = (spm: number) => choose({ spm: within(spm) });
  const tap = (event: Event) => {
    const now = (latest.current = tapped(latest.current, event.timeStamp));
    setTaps(now);
    const heard = tempoOf(now);
    if (heard !== null) tempo(heard);
  };
  return (
    <>
      <div class="heading">
        <Back to="technique" />
        <h1 tabIndex={-1}>{t("Metronome")}</h1>
        <p class="note">{t("Clicks for your steps, with or without a network. Change the tempo while it runs.")}</p>
      </div>
      <Undo />
      <div class="metronome">
        <section class="card tempo" aria-label={t("Tempo")}>
          <p class="tempo-number" role="status">
            <strong>{chosen.spm}</strong> <span>{t("steps a minute")}</span>
          </p>
          <div class="tempo-steps">
            {[-5, -1, 1, 5].map((by) => (
              <button key={by} type="button" class="button button-quiet" aria-label={said(by)} onClick={() => tempo(chosen.spm + by)}>
                {by > 0 ? `+${by}` : `−${-by}`}
              </button>
            ))}
          </div>
          {target && target !== chosen.spm && (
            <button type="button" class="link" onClick={() => tempo(target)}>
              {t("Take today's: {steps} steps a minute", { steps: target })}
            </button>
          )}
          <button
            type="button"
            class="button tempo-start"
            onClick={() => (beating.on ? beating.stop() : setMute(!beating.start()))}
          >
            <Icon name={beating.on ? "pause" : "play"} size={26} /> {beating.on ? t("Stop it") : t("Start")}
          </button>
          {beating.interrupted && (
            <Missing>
              {t("The sound was interrupted, by a call perhaps.")}{" "}
              <button type="button" class="link" onClick={audio}>
                {t("Go on")}
              </button>
            </Missing>
          )}
          {mute && <Missing>{t("This browser makes no sound for pages.")}</Missing>}
          {awake === false && <p class="note">{t("This browser lets the screen go dark: set a longer time for it on your phone.")}</p>}
          <button type="button" class="button button-quiet tempo-tap" onPointerDown={tap} onKeyDown={(event) => byKey(event, tap)}>
            {taps.length > 0 && tempoOf(taps) === null ? t("Go on tapping …") : t("Tap each step to find your tempo")}
          </button>
          <SaveTaps taps={taps} saved={() => setTaps((latest.current = []))} />
          <a class="tempo-count" href="#/steps">
            {t("Let the phone count them")}
          </a>
        </section>
        <section class="card" aria-label={t("How it clicks")}>
          <Choice legend={t("A click for")} options={EVERY} value={chosen.every} pick={(every) => choose({ every })} />
          {chosen.every === 1 && (
            <Tick label={t("One foot louder")} value={chosen.accent} set={(accent) => choose({ accent })} />
          )}
          <Choice legend={t("When")} options={PARTS} value={chosen.parts} pick={(parts) => choose({ parts })} />
          {chosen.parts === OWN && (
            <div class="own-lengths">
              <NumberField label={t("On")} unit={t("min")} value={chosen.own_on} set={(own_on) => choose({ own_on })} least={ON_MIN[0]} most={ON_MIN[1]} step={0.5} />
              <NumberField label={t("Off")} unit={t("min")} value={chosen.own_off} set={(own_off) => choose({ own_off })} least={OFF_MIN[0]} most={OFF_MIN[1]} step={0.5} />
            </div>
          )}
          <Volume value={chosen.volume} set={(volume) => choose({ volume })} />
        </section>
        <TakeAlong chosen={chosen} choose={choose} />
        <section class="card">
          <h2>{t("Rather run to music?")}</h2>
          <p>{t("A song of yours is brought to your tempo, a little faster or slower and at the same pitch.")}</p>
          <div class="actions">
            <a class="button button-quiet" href="#/music">
              {t("Bring a song to your steps")}
            </a>
          </div>
        </section>
      </div>
    </>
  );
}

const said = (by: number) => (by > 0 ? t("{steps} faster", { steps: by }) : t("{steps} slower", { steps: -by }));

function byKey(event: KeyboardEvent, tap: (event: Event) => void) {
  if (event.repeat || (event.key !== " " && event.key !== "Enter")) return;
  event.preventDefault();
  tap(event);
}
