// The morning's check-in: pain by site, then one-tap questions. Six taps or fewer for one site.

import { useState } from "preact/hooks";
import { correctionOf, factOf, type Fact, type Pains } from "../api/facts";
import type { Answer, QuestionView, SiteView, TodayView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { remembered, rememberCheckIn } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { t } from "../language";
import { SITES, inside } from "../words";
import { Choice } from "./Chips";
import { FlagSheet } from "./FlagSheet";
import { Icon } from "./Icon";
import { Later } from "./Later";
import { Missing } from "./Notice";
import { Save } from "./Save";
import { Scale } from "./Scale";

interface Draft {
  day: string;
  pain: Pains;
  answers: Record<string, Answer | Pains>;
}

export function CheckIn({ view }: { view: TodayView }) {
  const [correcting, setCorrecting] = useState(false);
  const [worried, setWorried] = useState(false);
  const sent = remembered.value.checkIns[view.date];
  const done = () => setCorrecting(false);
  return (
    <>
      {view.checked_in && !correcting ? (
        <CheckedIn sent={sent} correct={() => setCorrecting(true)} />
      ) : (
        <CheckInForm
          view={view}
          sent={sent}
          done={done}
          stop={correcting ? done : null}
          worried={() => setWorried(true)}
        />
      )}
      {worried && <FlagSheet close={() => setWorried(false)} />}
    </>
  );
}

function CheckedIn({ sent, correct }: { sent: Fact | undefined; correct: () => void }) {
  const pain = sent?.kind === "check_in" ? Object.entries(sent.pain) : [];
  return (
    <section class="line-card">
      <Icon name="check" />
      <p>
        {pain.length === 0
          ? t("Checked in")
          : t("Checked in: {pains}", {
              pains: pain.map(([site, value]) => `${inside(t(SITES[site as keyof typeof SITES]))} ${value}`).join(", "),
            })}
      </p>
      <button type="button" class="link" onClick={correct}>
        {t("Correct")}
      </button>
    </section>
  );
}

interface FormProps {
  view: TodayView;
  sent: Fact | undefined;
  done: () => void;
  stop: (() => void) | null;
  worried: () => void;
}

function CheckInForm({ view, sent, done, stop, worried }: FormProps) {
  const nothing: Draft = { day: view.date, pain: {}, answers: {} };
  const [kept, set, clear] = useDraft<Draft>("check-in", stop && sent ? draftOf(view, sent) : nothing);
  const draft = kept.day === view.date ? kept : nothing;
  const change = (more: Partial<Draft>) => set({ ...draft, ...more });
  const [missing, setMissing] = useState("");
  const sending = useSend();

  const usual = view.sites.length > 0 && view.sites.every((site) => site.yesterday !== null);
  const asYesterday = () => {
    const pain = Object.fromEntries(view.sites.map((site) => [site.site, site.yesterday])) as Pains;
    const asked = view.questions.some((question) => question.field === "versus_yesterday");
    change({ pain, answers: asked ? { ...draft.answers, versus_yesterday: "same" } : draft.answers });
  };
  const closing = view.questions.filter(isClosing);
  const noToBoth = closing.length === 2 && closing.every(({ field }) => draft.answers[field] === undefined);
  const save = async (answers = draft.answers) => {
    const open = view.sites.find((site) => draft.pain[site.site] === undefined);
    if (open) return setMissing(t("Touch a number first: {site}.", { site: open.name }));
    setMissing("");
    const said = factOf(subject(), { kind: "check_in", pain: draft.pain, ...answers });
    const fact = sent ? { ...said, happened_at: sent.happened_at } : said;
    if (!(await sending.submit([sent ? correctionOf(subject(), sent.id, fact) : fact]))) return;
    // a later correction names the first fact again
    rememberCheckIn(view.date, sent ? { ...fact, id: sent.id } : fact);
    const leadsOn = answers.worrying === true;
    clear();
    done();
    if (leadsOn) worried();
  };
  const ask = (question: QuestionView) => (
    <Question
      key={question.field}
      question={question}
      value={draft.answers[question.field]}
      pick={(value) => change({ answers: { ...draft.answers, [question.field]: value } })}
    />
  );
  return (
    <section class="card checkin">
      <div class="card-top">
        <h2>{stop ? t("Correct the check-in") : t("Pain this morning")}</h2>
        {usual && !stop && (
          <button type="button" class="button button-quiet button-small" onClick={asYesterday}>
            {t("Same as yesterday")}
          </button>
        )}
      </div>
      {view.sites.map((site: SiteView) => (
        <Scale
          key={site.site}
          legend={site.name}
          value={draft.pain[site.site] ?? null}
          ghost={site.yesterday}
          pick={(value) => change({ pain: { ...draft.pain, [site.site]: value } })}
        />
      ))}
      <Later>
        {view.questions.filter((question) => !question.optional && !isClosing(question)).map(ask)}
        <details>
          <summary>{t("Soreness, swelling or fever today?")}</summary>
          {view.questions.filter((question) => question.optional).map(ask)}
        </details>
        {closing.map(ask)}
        {draft.answers.worrying === true && (
          <Missing>{t("Save this; the list of warning signs comes next.")}</Missing>
        )}
        <Save
          label={sending.busy ? t("Saving …") : noToBoth ? t("No to both, save") : t("Save check-in")}
          missing={missing}
          sending={sending}
          save={() => save(noToBoth ? { ...draft.answers, ...allNo(closing) } : draft.answers)}
        >
          {noToBoth && (
            <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void save()}>
              {t("Save without these")}
            </button>
          )}
          {stop && (
            <button type="button" class="button button-quiet" onClick={stop}>
              {t("Leave it")}
            </button>
          )}
        </Save>
      </Later>
    </section>
  );
}

