// Steps a minute, counted by the phone while its owner runs.

import { useEffect, useRef, useState } from "preact/hooks";
import type { CadenceCountsView, CadenceCountView } from "../api/cadenceCounts";
import { correctionOf, factOf } from "../api/facts";
import { useAwake } from "../hooks/useAwake";
import { useKept } from "../hooks/useKept";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { language, later, number, t } from "../language";
import { COUNTED_S } from "../motion/count";
import type { Counted } from "../motion/counted";
import type { Lacking } from "../motion/sensor";
import type { Unsteady } from "../motion/steps";
import { useCount, type Going, type Outcome } from "../motion/useCount";
import { Choice } from "../parts/Chips";
import { Icon } from "../parts/Icon";
import { Back, NotNow, Problem } from "../parts/Notice";
import { made, Undo } from "../parts/Undo";
import type { Sound } from "../player/useSignals";
import { audio } from "../sound/audio";
import { buzz, speakUp } from "../sound/signals";
import { WALKING_BELOW_SPM } from "../sound/taps";
import "../style/steps.css";
import { moment } from "../words";
import { sounds } from "./play/choices";

const SAID_EACH_S = 5;

const USUAL: { sound: Sound } = { sound: "beeps" };

export function Steps() {
  const [chosen, choose] = useKept("surefoot.steps", USUAL);
  const { view: counts } = useView<CadenceCountsView>("cadence/counts");
  const counting = useCount(chosen.sound !== "silent", (outcome) => {
    if (chosen.sound === "silent" || "lacking" in outcome) return;
    buzz();
    if (chosen.sound === "voice") speakUp(inShort(outcome), language.value);
  });
  const { going, outcome } = counting;
  const card = useRef<HTMLElement>(null);
  const stage = going ? "on" : outcome ? "over" : "";
  useEffect(() => {
    const lost = stage !== "" && document.activeElement === document.body; // with the button that was tapped
    if (lost) card.current?.querySelector("button")?.focus({ preventScroll: true });
  }, [stage, made.value]);
  const awake = useAwake(going !== null);
  const start = () => {
    made.value = null;
    if (chosen.sound !== "silent") audio();
    if (chosen.sound === "voice") speakUp("", language.value); // some browsers speak after a tap only
    void counting.start();
  };
  return (
    <>
      <div class="heading">
        <Back to="technique" />
        <h1 tabIndex={-1}>{t("Count your steps")}</h1>
        <p class="note">
          {t("Your phone feels each step: in a pocket, on the belt or held in the hand. It keeps nothing but the result, and works without a network.")}
        </p>
      </div>
      <NotNow why={counts?.not_now} />
      <Undo />
      <div class="steps">
        <section class="card steps-count" aria-label={t("Count")} ref={card}>
          {going ? (
            <Running going={going} />
          ) : outcome ? (
            <Out outcome={outcome} aim={counts?.aim_spm ?? null} own={counts?.own_spm ?? null} again={start} />
          ) : (
            <How />
          )}
          {!(outcome && !going) && (
            <button type="button" class={going ? "button button-quiet steps-main" : "button steps-main"} onClick={going ? counting.stop : start}>
              <Icon name={going ? "close" : "play"} size={26} /> {going ? t("Stop it") : t("Start")}
            </button>
          )}
          {awake === false && <p class="note">{t("This browser lets the screen go dark: set a longer time for it on your phone.")}</p>}
        </section>
        {!going && (
          <div class="steps-beside">
            <section class="card" aria-label={t("How it sounds")}>
              <Choice legend={t("Beginning and end are called by")} options={sounds()} value={chosen.sound} pick={(sound) => choose({ sound })} />
            </section>
            {counts && counts.counts.length > 0 && <Before counts={counts.counts} />}
          </div>
        )}
      </div>
      <Said going={going} outcome={outcome} />
    </>
  );
}

function How() {
  return (
    <ol class="steps-how">
      <li>{t("Warm up. Then run on flat ground at your easy pace.")}</li>
      <li>{t("Tap Start and put the phone away within 10 seconds. Leave the screen on and this page open.")}</li>
      <li>{t("Run on evenly for half a minute, until you hear the end.")}</li>
    </ol>
  );
}

