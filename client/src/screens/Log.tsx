// A session told by hand, of today or of a day before; changed or taken out afterwards.

import { useState } from "preact/hooks";
import { correctionOf, factOf, type Fact, type SessionFeedback } from "../api/facts";
import type { LoggedView } from "../api/logged";
import type { TodayView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { forgetOpen, rememberOpen } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { state, useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice, Tick } from "../parts/Chips";
import { DURING, Effort, Felt, Later, Shoe } from "../parts/Felt";
import { ClimbField, DateField, DistanceField, NumberField } from "../parts/Field";
import { Icon } from "../parts/Icon";
import { Back, NotYet, Problem } from "../parts/Notice";
import { Save } from "../parts/Save";
import { go } from "../route";
import { CLASS, longDay } from "../words";
import { type Entry, entryOf, feedbackOf, missingIn, momentOf, nothing, ON_FOOT } from "./log/entry";
import "../style/log.css";

const KINDS = Object.entries(CLASS).map(([kind, name]) => [name, kind] as const);
const DAY = /^\d{4}-\d\d-\d\d$/;

/** about: the id of a logged session, a day, or '' for today. */
export function Log({ about }: { about: string }) {
  return about && !DAY.test(about) ? <Logged id={about} /> : <New day={about || (state.value?.today ?? "")} />;
}

function New({ day }: { day: string }) {
  const [said, say, clear] = useDraft(`log.${day}`, nothing(day));
  const sending = useSend();
  const save = async () => {
    const fact = factOf(subject(), feedbackOf(said, null));
    const at = momentOf(said.day, new Date()).toISOString();
    if (!(await sending.submit([{ ...fact, happened_at: at }]))) return;
    if (said.day === state.value?.today && Object.keys(said.later).length === 0) {
      rememberOpen(fact.id, { title: t(CLASS[said.kind ?? ""] ?? ""), at });
    }
    clear();
    go("activities");
  };
  return (
    <>
      <Back to="activities" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Log by hand")}</h1>
        <p>{t("A session that no watch recorded. It counts like any other.")}</p>
      </div>
      <Form said={said} say={say} sending={sending} save={save} />
    </>
  );
}

function Logged({ id }: { id: string }) {
  const { view, failure, reload } = useView<LoggedView>(`logged/${id}`);
  const [gone, setGone] = useState<LoggedView | null>(null);
  return (
    <>
      <Back to="activities" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Logged by hand")}</h1>
        {!gone && view && <p>{longDay(view.day)}</p>}
      </div>
      {gone ? (
        <Gone view={gone} />
      ) : view ? (
        <Change key={view.id} view={view} out={() => setGone(view)} />
      ) : (
        <NotYet what={t("The session")} failure={failure} again={reload} />
      )}
    </>
  );
}

function Change({ view, out }: { view: LoggedView; out: () => void }) {
  const [said, setSaid] = useState<Entry>(() => entryOf(view.fact, view.day));
  const [asking, setAsking] = useState(false);
  const sending = useSend();
  const taking = useSend();
  const save = async () => {
    const at = momentOf(said.day, new Date(), new Date(view.fact.happened_at)).toISOString();
    const by: Fact = { ...factOf(subject(), feedbackOf(said, contentOf(view.fact))), happened_at: at, zone: view.fact.zone };
    if (await sending.submit([correctionOf(subject(), view.id, by)])) go("activities");
  };
  const take = async () => {
    if (!(await taking.submit([correctionOf(subject(), view.id, null)]))) return;
    forgetOpen(view.id);
    out();
  };
  return (
    <>
      <Form said={said} say={(change) => setSaid({ ...said, ...change })} sending={sending} save={save} />
      <section class="take-out">
        {asking ? (
          <>
            <p>{t("The plan then goes on as if it had not been.")}</p>
            <div class="actions">
              <button type="button" class="button" disabled={taking.busy} onClick={() => void take()}>
                {t("Yes, take it out")}
              </button>
              <button type="button" class="button button-quiet" onClick={() => setAsking(false)}>
                {t("Keep it")}
              </button>
            </div>
          </>
        ) : (
          <button type="button" class="link" onClick={() => setAsking(true)}>
            {t("Take this session out …")}
          </button>
        )}
        <Problem failure={taking.failure} />
      </section>
    </>
  );
}

/** Taken out; what was said is still here, so that it can be told again. */
function Gone({ view }: { view: LoggedView }) {
  const sending = useSend();
  const again = async () => {
    const fact = factOf(subject(), contentOf(view.fact));
    const { happened_at, zone } = view.fact;
    if (await sending.submit([{ ...fact, happened_at, zone }])) go(`log/${fact.id}`);
  };
  return (
    <section class="card">
      <p class="saved" role="status">
        <Icon name="check" size={18} /> {t("It is taken out.")}
      </p>
      <Problem failure={sending.failure} />
      <div class="actions">
        <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void again()}>
          {t("Put it back")}
        </button>
        <a class="button button-quiet" href="#/activities">
          {t("To the activities")}
        </a>
      </div>
    </section>
  );
}

