// A week: seven days as a column on a phone, side by side where there is room.

import { useState } from "preact/hooks";
import type { EntryView, LogView, ScheduleDayView, ScheduleView, ScheduleWeekView } from "../../api/schedule";
import type { PhaseView, SessionView } from "../../api/views";
import { t } from "../../language";
import { Icon, iconOf } from "../../parts/Icon";
import { SkipSheet } from "../../parts/SkipSheet";
import { shortDay, weekday, longDay } from "../../words";
import { Changes } from "./Changes";
import { markName, markOf, stretches } from "./days";
import { SessionSheet } from "./SessionSheet";
import { Totals } from "./Totals";
import { useDrag, type Drag } from "./useDrag";
import "../../style/phases.css";
import "../../style/week.css";

export interface Asked {
  session: SessionView;
  day: string | null; // where it was dropped
}

export function Week({ week, view }: { week: ScheduleWeekView; view: ScheduleView }) {
  const [open, setOpen] = useState<EntryView | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const movable = week.days.some((day) => day.entries.some((entry) => entry.movable));
  const drag = useDrag((session, day) => setAsked({ session, day }));
  return (
    <div class="plan-week">
      <WeekTop week={week} phases={view.phases} />
      <ol class={week.provisional ? "plan-days plan-days-provisional" : "plan-days"}>
        {week.days.map((day) => (
          <Day
            key={day.date}
            day={day}
            over={drag.over === day.date}
            drag={drag}
            open={setOpen}
            ask={(session) => setAsked({ session, day: null })}
          />
        ))}
      </ol>
      {movable && (
        <p class="note plan-hint">
          {t("Drag a session to another day (on a touch screen, hold it first), or press M on it.")}
        </p>
      )}
      <div class="columns plan-below">
        <div class="column">{week.totals.length > 0 && <Totals week={week} />}</div>
        <div class="column">
          <Changes week={week} today={view.today} />
        </div>
      </div>
      {open && (
        <SessionSheet
          entry={open}
          today={view.today}
          ask={() => {
            setAsked({ session: open.session, day: null });
            setOpen(null);
          }}
          close={() => setOpen(null)}
        />
      )}
      {asked && (
        <SkipSheet
          key={asked.session.id}
          session={asked.session}
          today={view.today}
          day={asked.day}
          close={() => setAsked(null)}
        />
      )}
    </div>
  );
}

function WeekTop({ week, phases }: { week: ScheduleWeekView; phases: PhaseView[] }) {
  const names = new Map(phases.map((phase) => [phase.id, phase.name]));
  return (
    <div class="plan-top">
      <p class="plan-badges">
        {week.deload && <span class="badge">{t("Lighter week")}</span>}
        {week.provisional && (
          <span class="badge badge-plain">
            <Icon name="clock" size={16} /> {t("Provisional")}
          </span>
        )}
      </p>
      {week.note && <p class="note">{week.note}</p>}
      <p class="plan-band">
        {stretches(week.days).map((stretch, place) => (
          <span
            key={place}
            class={`band band-${stretch.phase || "none"} band-${stretch.days}`}
          >
            {names.get(stretch.phase) ?? (stretch.phase || t("Before the plan"))}
          </span>
        ))}
      </p>
    </div>
  );
}

interface DayProps {
  day: ScheduleDayView;
  over: boolean;
  drag: Drag;
  open: (entry: EntryView) => void;
  ask: (session: SessionView) => void;
}

const DAY_CLASS = { before: " day-past", past: " day-past", today: " day-today", coming: "" };