/** Asked each morning, to be answered by no or yes: the last taps of a check-in. */
const isClosing = ({ optional, per_site, answers }: QuestionView) =>
  !optional && per_site.length === 0 && answers.length > 0 && answers.every(([, value]) => typeof value === "boolean");

const allNo = (questions: QuestionView[]) => Object.fromEntries(questions.map(({ field }) => [field, false]));

interface QuestionProps {
  question: QuestionView;
  value: Answer | Pains | undefined;
  pick: (value: Answer | Pains) => void;
}

function Question({ question, value, pick }: QuestionProps) {
  if (question.per_site.length > 0) {
    const by = (typeof value === "object" ? value : {}) as Record<string, Answer>;
    return (
      <>
        {question.per_site.map((site) => (
          <One
            key={site}
            question={{ ...question, question: `${question.question}, ${inside(t(SITES[site]))}` }}
            value={by[site]}
            pick={(answer) => pick({ ...by, [site]: answer } as Pains)}
          />
        ))}
      </>
    );
  }
  return <One question={question} value={typeof value === "object" ? undefined : value} pick={pick} />;
}

function One({
  question,
  value,
  pick,
}: {
  question: QuestionView;
  value: Answer | undefined;
  pick: (value: Answer) => void;
}) {
  const note = question.why || undefined;
  if (question.answers.length === 0) {
    const taken = typeof value === "number" ? value : null;
    return <Scale legend={question.question} value={taken} pick={pick} note={note} />;
  }
  return (
    <Choice legend={question.question} options={question.answers} value={value} pick={pick} note={note} />
  );
}

function draftOf(view: TodayView, sent: Fact): Draft {
  const fields = sent as unknown as Record<string, Answer | Pains>;
  const answers: Draft["answers"] = {};
  for (const { field } of view.questions) if (fields[field] !== undefined) answers[field] = fields[field];
  return { day: view.date, pain: sent.kind === "check_in" ? sent.pain : {}, answers };
}
