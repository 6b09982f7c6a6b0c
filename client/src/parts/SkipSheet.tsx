// Changing a planned session: another day, other cross-training, or left out. The engine says what it
// would come to before it is taken.

import { useEffect, useRef, useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { Failure } from "../api/http";
import { type Edit, type PreviewView, previewOf } from "../api/preview";
import type { ModeView, ScheduleDayView, ScheduleView } from "../api/schedule";
import type { SessionView } from "../api/views";
import { useName } from "../hooks/useName";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { made } from "./Undo";
import { longDay, weekdayLong } from "../words";
import { Icon } from "./Icon";
import { NotYet, Problem } from "./Notice";
import { Reasons } from "./Reasons";
import { Sheet } from "./Sheet";

interface Props {
  session: SessionView;
  today: string;
  day?: string | null; // chosen already: it was dropped there
  close: () => void;
}

const PAUSE_MS = 200; // arrows run over days that are not meant

export function SkipSheet({ session, today, day = null, close }: Props) {
  const { view, failure, reload } = useView<ScheduleView>("plan/weeks");
  const [edit, setEdit] = useState<Edit | null>(day ? moveTo(session, day) : null);
  const { word, trouble } = useWord(edit);
  const sending = useSend();
  const week = view?.weeks.find((one) => one.days.some((each) => each.date === session.date));
  const blind = trouble?.unreached ?? false; // without the server the plan answers later
  const ready = edit !== null && ((word !== null && word.verdict !== "refused") || blind);
  const accept = async () => {
    if (!edit || !ready || sending.busy) return;
    const fact = factOf(subject(), { kind: "plan_edit", ...edit });
    if (!(await sending.submit([fact]))) return;
    made.value = { fact: fact.id, said: doneWords(session, edit) };
    close();
  };
  return (
    <Sheet title={t("Change: {session}", { session: session.title })} close={close}>
      <form
        class="edit"
        onSubmit={(event) => {
          event.preventDefault();
          void accept();
        }}
      >
        <p class="note">{longDay(session.date)}</p>
        {!week && <NotYet what={t("The week")} failure={failure} again={reload} />}
        {week && <Ways days={week.days} modes={view?.modes ?? []} session={session} today={today} edit={edit} pick={setEdit} />}
        <div class="edit-foot">
          <div class="edit-word" role="status">
            {edit && !word && !trouble && <p class="note">{t("Asking the plan …")}</p>}
            {word && <Word word={word} pick={(to) => setEdit(moveTo(session, to))} />}
            {blind && (
              <p class="strip">
                <Icon name="clock" size={18} />{" "}
                {t("Without a connection the plan cannot say yet whether this fits. It decides when this is sent.")}
              </p>
            )}
          </div>
          {trouble && !blind && <Problem failure={trouble} />}
          <Problem failure={sending.failure} />
          <div class="actions">
            <button type="submit" class="button" disabled={!ready || sending.busy}>
              {edit ? doWords(edit) : t("Choose first")}
            </button>
            <button type="button" class="button button-quiet" onClick={close}>
              {t("Cancel")}
            </button>
          </div>
        </div>
      </form>
    </Sheet>
  );
}

const moveTo = (session: SessionView, day: string): Edit => ({ action: "move", session: session.id, to_day: day, to_mode: null });

/** The engine's word on an edit, asked a moment after it was chosen. */
function useWord(edit: Edit | null): { word: PreviewView | null; trouble: Failure | null } {
  const [said, setSaid] = useState<{ edit: Edit; word: PreviewView | null; trouble: Failure | null } | null>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!edit) return;
    let current = true;
    const ask = () =>
      previewOf(edit).then(
        (word) => current && setSaid({ edit, word, trouble: null }),
        (trouble: Failure) => current && setSaid({ edit, word: null, trouble }),
      );
    const timer = setTimeout(() => void ask(), first.current ? 0 : PAUSE_MS);
    first.current = false;
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [edit]);
  const its = said !== null && said.edit === edit;
  return { word: its ? said.word : null, trouble: its ? said.trouble : null };
}

interface WaysProps {
  days: ScheduleDayView[];
  modes: ModeView[];
  session: SessionView;
  today: string;
  edit: Edit | null;
  pick: (edit: Edit) => void;
}

