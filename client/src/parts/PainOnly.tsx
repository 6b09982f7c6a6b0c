// Cards that ask for pain alone: an hour after a session, and for what a watch recorded.

import { useState } from "preact/hooks";
import { factOf, type Pains, type SessionFeedback } from "../api/facts";
import type { SiteView, UnansweredView } from "../api/views";
import { forgetOpen, remembered, type OpenSession } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { t } from "../language";
import { distance } from "../units";
import { CLASS, moment, plain } from "../words";
import { Match, ToActivity } from "./Match";
import { Missing, Problem } from "./Notice";
import { Scale } from "./Scale";

const HOUR_MS = 3_600_000;
const ASKED_FOR_MS = 36 * HOUR_MS;

/** Sessions that were logged before their pain an hour later was known. */
export function PainLater({ sites }: { sites: SiteView[] }) {
  const open = Object.entries(remembered.value.sessions).filter(
    ([, session]) => Date.now() - Date.parse(session.at) < ASKED_FOR_MS,
  );
  return (
    <>
      {open.map(([id, session]) => (
        <After key={id} id={id} session={session} sites={sites} />
      ))}
    </>
  );
}

function After({ id, session, sites }: { id: string; session: OpenSession; sites: SiteView[] }) {
  const [open, setOpen] = useState(Date.now() - Date.parse(session.at) >= HOUR_MS);
  const sending = useSend();
  const save = async (pain: Pains) => {
    const fact = factOf(subject(), { kind: "pain_after", session: id, pain_60min: pain });
    const at = new Date(Math.min(Date.now(), Date.parse(session.at) + HOUR_MS)).toISOString();
    if (await sending.submit([{ ...fact, happened_at: at }])) forgetOpen(id);
  };
  return (
    <section class="card">
      <div class="card-top">
        <h2>{t("An hour after: {session}", { session: session.title })}</h2>
        {!open && (
          <button type="button" class="button button-quiet button-small" onClick={() => setOpen(true)}>
            {t("Answer")}
          </button>
        )}
      </div>
      {open ? (
        <>
          <PainForm sites={sites} busy={sending.busy} save={save} />
          <Problem failure={sending.failure} />
          <button type="button" class="link" onClick={() => forgetOpen(id)}>
            {t("I do not know any more")}
          </button>
        </>
      ) : (
        <p class="note">{t("Still open. Answer about an hour after the session.")}</p>
      )}
    </section>
  );
}

/** What a watch recorded and nobody has said the pain of. */
export function Unanswered({ activity, sites }: { activity: UnansweredView; sites: SiteView[] }) {
  const sending = useSend();
  const save = async (pain: Pains) => {
    const fact = factOf(subject(), {
      ...NOTHING_SAID,
      session_class: activity.session_class,
      activity: activity.id,
      pain_during: pain,
      began: Object.values(pain).some((one) => one > 0) ? null : "never",
    });
    // told of the activity's own day, whenever it is told
    const end = new Date(Date.parse(activity.start) + activity.minutes * 60_000).toISOString();
    await sending.submit([{ ...fact, happened_at: end }]);
  };
  return (
    <section class="card">
      <h2>{t("How did this feel?")}</h2>
      <p>
        {t(CLASS[activity.session_class] ?? plain(activity.session_class))}, {moment(activity.start)} ·{" "}
        {t("{minutes} min", { minutes: Math.round(activity.minutes) })}
        {activity.distance_m !== null && ` · ${distance(activity.distance_m)}`}
      </p>
      <p class="note">{t("It came from your watch and counts as done. Worst pain while it lasted:")}</p>
      <PainForm sites={sites} busy={sending.busy} save={save} />
      <Problem failure={sending.failure} />
      <Match activity={activity.id} />
      <ToActivity id={activity.id} />
    </section>
  );
}

const NOTHING_SAID: SessionFeedback = {
  kind: "session_feedback",
  session_class: "run",
  planned_session: null,
  activity: null,
  done: "yes",
  run_min: 0,
  on_feet_min: null,
  distance_m: null,
  ascent_m: null,
  descent_m: null,
  fast_min: 0,
  contacts: 0,
  minutes: null,
  pain_during: {},
  pain_60min: {},
  began: null,
  course: null,
  limp: false,
  sharp: false,
  painkillers_24h: null,
  rpe: null,
};

function PainForm({
  sites,
  busy,
  save,
}: {
  sites: SiteView[];
  busy: boolean;
  save: (pain: Pains) => Promise<void>;
}) {
  const [pain, setPain] = useState<Pains>({});
  const [missing, setMissing] = useState("");
  const done = () => {
    const silent = sites.find((site) => pain[site.site] === undefined);
    if (silent) return setMissing(t("Touch a number first: {site}.", { site: silent.name }));
    setMissing("");
    void save(pain);
  };
  return (
    <>
      {sites.map((site) => (
        <Scale
          key={site.site}
          legend={site.name}
          value={pain[site.site] ?? null}
          pick={(value) => setPain({ ...pain, [site.site]: value })}
        />
      ))}
      {missing && <Missing>{missing}</Missing>}
      <div class="actions">
        <button type="button" class="button" disabled={busy} onClick={done}>
          {t("Save")}
        </button>
      </div>
    </>
  );
}