function Running({ going: { counting, left_s, live } }: { going: Going }) {
  return (
    <>
      <p class="steps-stage">{counting ? t("Counting") : t("Get ready")}</p>
      <p class="steps-number" role="timer" aria-live="off">
        <strong>{!counting ? left_s : live ? Math.round(live.spm) : "–"}</strong>{" "}
        <span>{counting ? t("steps a minute") : t("seconds until it counts")}</span>
      </p>
      <p class={live?.steady ? "steps-steady" : "steps-steady note"}>
        {live?.steady && <Icon name="check" size={18} />}
        {live ? `${live.steady ? t("steady") : t("settling")} · ± ${number(tenth(live.spread_spm))}` : t("listening …")}
      </p>
      <div class="steps-left">
        <progress max={COUNTED_S} value={counting ? COUNTED_S - left_s : 0} aria-label={t("Counted so far")} />
        <p class="note">{counting ? t("{seconds} s to go", { seconds: left_s }) : live ? t("{steps} steps a minute", { steps: Math.round(live.spm) }) : ""}</p>
      </div>
    </>
  );
}

interface OutProps {
  outcome: Outcome;
  aim: number | null;
  own: number | null;
  again: () => void;
}

function Out({ outcome, aim, own, again }: OutProps) {
  if ("lacking" in outcome) return <Lack lacking={outcome.lacking} again={again} />;
  if ("unsteady" in outcome)
    return (
      <>
        <h2 class="steps-none">{t("No number this time")}</h2>
        <p class="steps-why">{t(WHY[outcome.unsteady])}</p>
        <Again again={again} main />
      </>
    );
  return <Told told={outcome} aim={aim} own={own} again={again} />;
}

function Told({ told, aim, own, again }: { told: Counted; aim: number | null; own: number | null; again: () => void }) {
  const sending = useSend();
  const [saved, setSaved] = useState(false);
  const spm = tenth(told.spm);
  const walking = spm < WALKING_BELOW_SPM;
  const save = async () => {
    const fact = factOf(subject(), { kind: "cadence_measured", spm, spread_spm: tenth(told.spread_spm), over_s: COUNTED_S, by: "phone" });
    if (!(await sending.submit([fact]))) return;
    made.value = { fact: fact.id, said: t("Saved: {steps} steps a minute.", { steps: Math.round(spm) }) };
    setSaved(true);
  };
  return (
    <>
      <p class="steps-number">
        <strong>{Math.round(spm)}</strong> <span>{t("steps a minute")}</span>
      </p>
      <p class="note">{t("{steps} ± {spread}, over {seconds} s", { steps: spm, spread: tenth(told.spread_spm), seconds: COUNTED_S })}</p>
      {walking ? (
        <p>{t("That is a walking tempo. Only running is saved: your own cadence is one of running.")}</p>
      ) : (
        <dl class="steps-compare">
          {own !== null && <Compare name={t("Your own")} than={own} spm={spm} />}
          {aim !== null && <Compare name={t("Your aim")} than={aim} spm={spm} />}
        </dl>
      )}
      <Problem failure={sending.failure} />
      {!walking && !saved && (
        <button type="button" class="button steps-main" disabled={sending.busy} onClick={() => void save()}>
          {t("Save it")}
        </button>
      )}
      <Again again={again} main={walking} />
    </>
  );
}

function Compare({ name, than, spm }: { name: string; than: number; spm: number }) {
  const by = Math.round(spm) - Math.round(than);
  const apart = by === 0 ? t("the same") : by > 0 ? t("{steps} more now", { steps: by }) : t("{steps} fewer now", { steps: -by });
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <strong>{Math.round(than)}</strong> <span class="note">{apart}</span>
      </dd>
    </div>
  );
}

function Again({ again, main = false }: { again: () => void; main?: boolean }) {
  return (
    <button type="button" class={main ? "button steps-main" : "button button-quiet steps-main"} onClick={again}>
      {t("Count again")}
    </button>
  );
}