/** All choices in one group: the arrow keys run over days and ways alike. */
function Ways({ days, modes, session, today, edit, pick }: WaysProps) {
  const name = useName();
  const open = days.filter((day) => day.date >= today && day.date !== session.date);
  const swaps = session.kind === "walk" ? [] : modes.filter((mode) => session.kind !== "cross_training" || mode.name !== session.title);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const soon = requestAnimationFrame(() => first.current?.focus()); // after the sheet has opened
    return () => cancelAnimationFrame(soon);
  }, []);
  const begin = (event: KeyboardEvent) => {
    if (edit || !open[0] || !event.key.startsWith("Arrow")) return;
    event.preventDefault(); // the first arrow chooses the first day, not the second
    pick(moveTo(session, open[0].date));
  };
  const start = edit?.to_day ?? open[0]?.date;
  return (
    <>
      <fieldset class="edit-days" onKeyDown={begin}>
        <legend>{t("Move it to")}</legend>
        {open.length === 0 && <p class="note">{t("This week has no other day left.")}</p>}
        {open.map((day) => (
          <label key={day.date} class="row-tick">
            <input
              type="radio"
              name={name}
              ref={day.date === start ? first : undefined}
              checked={edit?.to_day === day.date}
              onChange={() => pick(moveTo(session, day.date))}
            />
            <span>
              {weekdayLong(day.date)}
              <span class="note">{held(day)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {swaps.length > 0 && (
        <fieldset class="edit-days">
          <legend>{session.kind === "cross_training" ? t("Or swap it for") : t("Or swap it for cross-training")}</legend>
          {swaps.map((mode) => (
            <label key={mode.id} class="row-tick">
              <input
                type="radio"
                name={name}
                checked={edit?.to_mode === mode.id}
                onChange={() => pick({ action: "swap", session: session.id, to_day: null, to_mode: mode.id })}
              />
              <span>{mode.name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <fieldset class="edit-days">
        <legend>{t("Or leave it out")}</legend>
        <label class="row-tick">
          <input
            type="radio"
            name={name}
            checked={edit?.action === "skip"}
            onChange={() => pick({ action: "skip", session: session.id, to_day: null, to_mode: null })}
          />
          <span>
            {t("Skip this session")}
            <span class="note">{t("It is not made up later.")}</span>
          </span>
        </label>
      </fieldset>
    </>
  );
}

const held = (day: ScheduleDayView) =>
  day.entries.length > 0
    ? day.entries.map((entry) => entry.session.title).join(", ")
    : day.stopped || (day.rest ? t("Rest") : "");

const SIGN = { as_asked: "green", more: "amber", refused: "red" } as const;

function Word({ word, pick }: { word: PreviewView; pick: (day: string) => void }) {
  const more = word.differences.filter((difference) => !difference.asked);
  return (
    <div class={`word word-${word.verdict}`}>
      <p class="word-said">
        <Icon name={SIGN[word.verdict]} /> {word.sentence}
      </p>
      {more.length > 0 && (
        <ul class="word-list">
          {more.map((difference) => (
            <li key={difference.session}>
              {difference.before && <span class="change-before">{difference.before}</span>}
              <span>{difference.after || t("{session} is left out", { session: difference.title })}</span>
            </li>
          ))}
        </ul>
      )}
      {(word.verdict !== "as_asked" || more.length > 0) && <Reasons reasons={word.reasons} />}
      {word.fits.length > 0 && (
        <div class="word-fits">
          <p>{t("It would fit on:")}</p>
          <div class="actions">
            {word.fits.map((day) => (
              <button key={day} type="button" class="button button-quiet button-small" onClick={() => pick(day)}>
                {weekdayLong(day)}
              </button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function doWords(edit: Edit): string {
  if (edit.action === "skip") return t("Leave it out");
  if (edit.action === "swap") return t("Swap it");
  return t("Move it to {day}", { day: weekdayLong(edit.to_day ?? "") });
}

function doneWords(session: SessionView, edit: Edit): string {
  if (edit.action === "skip") return t("{session}: left out.", { session: session.title });
  if (edit.action === "swap") return t("{session}: swapped for cross-training.", { session: session.title });
  return t("{session}: moved to {day}.", { session: session.title, day: weekdayLong(edit.to_day ?? "") });
}