/** A fact without what was made for it alone: id, author and time. */
function contentOf({ id: _, subject: __, author: ___, happened_at: ____, zone: _____, ...content }: LoggedView["fact"]) {
  return content as SessionFeedback;
}

interface FormProps {
  said: Entry;
  say: (change: Partial<Entry>) => void;
  sending: ReturnType<typeof useSend>;
  save: () => Promise<void>;
}

function Form({ said, say, sending, save }: FormProps) {
  const { view } = useView<TodayView>("today");
  const [missing, setMissing] = useState("");
  const today = state.value?.today ?? "";
  const sites = view?.sites ?? [];
  const past = said.day !== "" && said.day < today;
  const submit = async () => {
    const lack = missingIn(said, sites, today);
    setMissing(lack);
    if (!lack) await save();
  };
  return (
    <div class="log-form">
      <DateField label={t("Which day?")} value={said.day} most={today} set={(day) => say({ day })} />
      <Choice legend={t("What was it?")} options={KINDS} value={said.kind} pick={(kind) => say({ kind })} />
      <Amounts said={said} say={say} />
      {past && (
        <Tick
          label={t("I do not know any more how it felt")}
          value={said.forgotten}
          set={(forgotten) => say(forgotten ? { forgotten, pain: {}, later: {} } : { forgotten })}
        />
      )}
      {said.forgotten ? (
        <p class="note">{t("That is fine. Without an answer it stays unknown: it counts as load and never as green.")}</p>
      ) : (
        <>
          <Felt said={said} say={say} sites={sites} legend={DURING} />
          <Later said={said} say={say} sites={sites} wait={past ? t("I do not know") : t("Ask me later")} />
        </>
      )}
      <Effort rpe={said.rpe} pick={(rpe) => say({ rpe })} />
      {said.kind === "run" && <Shoe names={view?.shoes ?? []} shoe={said.shoe} pick={(shoe) => say({ shoe })} />}
      <Save label={sending.busy ? t("Saving …") : t("Save")} missing={missing} sending={sending} save={submit} off={!view} />
    </div>
  );
}

const WHOLE: Record<string, string> = { run: later("Run and walk"), walk: later("Walking"), hike: later("Hiking") };

function Amounts({ said, say }: Pick<FormProps, "said" | "say">) {
  const { kind } = said;
  if (kind === null) return null;
  return (
    <div class="amounts">
      {kind === "run" && (
        <NumberField label={t("Running")} unit={t("min")} value={said.run_min} set={(run_min) => say({ run_min })} step={0.5} />
      )}
      <NumberField label={t(WHOLE[kind] ?? "Time")} unit={t("min")} value={said.minutes} set={(minutes) => say({ minutes })} />
      {ON_FOOT.has(kind) && (
        <>
          <DistanceField label={t("Distance")} km={said.km} set={(km) => say({ km })} />
          <ClimbField label={t("Up")} m={said.ascent_m} set={(ascent_m) => say({ ascent_m })} />
          <ClimbField label={t("Down")} m={said.descent_m} set={(descent_m) => say({ descent_m })} />
        </>
      )}
      {kind === "plyometrics" && (
        <NumberField label={t("Landings")} value={said.contacts} most={5000} set={(contacts) => say({ contacts })} />
      )}
    </div>
  );
}