const WHY: Record<Unsteady, string> = {
  few: later("This phone tells its motion too seldom to count steps. Close other pages and try once more."),
  gap: later("For a moment no motion came. Leave the screen on and this page open, also in the pocket."),
  still: later("There was too little motion for steps."),
  mixed: later("No even step stood out. Run on flat ground, and let the phone sit close to your body."),
  changing: later("Your tempo changed too much for one number. Run on evenly, without a stop."),
};

const LACK: Record<Lacking, { title: string; what: string }> = {
  insecure: {
    title: later("Not over this connection"),
    what: later("This page came without encryption, and then no browser tells a phone's motion. It takes a certificate that the phone trusts."),
  },
  none: {
    title: later("No motion sensor here"),
    what: later("This browser knows no motion sensor. Open this page on your phone, or tap your steps."),
  },
  denied: {
    title: later("Motion is not allowed"),
    what: later("On an iPhone, close this page or app for good, open it again, tap Start and then Allow. Elsewhere, allow motion sensors in the browser's settings for this page."),
  },
  silent: {
    title: later("No motion comes"),
    what: later("A computer has no motion sensor: open this page on your phone. On a phone, allow motion sensors in the browser's settings for this page. Or tap your steps."),
  },
};

function Lack({ lacking, again }: { lacking: Lacking; again: () => void }) {
  return (
    <>
      <h2 class="steps-none">{t(LACK[lacking].title)}</h2>
      <p class="steps-why">{t(LACK[lacking].what)}</p>
      <div class="actions">
        {lacking === "insecure" ? (
          <a class="button" href="#/devices">
            {t("How to reach it safely from a phone")}
          </a>
        ) : (
          <button type="button" class="button" onClick={again}>
            {t("Try again")}
          </button>
        )}
        <a class="button button-quiet" href="#/metronome">
          {t("Tap your steps instead")}
        </a>
      </div>
    </>
  );
}

const BY = { phone: later("phone"), taps: later("taps") };

function Before({ counts }: { counts: CadenceCountView[] }) {
  const sending = useSend();
  return (
    <section class="card">
      <h2>{t("Counted before")}</h2>
      <ul class="steps-before">
        {counts.map(({ fact, at, spm, spread_spm, by }) => (
          <li key={fact}>
            <span>
              <strong>{number(spm)}</strong> ± {number(spread_spm)}
              <span class="note">
                {moment(at)} · {t(BY[by])}
              </span>
            </span>
            <button
              type="button"
              class="round"
              disabled={sending.busy}
              aria-label={t("Take out {steps} of {day}", { steps: spm, day: moment(at) })}
              onClick={() => void sending.submit([correctionOf(subject(), fact, null)])}
            >
              <Icon name="close" size={18} />
            </button>
          </li>
        ))}
      </ul>
      <Problem failure={sending.failure} />
    </section>
  );
}

/** For screen readers: the stages at once, the tempo every five seconds. */
function Said({ going, outcome }: { going: Going | null; outcome: Outcome | null }) {
  const [said, say] = useState("");
  const live = useRef(going?.live);
  live.current = going?.live;
  const stage = going ? (going.counting ? "counting" : "before") : outcome ? "over" : "";
  useEffect(() => {
    if (stage === "over" && outcome) return say("lacking" in outcome ? t(LACK[outcome.lacking].title) : inShort(outcome));
    say(stage === "before" ? t("Get ready") : stage === "counting" ? t("Counting") : "");
    if (!stage) return;
    const timer = setInterval(() => {
      if (live.current) say(t("{steps} steps a minute", { steps: Math.round(live.current.spm) }));
    }, SAID_EACH_S * 1000);
    return () => clearInterval(timer);
  }, [stage]);
  return (
    <p class="unseen" role="status">
      {said}
    </p>
  );
}

const inShort = (outcome: Counted | { unsteady: Unsteady }) =>
  "unsteady" in outcome ? t("No number this time") : t("{steps} steps a minute", { steps: Math.round(outcome.spm) });

const tenth = (value: number) => Math.round(value * 10) / 10;
