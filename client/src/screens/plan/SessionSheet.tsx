// One session of the calendar in full: its dose, what was done of it, what can be changed.

import type { EntryView, LogView } from "../../api/schedule";
import { t } from "../../language";
import { Icon } from "../../parts/Icon";
import { Match, ToActivity } from "../../parts/Match";
import { Items, Limits } from "../../parts/SessionCard";
import { Sheet } from "../../parts/Sheet";
import { ToPlay } from "../../parts/ToPlay";
import { ToWatch } from "../../parts/ToWatch";
import { climb, distance } from "../../units";
import { LIGHT, longDay } from "../../words";

interface Props {
  entry: EntryView;
  today: string;
  ask: () => void;
  close: () => void;
}

export function SessionSheet({ entry, today, ask, close }: Props) {
  const { session, log } = entry;
  return (
    <Sheet title={session.title} close={close}>
      <p class="note">
        {longDay(session.date)}
        {entry.moved_from && `, ${t("first planned for {day}", { day: longDay(entry.moved_from) })}`}
      </p>
      {session.provisional && (
        <p class="provisional-note">
          <Icon name="clock" size={18} /> {t("Provisional: it repeats what is allowed now and rises only on your reports.")}
        </p>
      )}
      <dl class="how">
        <div>
          <dt>{t("Planned")}</dt>
          <dd>{session.dose}</dd>
        </div>
        {log && (
          <div>
            <dt>{t("Done")}</dt>
            <dd>{took(log)}</dd>
          </div>
        )}
      </dl>
      {session.why && <p class="note">{session.why}</p>}
      {session.activity && (
        <>
          <Match activity={session.activity} />
          <ToActivity id={session.activity} />
        </>
      )}
      <Items items={session.guide ? [session.guide, ...session.items] : session.items} />
      <Limits session={session} />
      <ToPlay session={session} today={today} />
      {session.date >= today && <ToWatch session={session} />}
      {entry.movable && (
        <div class="actions">
          <button type="button" class="button" onClick={ask}>
            <Icon name="move" size={18} /> {t("Move, swap or leave out")}
          </button>
        </div>
      )}
      {session.date < today && (
        <a class="to-topic" href={`#/why/${session.date}`}>
          {t("Why this day was as it was")}
        </a>
      )}
    </Sheet>
  );
}

function took(log: LogView): string {
  const parts = [
    t("{minutes} min", { minutes: log.minutes }),
    log.distance_m ? distance(log.distance_m) : "",
    log.ascent_m ? t("{climb} up", { climb: climb(log.ascent_m) }) : "",
    log.worst_pain === null ? "" : t("worst pain {pain}", { pain: log.worst_pain }),
    log.light === "unknown" ? "" : t(LIGHT[log.light].name),
  ];
  return parts.filter(Boolean).join(" · ");
}
