// How a session went: pain first, with the word to stop or ease off at once.

import { useState } from "preact/hooks";
import { factOf, type Pains, type SessionFeedback } from "../api/facts";
import type { ItemView, Light, SessionView, TodayView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { rememberLogged, rememberOpen } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { provisionalLight } from "../lights";
import { Choice, Tick } from "./Chips";
import { ClimbField, DistanceField, NumberField } from "./Field";
import { Icon } from "./Icon";
import { Loading } from "./Notice";
import { Save } from "./Save";
import { Scale } from "./Scale";
import { Sheet } from "./Sheet";

export type How = "yes" | "partly" | "hurts";

const NOW = later("{site}, pain now");
const DURING = later("{site}, worst pain during");
const TITLES: Record<How, string> = {
  yes: later("How was it?"),
  partly: later("How far did it go?"),
  hurts: later("It hurts"),
};

export interface Answers {
  done: "yes" | "partly";
  pain: Pains;
  later: Pains;
  began: SessionFeedback["began"];
  course: SessionFeedback["course"];
  limp: boolean;
  sharp: boolean;
  painkillers: boolean;
  rpe: number | null;
  exercises: Record<string, boolean>;
  run_min: number | null;
  on_feet_min: number | null;
  km: number | null;
  ascent_m: number | null;
  descent_m: number | null;
  minutes: number | null;
  shoe: string | null;
}

/** The exercises that are the session itself; a run's warm-up is not asked for. */
function own(session: SessionView): ItemView[] {
  return session.kind === "strength" ? session.items : [];
}

function startingFrom(session: SessionView, how: How): Answers {
  const planned = how === "yes"; // otherwise the plan's numbers are not what was done
  return {
    done: how === "yes" ? "yes" : "partly",
    pain: {},
    later: {},
    began: null,
    course: null,
    limp: false,
    sharp: false,
    painkillers: false,
    exercises: Object.fromEntries(own(session).map((item) => [item.exercise, planned])),
    rpe: null,
    run_min: planned ? session.run_min : null,
    on_feet_min: planned ? session.on_feet_min : null,
    km: null,
    ascent_m: planned && session.ascent_m ? session.ascent_m : null,
    descent_m: planned && session.descent_m ? session.descent_m : null,
    minutes: planned ? session.minutes : null,
    shoe: null,
  };
}

export function FeedbackSheet({ session, how, close }: { session: SessionView; how: How; close: () => void }) {
  const { view } = useView<TodayView>("today");
  const [said, say, clear] = useDraft(`feedback.${session.id}.${how}`, startingFrom(session, how));
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const sites = view?.sites ?? [];
  const onFoot = session.kind === "run" || session.kind === "walk";
  const felt = Object.values(said.pain).some((pain) => pain > 0);

  const save = async () => {
    const silent = sites.find((site) => said.pain[site.site] === undefined);
    if (silent) return setMissing(t("Touch a number first: {site}. 0 is an answer too.", { site: silent.name }));
    if (session.kind === "run" && said.run_min === null) return setMissing(t("How many minutes did you run?"));
    setMissing("");
    const fact = factOf(subject(), feedbackOf(session, said));
    if (!(await sending.submit([fact]))) return;
    rememberLogged(session.id, fact.id);
    if (sites.some((site) => said.later[site.site] === undefined)) {
      rememberOpen(fact.id, { title: session.title, at: fact.happened_at });
    }
    clear();
    close();
  };

  return (
    <Sheet title={t(TITLES[how])} close={close}>
      <p class="note">
        {session.title}: {session.dose}
      </p>
      {!view && <Loading what={t("Your sites")} />}
      {sites.map((site) => (
        <Scale
          key={site.site}
          legend={t(how === "hurts" ? NOW : DURING, { site: site.name })}
          value={said.pain[site.site] ?? null}
          pick={(value) => say({ pain: { ...said.pain, [site.site]: value } })}
        />
      ))}
      <Verdict session={session} said={said} over={how === "yes"} />
      <div class="rows">
        <Tick label={t("I limped or changed how I move")} value={said.limp} set={(limp) => say({ limp })} />
        <Tick label={t("It was sharp or stabbing")} value={said.sharp} set={(sharp) => say({ sharp })} />
        <Tick
          label={t("I took a painkiller in the 24 hours before")}
          value={said.painkillers}
          set={(painkillers) => say({ painkillers })}
        />
      </div>
      {felt && (
        <>
          <Choice
            legend={t("When did it begin?")}
            options={[
              [t("At the start"), "start"],
              [t("Half-way"), "middle"],
              [t("Near the end"), "end"],
            ]}
            value={said.began}
            pick={(began) => say({ began })}
          />
          <Choice
            legend={t("And then?")}
            options={[
              [t("It eased"), "eased"],
              [t("It stayed"), "steady"],
              [t("It rose"), "rose"],
            ]}
            value={said.course}
            pick={(course) => say({ course })}
          />
        </>
      )}
      <h3>{t("What you did")}</h3>
      {onFoot ? (
        <div class="amounts">
          {session.kind === "run" && (
            <NumberField label={t("Running")} unit={t("min")} value={said.run_min} set={(run_min) => say({ run_min })} step={0.5} />
          )}
          <NumberField
            label={session.kind === "run" ? t("Run and walk") : t("Walking")}
            unit={t("min")}
            value={said.on_feet_min}
            set={(on_feet_min) => say({ on_feet_min })}
          />
          <DistanceField label={t("Distance")} km={said.km} set={(km) => say({ km })} />
          <ClimbField label={t("Up")} m={said.ascent_m} set={(ascent_m) => say({ ascent_m })} />
          <ClimbField label={t("Down")} m={said.descent_m} set={(descent_m) => say({ descent_m })} />
        </div>
      ) : (
        <NumberField label={t("Time")} unit={t("min")} value={said.minutes} set={(minutes) => say({ minutes })} />
      )}
      {session.kind === "run" && (view?.shoes?.length ?? 0) > 1 && (
        <Choice
          legend={t("In which shoes?")}
          options={(view?.shoes ?? []).map((name) => [name, name] as const)}
          value={said.shoe}
          pick={(shoe) => say({ shoe })}
          quiet
        />
      )}
      {own(session).length > 0 && (
        <div class="rows">
          {own(session).map((item) => (
            <Tick
              key={item.exercise}
              label={`${item.name}, ${item.dose}`}
              value={said.exercises[item.exercise] ?? false}
              set={(on) => say({ exercises: { ...said.exercises, [item.exercise]: on } })}
            />
          ))}
        </div>
      )}
      <Scale
        legend={t("How hard was it?")}
        value={said.rpe}
        pick={(rpe) => say({ rpe })}
        ends={[t("rest"), t("all I had")]}
      />
      <Later said={said} say={say} sites={sites} />
      <Save label={sending.busy ? t("Saving …") : t("Save")} missing={missing} sending={sending} save={save} off={!view} />
    </Sheet>
  );
}

/** Stop, ease off or go on: thresholds come with the session, so that this needs no network. */
function Verdict({ session, said, over }: { session: SessionView; said: Answers; over: boolean }) {
  const by = session.thresholds;
  if (!by || (Object.keys(said.pain).length === 0 && !said.limp && !said.sharp)) return null;
  const { now } = provisionalLight(by, {
    pain_during: said.pain,
    pain_60min: said.later,
    began: said.began,
    course: said.course,
    limp: said.limp,
    sharp: said.sharp,
    painkillers_24h: said.painkillers,
  });
  if (now === "stop") {
    return (
      <Word light="red" lead={over ? t("That was too much.") : t("Stop here.")}>
        {over
          ? t("No more impact today.")
          : session.kind === "strength"
            ? t("Leave this exercise for today.")
            : t("Walk home, and no more impact today.")}
      </Word>
    );
  }
  if (now === "ease") {
    return (
      <Word light="amber" lead={over ? t("On the edge.") : t("Ease off.")}>
        {over
          ? t("Keep the rest of the day easy.")
          : t("Finish easier or stop, as you like; nothing faster, no hills.")}
      </Word>
    );
  }
  if (over || now === null) return null;
  return (
    <Word light="green" lead={t("Within bounds.")}>
      {t("Go on while it does not rise.")}
    </Word>
  );
}

/** What this device says by itself; the server's word replaces it once the session is saved. */
function Word({ light, lead, children }: { light: Light; lead: string; children: string }) {
  return (
    <p class={`verdict light-${light}`} role="status">
      <Icon name={light} size={30} />
      <span>
        <strong>{lead}</strong> {children} <small>{t("Until Surefoot has seen it.")}</small>
      </span>
    </p>
  );
}

interface LaterProps {
  said: Answers;
  say: (change: Partial<Answers>) => void;
  sites: TodayView["sites"];
}

/** An hour after is often not yet known: leaving it out is an answer, and it stays open. */
function Later({ said, say, sites }: LaterProps) {
  const [now, setNow] = useState(Object.keys(said.later).length > 0);
  return (
    <>
      <Choice
        legend={t("Pain an hour later")}
        options={[
          [t("Ask me later"), false],
          [t("Answer now"), true],
        ]}
        value={now}
        pick={(answer) => {
          setNow(answer);
          if (!answer) say({ later: {} });
        }}
      />
      {now &&
        sites.map((site) => (
          <Scale
            key={site.site}
            legend={t("{site}, an hour later", { site: site.name })}
            value={said.later[site.site] ?? null}
            pick={(value) => say({ later: { ...said.later, [site.site]: value } })}
          />
        ))}
    </>
  );
}

function feedbackOf(session: SessionView, said: Answers): SessionFeedback {
  const onFoot = session.kind === "run" || session.kind === "walk";
  const felt = Object.values(said.pain).some((pain) => pain > 0);
  return {
    kind: "session_feedback",
    session_class: session.kind,
    planned_session: session.id,
    activity: null,
    done: said.done,
    run_min: session.kind === "run" ? (said.run_min ?? 0) : 0,
    on_feet_min: onFoot ? said.on_feet_min : null,
    distance_m: said.km === null ? null : Math.round(said.km * 1000),
    ascent_m: said.ascent_m,
    descent_m: said.descent_m,
    fast_min: said.done === "yes" ? session.fast_min : 0,
    contacts: said.done === "yes" ? session.contacts : 0,
    minutes: onFoot ? null : said.minutes,
    pain_during: said.pain,
    pain_60min: said.later,
    began: felt ? said.began : "never",
    course: felt ? said.course : null,
    limp: said.limp,
    sharp: said.sharp,
    painkillers_24h: said.painkillers,
    rpe: said.rpe,
    shoe: said.shoe,
    exercises: own(session)
      .filter((item) => said.exercises[item.exercise])
      .map((item) => ({ exercise: item.exercise, sets: item.sets ?? 1, reps: item.reps, hold_s: item.hold_s })),
  };
}
