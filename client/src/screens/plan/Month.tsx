// A month: each day with its sessions and how they stand; a day opens its week.

import type { ScheduleDayView, ScheduleView } from "../../api/schedule";
import { later, t } from "../../language";
import { Icon, iconOf } from "../../parts/Icon";
import { addDays, dayOf, longDay, weekday } from "../../words";
import { type Mark, markName, markOf } from "./days";
import "../../style/month.css";
import "../../style/phases.css";

/** The Monday on or before the first of a day's month. */
export function monthFirst(day: string): string {
  const first = `${day.slice(0, 7)}-01`;
  return addDays(first, -((dayOf(first).getDay() + 6) % 7));
}

interface Props {
  view: ScheduleView;
  month: string; // YYYY-MM
  open: (day: string) => void;
}

export function Month({ view, month, open }: Props) {
  const days = new Map(view.weeks.flatMap((week) => week.days).map((day) => [day.date, day]));
  const starts = new Map(view.weeks.map((week) => [week.start, week.number]));
  const phases = new Map(view.phases.map((phase) => [phase.id, phase.name]));
  const first = monthFirst(`${month}-01`);
  const rows = [0, 1, 2, 3, 4, 5]
    .map((row) => [0, 1, 2, 3, 4, 5, 6].map((place) => addDays(first, row * 7 + place)))
    .filter((row) => row.some((day) => day.startsWith(month)));
  return (
    <div class="plan-month">
      <table>
        <thead>
          <tr>
            {rows[0]?.map((day) => (
              <th key={day} scope="col">
                {weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((date) => {
                const day = days.get(date);
                const outside = !date.startsWith(month);
                return (
                  <td key={date} class={outside ? "month-outside" : undefined}>
                    <Cell date={date} day={day} week={starts.get(date)} phases={phases} open={open} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <Legend />
      <p class="plan-band plan-band-legend">
        {view.phases.map((phase) => (
          <span key={phase.id} class={`band band-${phase.id}`}>
            {phase.name}
          </span>
        ))}
      </p>
      {view.weeks.some((week) => week.provisional) && (
        <p class="provisional-note">
          <Icon name="clock" size={18} />
          {t("Weeks to come are provisional: they repeat this week's dose until your reports allow more.")}
        </p>
      )}
    </div>
  );
}

interface CellProps {
  date: string;
  day: ScheduleDayView | undefined;
  week: number | undefined;
  phases: Map<string, string>;
  open: (day: string) => void;
}

function Cell({ date, day, week, phases, open }: CellProps) {
  const number = Number(date.slice(8));
  if (!day) return <span class="month-day month-none">{number}</span>;
  const said = [
    longDay(date),
    day.place === "today" ? t("today") : "",
    week ? t("week {number} begins", { number: week }) : "",
    phases.get(day.phase) ?? "",
    day.event,
    day.stopped,
    ...day.entries.map((entry) => `${entry.session.title}, ${markName(markOf(entry, day.place))}`),
    ...day.beside.map((log) => `${log.title}, ${t("not planned")}`),
    day.rest && day.entries.length === 0 && !day.stopped ? t("Rest") : "",
  ];
  return (
    <button
      type="button"
      class={`month-day band-${day.phase || "none"}${day.place === "today" ? " month-today" : ""}`}
      aria-current={day.place === "today" ? "date" : undefined}
      onClick={() => open(date)}
    >
      <span class="unseen">{said.filter(Boolean).join(", ")}</span>
      <span class="month-number" aria-hidden="true">
        {number}
      </span>
      {week !== undefined && week > 0 && <span class="month-week" aria-hidden="true">{t("W{number}", { number: week })}</span>}
      <span class="month-marks" aria-hidden="true">
        {day.event && <Icon name="today" size={16} />}
        {day.stopped && <Icon name="pause" size={16} />}
        {day.entries.map((entry) => {
          const mark = markOf(entry, day.place);
          return (
            <span key={entry.session.id} class={`month-mark month-mark-${mark}`}>
              <Icon name={iconOf(entry.session.mode || entry.session.kind)} size={16} />
              <span class="month-title">{entry.session.title}</span>
            </span>
          );
        })}
        {day.beside.length > 0 && <span class="month-mark month-mark-beside">+{day.beside.length}</span>}
      </span>
    </button>
  );
}

const MARKS: [Mark, string][] = [
  ["done", later("Done")],
  ["partly", later("Partly done")],
  ["left", later("Left out")],
  ["untold", later("Not told")],
  ["planned", later("Planned")],
  ["provisional", later("Provisional")],
];

const Legend = () => (
  <ul class="month-legend">
    {MARKS.map(([mark, name]) => (
      <li key={mark}>
        <span class={`month-mark month-mark-${mark}`} aria-hidden="true">
          <Icon name="run" size={16} />
        </span>
        {t(name)}
      </li>
    ))}
  </ul>
);
