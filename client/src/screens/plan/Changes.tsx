// What changed since the week was first shown, each with its reason; the week as it was.

import type { ScheduleWeekView, WeekChangeView } from "../../api/schedule";
import { correctionOf } from "../../api/facts";
import { subject, useSend } from "../../hooks/useSend";
import { later, t } from "../../language";
import { Problem } from "../../parts/Notice";
import { Reasons } from "../../parts/Reasons";
import { addDays, longDay, shortDay, weekday } from "../../words";
import { made } from "../../parts/Undo";
import "../../style/totals.css";

const WHAT = {
  moved: later("Moved"),
  changed: later("Changed"),
  left_out: later("Left out"),
  added: later("Added"),
} as const;

export function Changes({ week, today }: { week: ScheduleWeekView; today: string }) {
  const known = week.days.some((day) => day.first.length > 0);
  if (!known && week.changes.length === 0) return null;
  const open = today <= addDays(week.start, 6);
  return (
    <section class="card">
      <h2>{t("Since this week was first shown")}</h2>
      {week.changes.length === 0 && <p class="note">{t("Nothing has changed.")}</p>}
      {week.changes.length > 0 && (
        <ol class="week-changes">
          {grouped(week.changes).map((group) => (
            <Because key={group.key} changes={group.changes} open={open} />
          ))}
        </ol>
      )}
      {known && (
        <details>
          <summary>{t("The week as it was first shown")}</summary>
          <dl class="first-week">
            {week.days.map((day) => (
              <div key={day.date}>
                <dt>
                  {weekday(day.date)} {shortDay(day.date)}
                </dt>
                <dd>
                  {day.first.length === 0 ? t("Rest") : day.first.map((line) => <p key={line}>{line}</p>)}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

interface Group {
  key: string;
  changes: WeekChangeView[];
}

/** Changes of one day that share their reasons stand together, with the reasons once. */
function grouped(changes: WeekChangeView[]): Group[] {
  const groups: Group[] = [];
  for (const change of changes) {
    const key = [change.on, change.edit, change.note, ...change.reasons.map((reason) => reason.rule)].join(" ");
    const last = groups[groups.length - 1];
    if (last?.key === key) last.changes.push(change);
    else groups.push({ key, changes: [change] });
  }
  return groups;
}

function Because({ changes, open }: { changes: WeekChangeView[]; open: boolean }) {
  const sending = useSend();
  const [first] = changes;
  if (!first) return null;
  const back = async () => {
    if (await sending.submit([correctionOf(subject(), first.edit, null)])) made.value = null;
  };
  return (
    <li>
      <p class="note">{longDay(first.on)}</p>
      {changes.map((change) => (
        <Change key={change.session} change={change} />
      ))}
      {first.note && <p class="note">{first.note}</p>}
      <Reasons reasons={first.reasons} />
      {first.edit && open && (
        <button type="button" class="link" disabled={sending.busy} onClick={() => void back()}>
          {t("Take this back")}
        </button>
      )}
      <Problem failure={sending.failure} />
    </li>
  );
}

const Change = ({ change }: { change: WeekChangeView }) => (
  <div class="change">
    <p class="change-head">
      <span class="badge badge-plain">{t(WHAT[change.what])}</span>
      <strong>{change.title}</strong>
    </p>
    {change.before && (
      <p class="change-before">
        <span class="unseen">{t("Before:")} </span>
        {change.before}
      </p>
    )}
    {change.after && (
      <p>
        <span class="unseen">{t("Now:")} </span>
        {change.after}
      </p>
    )}
  </div>
);
