// 'Not today': another day of this week, or left out.

import { factOf, type Content } from "../api/facts";
import type { PlanView, SessionView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { shortDay, weekdayLong } from "../words";
import { NotYet, Problem } from "./Notice";
import { Sheet } from "./Sheet";

interface Props {
  session: SessionView;
  today: string;
  close: () => void;
}

export function SkipSheet({ session, today, close }: Props) {
  const sending = useSend();
  const edit = async (content: Content) => {
    if (await sending.submit([factOf(subject(), content)])) close();
  };
  const { view, failure, reload } = useView<PlanView>("plan?weeks=4");
  const week = view?.weeks.find((one) => one.days.some((day) => day.date === session.date));
  const days = (week?.days ?? []).map((day) => day.date).filter((day) => day >= today && day !== session.date);
  return (
    <Sheet title={session.title} close={close}>
      <h3>{t("Move it to")}</h3>
      {!view && <NotYet what={t("The week")} failure={failure} again={reload} />}
      {view && days.length === 0 && <p>{t("This week has no other day left.")}</p>}
      <div class="days">
        {days.map((day) => (
          <button
            key={day}
            type="button"
            class="button button-quiet"
            disabled={sending.busy}
            onClick={() => void edit({ kind: "plan_edit", action: "move", session: session.id, to_day: day })}
          >
            {weekdayLong(day)} <span class="note">{shortDay(day)}</span>
          </button>
        ))}
      </div>
      <p class="note">{t("Days of rest between sessions stay: if a day does not fit, the plan says so and keeps its own.")}</p>
      <h3>{t("Or leave it out")}</h3>
      <div class="actions">
        <button
          type="button"
          class="button button-quiet"
          disabled={sending.busy}
          onClick={() => void edit({ kind: "plan_edit", action: "skip", session: session.id, to_day: null })}
        >
          {t("Skip this session")}
        </button>
      </div>
      <Problem failure={sending.failure} />
    </Sheet>
  );
}
