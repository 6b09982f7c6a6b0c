// Clicks for the steps of a run: a tempo to tap or to choose, with pauses if wanted.

import { useState } from "preact/hooks";
import type { TodayView } from "../api/views";
import { useAwake } from "../hooks/useAwake";
import { useKept } from "../hooks/useKept";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice, Tick } from "../parts/Chips";
import { Icon } from "../parts/Icon";
import { Back, Missing } from "../parts/Notice";
import { Volume } from "../parts/Volume";
import type { Rhythm } from "../sound/beats";
import { tapped, tempoOf, within } from "../sound/taps";
import { useMetronome } from "../sound/useMetronome";
import "../style/metronome.css";

interface Chosen {
  spm: number;
  every: 1 | 2;
  accent: boolean;
  parts: string; // minutes with clicks and minutes without
  volume: number;
}

const USUAL: Chosen = { spm: 165, every: 1, accent: true, parts: "1:0", volume: 0.8 };
const EVERY = [
  [later("Each step"), 1],
  [later("Each second step"), 2],
] as const;
const PARTS = [
  [later("All the time"), "1:0"],
  [later("1 min on, 1 min off"), "1:1"],
  [later("2 min on, 1 min off"), "2:1"],
  [later("4 min on, 1 min off"), "4:1"],
] as const;

export function Metronome() {
  const [chosen, choose] = useKept("surefoot.metronome", USUAL);
  const { view } = useView<TodayView>("today");
  const [taps, setTaps] = useState<number[]>([]);
  const [mute, setMute] = useState(false);
  const beating = useMetronome(rhythmOf(chosen), chosen.volume);
  const awake = useAwake(beating.on);
  const target = view?.sessions.find((session) => session.cue?.cadence_spm)?.cue?.cadence_spm;

  const tempo = (spm: number) => choose({ spm: within(spm) });
  const tap = (event: Event) => {
    const now = tapped(taps, event.timeStamp);
    setTaps(now);
    const heard = tempoOf(now);
    if (heard !== null) tempo(heard);
  };
  return (
    <>
      <div class="heading">
        <Back to="more" />
        <h1 tabIndex={-1}>{t("Metronome")}</h1>
        <p class="note">{t("Clicks for your steps, with or without a network. Change the tempo while it runs.")}</p>
      </div>
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
          {mute && <Missing>{t("This browser makes no sound for pages.")}</Missing>}
          {awake === false && <p class="note">{t("This browser lets the screen go dark: set a longer time for it on your phone.")}</p>}
          <button type="button" class="button button-quiet tempo-tap" onPointerDown={tap} onKeyDown={(event) => byKey(event, tap)}>
            {taps.length > 0 && tempoOf(taps) === null ? t("Go on tapping …") : t("Tap each step to find your tempo")}
          </button>
          <a href="#/steps">{t("Let the phone count them")}</a>
        </section>
        <section class="card" aria-label={t("How it clicks")}>
          <Choice legend={t("A click for")} options={EVERY} value={chosen.every} pick={(every) => choose({ every })} />
          {chosen.every === 1 && (
            <Tick label={t("One foot louder")} value={chosen.accent} set={(accent) => choose({ accent })} />
          )}
          <Choice legend={t("When")} options={PARTS} value={chosen.parts} pick={(parts) => choose({ parts })} />
          <Volume value={chosen.volume} set={(volume) => choose({ volume })} />
        </section>
      </div>
    </>
  );
}

function rhythmOf({ spm, every, accent, parts }: Chosen): Rhythm {
  const [on = 1, off = 0] = parts.split(":").map(Number);
  return { spm, every, accent, on_s: on * 60, off_s: off * 60 };
}

const said = (by: number) => (by > 0 ? t("{steps} faster", { steps: by }) : t("{steps} slower", { steps: -by }));

function byKey(event: KeyboardEvent, tap: (event: Event) => void) {
  if (event.repeat || (event.key !== " " && event.key !== "Enter")) return;
  event.preventDefault();
  tap(event);
}
