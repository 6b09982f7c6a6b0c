// Which planned session an activity counts as, and putting it to another by hand.

import { useState } from "preact/hooks";
import { correctionOf, factOf, type Sent } from "../api/facts";
import type { MatchView, PlannedView } from "../api/matches";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { shortDay, weekday } from "../words";
import { Problem } from "./Notice";
import { Sheet } from "./Sheet";

/** activity: id of a recorded activity. Nothing until the server has said what it counts as. */
export function Match({ activity }: { activity: string }) {
  const { view } = useView<MatchView>(`activities/${activity}/match`);
  const [open, setOpen] = useState(false);
  if (!view) return null;
  return (
    <div class="match">
      <p class="note">
        {view.session
          ? t("Counts as {session}.", { session: named(view.session) })
          : t("Counts as none of the planned sessions.")}{" "}
        <button type="button" class="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t("Change")}
        </button>
      </p>
      {view.beyond.map((sentence) => (
        <p class="note" key={sentence}>
          {sentence}
        </p>
      ))}
      {open && <MatchSheet view={view} close={() => setOpen(false)} />}
    </div>
  );
}

export const ToActivity = ({ id }: { id: string }) => (
  <a class="to-topic" href={`#/activities/${id}`}>
    {t("Show what the watch recorded")}
  </a>
);

function MatchSheet({ view, close }: { view: MatchView; close: () => void }) {
  const sending = useSend();
  const send = async (facts: Sent[]) => {
    if (await sending.submit(facts)) close();
  };
  const put = (session: string | null) =>
    send([factOf(subject(), { kind: "activity_match", activity: view.activity, session })]);
  const others = view.choices.filter((choice) => choice.id !== view.session?.id);
  return (
    <Sheet title={t("Which session was this?")} close={close}>
      <div class="days">
        {others.map((choice) => (
          <button
            key={choice.id}
            type="button"
            class="button button-quiet"
            disabled={sending.busy}
            onClick={() => void put(choice.id)}
          >
            {choice.title} <span class="note">{day(choice)}</span>
          </button>
        ))}
        {view.session && (
          <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void put(null)}>
            {t("None of the planned ones")}
          </button>
        )}
      </div>
      <p class="note">{t("What you did counts on the day you did it. A session of another day of this week leaves that day.")}</p>
      {view.said_by.length > 0 && (
        <button
          type="button"
          class="link"
          disabled={sending.busy}
          onClick={() => void send(view.said_by.map((fact) => correctionOf(subject(), fact, null)))}
        >
          {t("Take this back: let it be found by day, kind and length")}
        </button>
      )}
      <Problem failure={sending.failure} />
    </Sheet>
  );
}

const day = (planned: PlannedView) => `${weekday(planned.day)} ${shortDay(planned.day)}`;
const named = (planned: PlannedView) => `${planned.title}, ${day(planned)}`;