function Day({ day, over, drag, open, ask }: DayProps) {
  const empty = day.entries.length === 0 && day.beside.length === 0;
  return (
    <li
      class={`day${DAY_CLASS[day.place]}${over ? " day-over" : ""}`}
      data-day={day.place === "today" || day.place === "coming" ? day.date : undefined}
      aria-current={day.place === "today" ? "date" : undefined}
    >
      <p class="day-name">
        <strong>{weekday(day.date)}</strong>
        <span>{shortDay(day.date)}</span>
        {day.light && day.light !== "unknown" && (
          <span class={`day-light day-light-${day.light}`}>
            <Icon name={day.light} size={18} />
            <span class="unseen">{t(LIGHT_OF[day.light])}</span>
          </span>
        )}
      </p>
      <div class="day-sessions">
        {day.event && <p class="event">{day.event}</p>}
        {day.stopped && (
          <p class="day-stopped">
            <Icon name="pause" size={16} /> {day.stopped}
          </p>
        )}
        {empty && !day.stopped && <p class="day-rest">{day.place === "before" || !day.rest ? "–" : t("Rest")}</p>}
        {day.entries.map((entry) => (
          <Entry key={entry.session.id} entry={entry} day={day} drag={drag} open={open} ask={ask} />
        ))}
        {day.beside.map((log, place) => (
          <Beside key={place} log={log} />
        ))}
      </div>
    </li>
  );
}

const LIGHT_OF = { green: "Green", amber: "Amber", red: "Red" } as const;

interface EntryProps {
  entry: EntryView;
  day: ScheduleDayView;
  drag: Drag;
  open: (entry: EntryView) => void;
  ask: (session: SessionView) => void;
}

function Entry({ entry, day, drag, open, ask }: EntryProps) {
  const { session, log } = entry;
  const mark = markOf(entry, day.place);
  const minutes =
    log && log.minutes !== session.minutes
      ? t("{done} of {minutes} min", { done: log.minutes, minutes: session.minutes })
      : t("{minutes} min", { minutes: session.minutes });
  const keys = (event: KeyboardEvent) => {
    if (!entry.movable || event.key.toLowerCase() !== "m" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    ask(session);
  };
  return (
    <div class={`entry entry-${mark}${drag.held === session.id ? " entry-held" : ""}`}>
      <button
        type="button"
        class="entry-open"
        aria-haspopup="dialog"
        aria-keyshortcuts={entry.movable ? "M" : undefined}
        onKeyDown={keys}
        onClick={() => open(entry)}
        {...(entry.movable ? drag.handles(session) : {})}
      >
        <span class={`kind kind-${session.kind}`}>
          <Icon name={iconOf(session.mode || session.kind)} size={18} />
        </span>
        <span class="plan-title">
          {session.title}
          <span class="note">
            {minutes}
            {session.optional && `, ${t("optional")}`}
          </span>
          {mark !== "planned" && mark !== "provisional" && (
            <span class={`entry-mark entry-mark-${mark}`}>
              {mark === "done" && <Icon name="check" size={14} />}
              {markName(mark)}
            </span>
          )}
          {entry.moved_from && (
            <span class="entry-moved">{t("from {day}", { day: weekday(entry.moved_from) })}</span>
          )}
        </span>
      </button>
      {entry.movable && (
        <button
          type="button"
          class="round entry-move"
          aria-haspopup="dialog"
          aria-label={t("Move {session}, {day}", { session: session.title, day: longDay(day.date) })}
          onClick={() => ask(session)}
        >
          <Icon name="move" size={18} />
        </button>
      )}
    </div>
  );
}

/** Done without having been planned. */
function Beside({ log }: { log: LogView }) {
  const inside = (
    <>
      <span class="kind">
        <Icon name={iconOf(log.kind)} size={18} />
      </span>
      <span class="plan-title">
        {log.title}
        <span class="note">{t("{minutes} min", { minutes: log.minutes })}</span>
        <span class="entry-mark">{t("Not planned")}</span>
      </span>
    </>
  );
  return (
    <div class="entry">
      {log.activity ? (
        <a class="entry-open" href={`#/activities/${log.activity}`}>
          {inside}
        </a>
      ) : (
        <div class="entry-open">{inside}</div>
      )}
    </div>
  );
}
