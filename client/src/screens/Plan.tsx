// The plan as a calendar: a week or a month, earlier and later, what was planned beside what was done.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { ScheduleView } from "../api/schedule";
import type { PlanView } from "../api/views";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Choice } from "../parts/Chips";
import { Disagree } from "../parts/Disagree";
import { Horizon } from "../parts/Horizon";
import { Icon } from "../parts/Icon";
import { NotYet, Stale } from "../parts/Notice";
import { PhaseHeading } from "../parts/PhaseHeading";
import { Reasons } from "../parts/Reasons";
import { addDays, monthOf, shortDays } from "../words";
import { fromPlan, weekOf } from "./plan/days";
import { Month, monthFirst } from "./plan/Month";
import { Undo } from "../parts/Undo";
import { Week } from "./plan/Week";
import "../style/plan.css";

type Span = "week" | "month";

/** What was looked at last; day '' is today. */
const looked = signal<{ span: Span; day: string }>({ span: "week", day: "" });

const SPANS = [
  [later("Week"), "week"],
  [later("Month"), "month"],
] as const;

const MONTH_WEEKS = 7; // six rows, and one more as plan weeks may begin on any weekday

export function Plan({ at }: { at: string }) {
  useEffect(() => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(at)) looked.value = { span: "week", day: at };
  }, [at]);
  const plan = useView<PlanView>("plan?weeks=4");
  const today = plan.view?.today ?? "";
  const { span, day } = looked.value;
  const shown = day || today;
  if (!plan.view) return <NotYet what={t("Your plan")} failure={plan.failure} again={plan.reload} />;
  return (
    <>
      <Stale failure={plan.failure} again={plan.reload} />
      <PhaseHeading title={t("Your plan")} phase={plan.view.phase} />
      <div class="plan-ways">
        <Choice
          legend={t("Show")}
          quiet
          options={SPANS}
          value={span}
          pick={(chosen) => (looked.value = { span: chosen, day })}
        />
        <a class="button button-quiet button-small" href="#/road">
          <Icon name="road" size={18} /> {t("The road back")}
        </a>
      </div>
      <Undo />
      {span === "week" ? (
        <ShownWeek plan={plan.view} day={shown} show={(to) => (looked.value = { span: "week", day: to })} />
      ) : (
        <ShownMonth
          plan={plan.view}
          day={shown}
          show={(to) => (looked.value = { span: "month", day: to })}
          open={(to) => (looked.value = { span: "week", day: to })}
        />
      )}
      <About plan={plan.view} />
    </>
  );
}

interface ShownProps {
  day: string;
  show: (day: string) => void;
}

function ShownWeek({ plan, day, show }: ShownProps & { plan: PlanView }) {
  const { view, failure, reload } = useView<ScheduleView>(
    day === plan.today ? "plan/weeks" : `plan/weeks?first=${day}`,
  );
  // Without the server the coming days are those that were kept with the plan.
  const known = view ?? (failure?.unreached ? fromPlan(plan) : null);
  const week = known && weekOf(known, day);
  const start = week?.start ?? day;
  return (
    <>
      <Ways
        title={
          week && week.number > 0
            ? t("Week {number}, {days}", { number: week.number, days: shortDays(start, addDays(start, 6)) })
            : shortDays(start, addDays(start, 6))
        }
        unit={[t("The week before"), t("The week after")]}
        earlier={known && known.first < start ? () => show(addDays(start, -7)) : undefined}
        later={known && known.last > addDays(start, 6) ? () => show(addDays(start, 7)) : undefined}
        today={start <= plan.today && plan.today <= addDays(start, 6) ? undefined : () => show("")}
      />
      {!known && <NotYet what={t("The week")} failure={failure} again={reload} />}
      {view && <Stale failure={failure} again={reload} />}
      {known?.stopped && <Stopped view={known} />}
      {known && (week ? <Week week={week} view={known} /> : <p class="lead">{t("Nothing is known of this week.")}</p>)}
    </>
  );
}

function ShownMonth({ plan, day, show, open }: ShownProps & { plan: PlanView; open: (day: string) => void }) {
  const first = monthFirst(day);
  const { view, failure, reload } = useView<ScheduleView>(`plan/weeks?first=${first}&weeks=${MONTH_WEEKS}&brief=true`);
  const known = view ?? (failure?.unreached ? fromPlan(plan) : null);
  const month = day.slice(0, 7);
  const next = addDays(`${month}-28`, 5).slice(0, 7);
  const before = addDays(`${month}-01`, -1).slice(0, 7);
  return (
    <>
      <Ways
        title={monthOf(day)}
        unit={[t("The month before"), t("The month after")]}
        earlier={known && known.first < `${month}-01` ? () => show(`${before}-15`) : undefined}
        later={known && known.last >= `${next}-01` ? () => show(`${next}-15`) : undefined}
        today={plan.today.startsWith(month) ? undefined : () => show("")}
      />
      {!known && <NotYet what={t("The month")} failure={failure} again={reload} />}
      {view && <Stale failure={failure} again={reload} />}
      {known && !view && (
        <p class="strip" role="status">
          <Icon name="clock" /> {t("Without a network only the coming weeks are here. The other days come back with it.")}
        </p>
      )}
      {known?.stopped && <Stopped view={known} />}
      {known && <Month view={known} month={month} open={open} />}
    </>
  );
}

interface WaysProps {
  title: string;
  unit: [string, string];
  earlier: (() => void) | undefined;
  later: (() => void) | undefined;
  today: (() => void) | undefined;
}

function Ways({ title, unit, earlier, later, today }: WaysProps) {
  return (
    <nav class="plan-nav" aria-label={t("Earlier and later")}>
      <button type="button" class="round" aria-label={unit[0]} disabled={!earlier} onClick={earlier}>
        <Icon name="back" />
      </button>
      <h2 aria-live="polite">{title}</h2>
      <button type="button" class="round" aria-label={unit[1]} disabled={!later} onClick={later}>
        <Icon name="next" />
      </button>
      {today && (
        <button type="button" class="button button-quiet button-small" onClick={today}>
          {t("Today")}
        </button>
      )}
    </nav>
  );
}

/** The plan is at rest: which rule says so, and what ends it. */
function Stopped({ view }: { view: ScheduleView }) {
  if (!view.stopped) return null;
  const flagged = view.stopped.rule === "FLAG" || view.stopped.rule === "WORRY";
  return (
    <section class={flagged ? "card plan-stopped plan-stopped-flag" : "card plan-stopped"}>
      <h2>
        <Icon name={flagged ? "alert" : "pause"} /> {t("The plan is at rest")}
      </h2>
      <Reasons reasons={[view.stopped]} />
      {flagged && (
        <div class="actions">
          <a class="button button-small" href="#/note">
            {t("Enter a clinician's note")}
          </a>
        </div>
      )}
    </section>
  );
}

function About({ plan }: { plan: PlanView }) {
  return (
    <div class="plan-about">
      {plan.back && <Horizon back={plan.back} />}
      <details class="phase-topics">
        <summary>{t("Where sources disagree on this phase")}</summary>
        <Disagree at="phases" id={plan.phase.id} />
      </details>
    </div>
  );
}
