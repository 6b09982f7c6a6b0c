// Illness, travel and other days without training: what runs, what comes, what was.

import { useState } from "preact/hooks";
import { correctionOf, factOf } from "../../api/facts";
import type { PauseReason, PausesView, PauseView } from "../../api/pauses";
import { subject, useSend } from "../../hooks/useSend";
import { state, useView } from "../../hooks/useView";
import { later, t, tn } from "../../language";
import { NotYet, Problem } from "../../parts/Notice";
import { PauseSheet } from "../../parts/PauseSheet";
import { Cites, graded } from "../../parts/Reasons";
import { addDays, fullDay } from "../../words";

const NAMES: Record<PauseReason, string> = {
  illness: later("Ill"),
  travel: later("Away"),
  other: later("Pause"),
};

type Open = { reason: PauseReason; pause: null } | { reason: null; pause: PauseView };

export function Pauses({ asked }: { asked: string }) {
  const { view, failure, reload } = useView<PausesView>("pauses");
  const wanted = asked === "illness" || asked === "travel" ? asked : null;
  const [open, setOpen] = useState<Open | null>(wanted && { reason: wanted, pause: null });
  const now = view?.pauses.filter((pause) => pause.state !== "past").reverse() ?? [];
  const past = view?.pauses.filter((pause) => pause.state === "past") ?? [];
  const change = (pause: PauseView) => setOpen({ reason: null, pause });
  return (
    <section class="card" id="pauses">
      <h2>{t("Ill or away")}</h2>
      <p>{t("The plan waits for you. How it goes on depends on how long you were away.")}</p>
      {!view && <NotYet what={t("Pauses")} failure={failure} again={reload} />}
      {now.length > 0 && (
        <ul class="plain-list">
          {now.map((pause) => (
            <Pause key={pause.first_day} pause={pause} change={change} />
          ))}
        </ul>
      )}
      <div class="actions">
        <button type="button" class="button button-quiet" onClick={() => setOpen({ reason: "illness", pause: null })}>
          {t("I am ill")}
        </button>
        <button type="button" class="button button-quiet" onClick={() => setOpen({ reason: "travel", pause: null })}>
          {t("I am away")}
        </button>
      </div>
      {past.length > 0 && (
        <details>
          <summary>{tn("{count} past pause", "{count} past pauses", past.length)}</summary>
          <ul class="plain-list">
            {past.map((pause) => (
              <Pause key={pause.first_day} pause={pause} change={change} />
            ))}
          </ul>
        </details>
      )}
      {view && (
        <details>
          <summary>{t("What coming back rests on")}</summary>
          <p class="note">{graded(view.grade)}</p>
          <Cites cites={view.cites} />
        </details>
      )}
      {open && <PauseSheet reason={open.reason} pause={open.pause} close={() => setOpen(null)} />}
    </section>
  );
}

function Pause({ pause, change }: { pause: PauseView; change: (pause: PauseView) => void }) {
  const today = state.value?.today ?? "";
  const sending = useSend();
  const withdraw = () => void sending.submit([pause.id, ...pause.also].map((id) => correctionOf(subject(), id, null)));
  const end = () => {
    if (pause.first_day >= today) return withdraw();
    const { reason, first_day } = pause;
    const last_day = addDays(today, -1);
    void sending.submit([factOf(subject(), { kind: "pause", reason, first_day, last_day })]);
  };
  return (
    <li>
      <p>
        <strong>{t(NAMES[pause.reason])}</strong>, {days(pause)}
      </p>
      {pause.state !== "past" && <p class="note">{pause.back}</p>}
      <Problem failure={sending.failure} />
      <div class="actions">
        {pause.state === "running" && (
          <button type="button" class="button button-small" disabled={sending.busy} onClick={end}>
            {t("I am back")}
          </button>
        )}
        <button type="button" class="link" onClick={() => change(pause)} aria-label={t("Change: {what}", { what: days(pause) })}>
          {t("Change")}
        </button>
        <button
          type="button"
          class="link"
          disabled={sending.busy}
          onClick={withdraw}
          aria-label={t("Withdraw: {what}", { what: days(pause) })}
        >
          {t("Withdraw")}
        </button>
      </div>
    </li>
  );
}

const days = ({ first_day, last_day }: PauseView) =>
  last_day === null
    ? t("since {day}, open", { day: fullDay(first_day) })
    : last_day === first_day
      ? fullDay(first_day)
      : t("{first} to {last}", { first: fullDay(first_day), last: fullDay(last_day) });
