// The next four weeks, day by day; the weeks to come are visibly provisional.

import { useState } from "preact/hooks";
import type { DayView, PlanView, SessionView, WeekView } from "../api/views";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { Disagree } from "../parts/Disagree";
import { Horizon } from "../parts/Horizon";
import { Icon } from "../parts/Icon";
import { NotYet, Stale } from "../parts/Notice";
import { PhaseHeading } from "../parts/PhaseHeading";
import { Items, Limits } from "../parts/SessionCard";
import { SkipSheet } from "../parts/SkipSheet";
import { ToPlay } from "../parts/ToPlay";
import { ToWatch } from "../parts/ToWatch";
import { DONE, addDays, shortDay, weekday } from "../words";

export function Plan() {
  const { view, failure, reload } = useView<PlanView>("plan?weeks=4");
  if (!view) return <NotYet what={t("Your plan")} failure={failure} again={reload} />;
  const firstProvisional = view.weeks.findIndex((week) => week.provisional);
  return (
    <>
      <Stale failure={failure} again={reload} />
      <PhaseHeading title={t("Your plan")} phase={view.phase} />
      {view.back && <Horizon back={view.back} />}
      <details class="phase-topics">
        <summary>{t("Where sources disagree on this phase")}</summary>
        <Disagree at="phases" id={view.phase.id} />
      </details>
      {view.weeks.length === 0 && <p class="lead">{t("There is nothing planned yet.")}</p>}
      <div class="weeks">
        {view.weeks.map((week, place) => (
          <div class="week-slot" key={week.start}>
            {place === firstProvisional && (
              <p class="provisional-note">
                <Icon name="clock" /> {t("From here on the weeks are provisional: they repeat this week's dose until your reports allow more.")}
              </p>
            )}
            <Week week={week} today={view.today} />
          </div>
        ))}
      </div>
    </>
  );
}

function Week({ week, today }: { week: WeekView; today: string }) {
  return (
    <section class={week.provisional ? "week provisional" : "week"}>
      <div class="week-head">
        <h2>
          {t("Week {number}", { number: week.number })}
          <span class="note">
            {shortDay(week.start)} – {shortDay(addDays(week.start, 6))}
          </span>
        </h2>
        <p>
          {week.deload && <span class="badge">{t("Lighter week")}</span>}
          <span class="badge badge-plain">{t("{minutes} min running", { minutes: Math.round(week.run_min) })}</span>
        </p>
      </div>
      {week.note && <p class="note">{week.note}</p>}
      <ol class="day-list">
        {week.days.map((day) => (
          <Day key={day.date} day={day} today={today} />
        ))}
      </ol>
    </section>
  );
}

function Day({ day, today }: { day: DayView; today: string }) {
  return (
    <li class={day.date === today ? "day day-today" : day.date < today ? "day day-past" : "day"}>
      <p class="day-name">
        <strong>{weekday(day.date)}</strong>
        <span>{shortDay(day.date)}</span>
      </p>
      <div class="day-sessions">
        {day.event && <p class="event">{day.event}</p>}
        {day.sessions.length === 0 && <p class="day-rest">{day.rest ? t("Rest") : "–"}</p>}
        {day.sessions.map((session) => (
          <Session key={session.id} session={session} today={today} />
        ))}
      </div>
    </li>
  );
}

function Session({ session, today }: { session: SessionView; today: string }) {
  const [moving, setMoving] = useState(false);
  const movable = !session.provisional && !session.done && session.date >= today;
  return (
    <details class="plan-session">
      <summary>
        <span class={`kind kind-${session.kind}`}>
          <Icon name={session.kind} size={18} />
        </span>
        <span class="plan-title">
          {session.title}
          <span class="note">
            {t("{minutes} min", { minutes: session.minutes })}
            {session.optional && `, ${t("optional")}`}
          </span>
        </span>
        {session.done && <span class={`badge badge-${session.done}`}>{t(DONE[session.done])}</span>}
      </summary>
      <p class="dose">{session.dose}</p>
      {session.why && <p class="note">{session.why}</p>}
      <Items items={session.guide ? [session.guide, ...session.items] : session.items} />
      <Limits session={session} />
      <ToPlay session={session} today={today} />
      {session.date >= today && <ToWatch session={session} />}
      {movable && (
        <button type="button" class="button button-quiet button-small" onClick={() => setMoving(true)}>
          {t("Move or skip")}
        </button>
      )}
      {moving && <SkipSheet session={session} today={today} close={() => setMoving(false)} />}
    </details>
  );
}
