// What stands beside the plan: a line in time, what is due, routines, the way back after a setback.

import { useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { CueView, DueView, NoteView, ReminderView, RoutineView, StepView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { keep, kept } from "../kept";
import { t, tn } from "../language";
import { Icon } from "./Icon";
import { Problem } from "./Notice";
import { Items } from "./SessionCard";
import { Sources } from "./Sources";
import { TestCard } from "./TestCard";

const CLOSED = "surefoot.closed";

/** Closed for this day on this device; whether lines of a kind come at all is a switch under More. */
export function Reminders({ reminders, day }: { reminders: ReminderView[]; day: string }) {
  const [closed, setClosed] = useState<string[]>(() => closedOn(day));
  const close = (id: string) => {
    const now = [...closed, id];
    setClosed(now);
    keep(CLOSED, { day, ids: now });
  };
  return (
    <>
      {reminders
        .filter((reminder) => !closed.includes(reminder.id))
        .map((reminder) => (
          <aside class="reminder" key={reminder.id} aria-label={reminder.track_name}>
            <p>
              {reminder.text}{" "}
              <a class="reminder-more" href="#/beside">
                {reminder.track_name}
              </a>
            </p>
            <button type="button" class="icon-button" aria-label={t("Close this line")} onClick={() => close(reminder.id)}>
              <Icon name="close" size={18} />
            </button>
          </aside>
        ))}
    </>
  );
}

function closedOn(day: string): string[] {
  const closed = kept(CLOSED) as { day?: string; ids?: string[] } | null;
  return closed?.day === day ? (closed.ids ?? []) : [];
}

export function Cue({ cue }: { cue: CueView }) {
  return (
    <details>
      <summary>
        <span class="cue-say">{cue.say}</span>
      </summary>
      <p>{cue.how}</p>
      <p>{cue.check}</p>
      <p class="note">{cue.why}</p>
      <Sources at="cues" id={cue.id} grade={cue.grade} cites={cue.cites} />
    </details>
  );
}

export function Notes({ notes }: { notes: NoteView[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="session-notes">
      {notes.map((note) => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  );
}

/** What may be done around a session or on any day, folded away. */
export function Routines({ routines }: { routines: RoutineView[] }) {
  const shown = routines.filter((routine) => routine.optional);
  if (shown.length === 0) return null;
  return (
    <details class="card">
      <summary>{t("If you like: drills, mobility, balance")}</summary>
      {shown.map((routine) => (
        <section key={routine.id}>
          <h3>{routine.name}</h3>
          <p class="note">{routine.when}</p>
          {routine.caution && <p>{routine.caution}</p>}
          <Items items={routine.items} />
        </section>
      ))}
    </details>
  );
}

export function Due({ due }: { due: DueView[] }) {
  if (due.length === 0) return null;
  return (
    <details class="card">
      <summary>{tn("{count} thing to look at when you have time", "{count} things to look at when you have time", due.length)}</summary>
      {due.map((each) => (
        <DueEntry key={each.id} due={each} />
      ))}
    </details>
  );
}

function DueEntry({ due }: { due: DueView }) {
  const sending = useSend();
  const say = (found: "fine" | "changed" | "not_sure") =>
    sending.submit([factOf(subject(), { kind: "checkpoint", checkpoint: due.id, found, note: "" })]);
  return (
    <section>
      <h3>{due.name}</h3>
      <p>{due.how}</p>
      <p class="note">{due.note}</p>
      <Problem failure={sending.failure} />
      {due.answered_by === "test_result" ? (
        due.tests.map((test) => <TestCard key={test.id} test={test} />)
      ) : (
        <div class="actions">
          {due.tests.map((test) => (
            <a key={test.id} class="link" href={`#/test/${test.id}`}>
              {t("Measure: {test}", { test: test.name })}
            </a>
          ))}
          <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void say("fine")}>
            {t("Looked, all fine")}
          </button>
          <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void say("changed")}>
            {t("Looked, something changed")}
          </button>
          <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void say("not_sure")}>
            {t("Looked, not sure")}
          </button>
        </div>
      )}
    </section>
  );
}

export function WayBack({ steps }: { steps: StepView[] }) {
  if (steps.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("After the setback")}</h2>
      <ul>
        {steps.map((step) => (
          <li key={step.id}>{step.what}</li>
        ))}
      </ul>
    </section>
  );
}
