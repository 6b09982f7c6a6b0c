// How a session went: pain first, with the word to stop or ease off at once.

import { useState } from "preact/hooks";
import { factOf, type SessionFeedback } from "../api/facts";
import type { ItemView, SessionView, TodayView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { rememberLogged, rememberOpen } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import type { Seen } from "../player/play";
import { forgetPlay } from "../player/plays";
import { Tick } from "./Chips";
import { DURING, Effort, Felt, feltOf, Later, NOT_FELT, Shoe, type FeltAnswers } from "./Felt";
import { ClimbField, DistanceField, NumberField } from "./Field";
import { Loading } from "./Notice";
import { Save } from "./Save";
import { Sheet } from "./Sheet";
import { Verdict } from "./Verdict";

const LATE_MS = 30 * 60_000; // told later than this, it still belongs to when it was

export type How = "yes" | "partly" | "hurts";

const NOW = later("{site}, pain now");
const TITLES: Record<How, string> = {
  yes: later("How was it?"),
  partly: later("How far did it go?"),
  hurts: later("It hurts"),
};

export interface Answers extends FeltAnswers {
  done: "yes" | "partly";
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

/** seen: what the player had of it, when it was played. */
function startingFrom(session: SessionView, how: How, seen?: Seen): Answers {
  const planned = how === "yes"; // otherwise the plan's numbers are not what was done
  const begun: Answers = {
    done: how === "yes" ? "yes" : "partly",
    ...NOT_FELT,
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
  if (!seen) return begun;
  const { pains, limp, sharp, minutes, run_min } = seen;
  return { ...begun, pain: pains, limp, sharp, minutes, run_min, on_feet_min: minutes };
}

interface Props {
  session: SessionView;
  how: How;
  close: () => void;
  seen?: Seen;
  saved?: () => void;
}

export function FeedbackSheet({ session, how, close, seen, saved }: Props) {
  const { view } = useView<TodayView>("today");
  const draft = `feedback.${session.id}.${seen ? `played.${Date.parse(seen.at)}` : how}`;
  const [said, say, clear] = useDraft(draft, startingFrom(session, how, seen));
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const sites = view?.sites ?? [];
  const onFoot = session.kind === "run" || session.kind === "walk";

  const save = async () => {
    const silent = sites.find((site) => said.pain[site.site] === undefined);
    if (silent) return setMissing(t("Touch a number first: {site}. 0 is an answer too.", { site: silent.name }));
    if (session.kind === "run" && said.run_min === null) return setMissing(t("How many minutes did you run?"));
    setMissing("");
    const told = factOf(subject(), feedbackOf(session, said, seen));
    const late = seen && Date.parse(told.happened_at) - Date.parse(seen.at) > LATE_MS;
    const fact = late ? { ...told, happened_at: seen.at } : told;
    if (!(await sending.submit([fact]))) return;
    rememberLogged(session.id, fact.id);
    if (sites.some((site) => said.later[site.site] === undefined)) {
      rememberOpen(fact.id, { title: session.title, at: fact.happened_at });
    }
    forgetPlay(session.id);
    clear();
    close();
    saved?.();
  };

  return (
    <Sheet title={t(TITLES[how])} close={close}>
      <p class="note">
        {session.title}: {session.dose}
      </p>
      {!view && <Loading what={t("Your sites")} />}
      <Felt said={said} say={say} sites={sites} legend={how === "hurts" ? NOW : DURING}>
        <Verdict session={session} said={said} over={how === "yes"} />
      </Felt>
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
      {session.kind === "run" && <Shoe names={view?.shoes ?? []} shoe={said.shoe} pick={(shoe) => say({ shoe })} />}
      {own(session).length > 0 && !seen && (
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
      <Effort rpe={said.rpe} pick={(rpe) => say({ rpe })} />
      <Later said={said} say={say} sites={sites} wait={t("Ask me later")} />
      <Save label={sending.busy ? t("Saving …") : t("Save")} missing={missing} sending={sending} save={save} off={!view} />
    </Sheet>
  );
}

function feedbackOf(session: SessionView, said: Answers, seen?: Seen): SessionFeedback {
  const onFoot = session.kind === "run" || session.kind === "walk";
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
    fast_min: seen ? seen.fast_min : said.done === "yes" ? session.fast_min : 0,
    contacts: seen ? seen.contacts : said.done === "yes" ? session.contacts : 0,
    minutes: onFoot ? null : said.minutes,
    ...feltOf(said),
    rpe: said.rpe,
    shoe: said.shoe,
    exercises: seen
      ? seen.exercises
      : own(session)
          .filter((item) => said.exercises[item.exercise])
          .map((item) => ({ exercise: item.exercise, sets: item.sets ?? 1, reps: item.reps, hold_s: item.hold_s })),
  };
}
