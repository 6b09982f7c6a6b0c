// The end of the opening questions: the way back as a range, the first week, and what comes next.

import type { DayView, PlanView, TodayView } from "../api/views";
import { useView } from "../hooks/useView";
import { t } from "../language";
import { WhomToSee } from "../parts/FlagQuestions";
import { Horizon } from "../parts/Horizon";
import { Icon } from "../parts/Icon";
import { NotYet } from "../parts/Notice";
import { shortDay, weekday } from "../words";
import "../style/start.css";

const DAYS = 7;

export function FirstPlan() {
  const plan = useView<PlanView>("plan?weeks=2");
  const { view: today, failure, reload } = useView<TodayView>("today");
  if (!plan.view || !today) return <NotYet what={t("Your first plan")} failure={plan.failure ?? failure} again={reload} />;
  const { view } = plan;
  const days = view.weeks
    .flatMap((week) => week.days)
    .filter((day) => day.date >= view.today)
    .slice(0, DAYS);
  if (today.flags.length > 0) {
    return (
      <section class="start">
        <h1 tabIndex={-1}>{t("First a clinician, then the plan")}</h1>
        <WhomToSee flags={today.flags} />
        <p>{t("Your answers are kept. Until a clinician has had a look the plan holds nothing, and this is the only thing to do.")}</p>
        <div class="actions">
          <a class="button" href="#/">
            {t("To Today")}
          </a>
          <a class="button button-quiet" href="#/articles">
            {t("Good to know")}
          </a>
        </div>
      </section>
    );
  }
  return (
    <section class="start">
      <h1 tabIndex={-1}>{t("Your first plan")}</h1>
      <p class="lead">
        {view.phase.name}: {view.phase.aim}
      </p>
      {view.back && <Horizon back={view.back} />}
      <section class="next-step">
        <h2>{t("Now: how is it this morning?")}</h2>
        <p>{t("A few taps, half a minute. The plan goes by your answers.")}</p>
        <a class="button" href="#/">
          {t("Check in now")} <Icon name="next" size={18} />
        </a>
      </section>
      <section class="card">
        <h2>{t("The next seven days")}</h2>
        <ol class="first-days">
          {days.map((day) => (
            <Day key={day.date} day={day} />
          ))}
        </ol>
        <a class="link" href="#/plan">
          {t("The whole plan")}
        </a>
      </section>
    </section>
  );
}

function Day({ day }: { day: DayView }) {
  return (
    <li>
      <span>
        <strong>{weekday(day.date)}</strong>
        <br />
        <span class="note">{shortDay(day.date)}</span>
      </span>
      {day.sessions.length === 0 ? (
        <span class="note">{t("Rest")}</span>
      ) : (
        <ul>
          {day.sessions.map((session) => (
            <li key={session.id}>
              {session.title} <span class="note">{t("{minutes} min", { minutes: session.minutes })}</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
