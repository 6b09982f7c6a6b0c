// A planned session: its dose, its items, and how it went.

import { useState } from "preact/hooks";
import type { ItemView, SessionView } from "../api/views";
import { correctionOf } from "../api/facts";
import { forgetLogged, remembered } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { t } from "../language";
import { DONE, KIND } from "../words";
import { Cue, Notes } from "./Beside";
import { ExerciseSheet } from "./ExerciseSheet";
import { FeedbackSheet, type How } from "./FeedbackSheet";
import { Icon, iconOf } from "./Icon";
import { ItemRow } from "./ItemRow";
import { Match, ToActivity } from "./Match";
import { Problem } from "./Notice";
import { SkipSheet } from "./SkipSheet";
import { ToPlay } from "./ToPlay";
import { ToWatch } from "./ToWatch";

export function SessionCard({ session, today }: { session: SessionView; today: string }) {
  const [open, setOpen] = useState<How | "skip" | null>(null);
  const close = () => setOpen(null);
  return (
    <article class={session.done ? "card session session-done" : "card session"}>
      <SessionHead session={session} />
      <p class="dose">{session.dose}</p>
      <ToPlay session={session} today={today} />
      {session.why && <p class="note">{session.why}</p>}
      {session.cue && <Cue cue={session.cue} />}
      <Notes notes={session.notes ?? []} />
      <Items items={session.guide ? [session.guide, ...session.items] : session.items} />
      <Limits session={session} />
      <ToWatch session={session} />
      {session.activity && (
        <>
          <Match activity={session.activity} />
          <ToActivity id={session.activity} />
        </>
      )}
      {session.done ? (
        <Logged session={session} />
      ) : (
        <div class="answers">
          <button type="button" class="button button-quiet" onClick={() => setOpen("yes")}>
            <Icon name="check" size={18} /> {t("Done")}
          </button>
          <button type="button" class="button button-quiet" onClick={() => setOpen("partly")}>
            {t("Partly")}
          </button>
          <button type="button" class="button button-quiet" onClick={() => setOpen("skip")}>
            {t("Not today")}
          </button>
          <button type="button" class="button button-hurts" onClick={() => setOpen("hurts")}>
            {t("It hurts")}
          </button>
        </div>
      )}
      {open === "skip" && <SkipSheet session={session} today={today} close={close} />}
      {open && open !== "skip" && <FeedbackSheet session={session} how={open} close={close} />}
    </article>
  );
}

export function SessionHead({ session }: { session: SessionView }) {
  return (
    <div class="session-head">
      <span class={`kind kind-${session.kind}`}>
        <Icon name={iconOf(session.mode || session.kind)} />
      </span>
      <div>
        <h3>{session.title}</h3>
        <p class="note">
          {t(KIND[session.kind])} · {t("{minutes} min", { minutes: session.minutes })}
          {session.optional && ` · ${t("optional")}`}
        </p>
      </div>
      {session.done && (
        <span class={`badge badge-${session.done}`}>
          {session.done !== "no" && <Icon name="check" size={16} />} {t(DONE[session.done])}
        </span>
      )}
    </div>
  );
}

export function Limits({ session }: { session: SessionView }) {
  return (
    <p class="limits">
      <span class="limit limit-amber">
        <Icon name="amber" size={16} /> {t("Ease off from pain {pain}", { pain: session.amber_from })}
      </span>
      <span class="limit limit-red">
        <Icon name="red" size={16} /> {t("Stop from {pain}", { pain: session.red_from })}
      </span>
    </p>
  );
}

export function Items({ items }: { items: ItemView[] }) {
  const [shown, setShown] = useState<ItemView | null>(null);
  if (items.length === 0) return null;
  return (
    <>
      <ul class="items">
        {items.map((item) => (
          <ItemRow key={item.exercise} item={item} open={() => setShown(item)} dialog>
            {item.name}
            {item.optional && <span class="note"> {t("optional")}</span>}
          </ItemRow>
        ))}
      </ul>
      {shown && <ExerciseSheet item={shown} close={() => setShown(null)} />}
    </>
  );
}

/** Taking back a session that was logged by mistake; only where it was logged is its id known. */
function Logged({ session }: { session: SessionView }) {
  const sending = useSend();
  const fact = remembered.value.logged[session.id];
  if (!fact) return null;
  const undo = async () => {
    if (await sending.submit([correctionOf(subject(), fact, null)])) forgetLogged(session.id);
  };
  return (
    <>
      <Problem failure={sending.failure} />
      <button type="button" class="link" disabled={sending.busy} onClick={() => void undo()}>
        {t("Take this back")}
      </button>
    </>
  );
}
