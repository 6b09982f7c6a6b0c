// Why a day was as it was: reasons, what stands between you and the next step, what was said before.

import type { CriterionView, GateView, Light, TopicShownView, WhyView } from "../api/views";
import { useView } from "../hooks/useView";
import { later, t } from "../language";
import { Icon } from "../parts/Icon";
import { LightWord } from "../parts/LightPanel";
import { NotYet, Stale } from "../parts/Notice";
import { Changes, Cites, Reasons } from "../parts/Reasons";
import { addDays, inside, longDay, moment, version } from "../words";
import "../style/why.css";

export function Why({ day }: { day: string }) {
  const known = /^\d{4}-\d{2}-\d{2}$/.test(day);
  const { view, failure, reload } = useView<WhyView>(known ? `why?date=${day}` : "why");
  return (
    <>
      <nav class="day-nav" aria-label={t("Days")}>
        <a class="round" href={`#/why/${addDays(view?.date ?? day, -1)}`} aria-label={t("The day before")}>
          <Icon name="back" />
        </a>
        <h1 tabIndex={-1}>{t("Why, {day}", { day: longDay(view?.date ?? day) })}</h1>
        <a class="round" href={`#/why/${addDays(view?.date ?? day, 1)}`} aria-label={t("The day after")}>
          <Icon name="next" />
        </a>
      </nav>
      {!view && <NotYet what={t("The reasons")} failure={failure} again={reload} />}
      {view && <Stale failure={failure} again={reload} />}
      {view && <Because view={view} />}
    </>
  );
}

function Because({ view }: { view: WhyView }) {
  return (
    <div class="columns">
      <div class="column">
        <section class="card">
          <div class="card-top">
            <h2>{t("Reasons")}</h2>
            <LightWord light={view.light as Light} />
          </div>
          {view.reasons.length === 0 ? <p>{t("No decision was needed on this day.")}</p> : <Reasons reasons={view.reasons} />}
        </section>
        {view.topics.length > 0 && <Disagreed topics={view.topics} />}
        {view.changes.length > 0 && (
          <section class="card">
            <h2>{t("What changed")}</h2>
            <Changes changes={view.changes} />
          </section>
        )}
      </div>
      <div class="column">
        {view.gates.map((gate) => (
          <Gate key={gate.id} gate={gate} />
        ))}
        <section class="card">
          <h2>{t("What was shown before")}</h2>
          {view.issued.length === 0 ? (
            <p class="note">{t("Nothing had been shown on this day.")}</p>
          ) : (
            <ol class="issued">
              {view.issued.map((issued) => (
                <li key={issued.issued_at}>
                  <p class="note">
                    {moment(issued.issued_at)} · {issued.phase} ·{" "}
                    {t("protocol {version}", { version: version(issued.knowledge) })}
                  </p>
                  <LightWord light={issued.light as Light} />
                  <p>{issued.sentence}</p>
                  {issued.sessions.length > 0 && <p class="note">{issued.sessions.join(" · ")}</p>}
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
    </div>
  );
}

function Disagreed({ topics }: { topics: TopicShownView[] }) {
  return (
    <section class="card">
      <h2>{t("Where sources disagree")}</h2>
      <ul class="points">
        {topics.map((topic) => (
          <li key={topic.id}>
            <details>
              <summary>{topic.question}</summary>
              <p>{topic.does}</p>
              <p class="note">{topic.why}</p>
              <a href={`#/topics/${topic.id}`}>{t("Both sides and the sources")}</a>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Gate({ gate }: { gate: GateView }) {
  const met = gate.criteria.filter((criterion) => criterion.met).length;
  return (
    <section class="card">
      <h2>{gate.passed ? gate.what : t("What stands between you and “{gate}”", { gate: inside(gate.what) })}</h2>
      <p class="note">
        {gate.passed ? t("This gate is open.") : t("{met} of {all} are met.", { met, all: gate.criteria.length })}
      </p>
      <ul class="criteria">
        {gate.criteria.map((criterion) => (
          <Criterion key={criterion.id} criterion={criterion} />
        ))}
      </ul>
    </section>
  );
}

function Criterion({ criterion }: { criterion: CriterionView }) {
  const status = criterion.met ? "met" : criterion.answered ? "open" : "unasked";
  const row = (
    <>
      <Icon name={criterion.met ? "green" : status === "open" ? "clock" : "unknown"} />
      <span class="criterion-text">
        <span>
          {criterion.what}
          {criterion.soft && <span class="note"> {t("(a hint, does not block)")}</span>}
        </span>
        <span class="note">
          {t(STATUS[status])}
          {criterion.how_far && `: ${criterion.how_far}`}
          {!criterion.met && criterion.trained_by.length > 0 && `. ${t("Trained by {exercises}", { exercises: criterion.trained_by.join(", ") })}`}
        </span>
      </span>
    </>
  );
  return (
    <li class={`criterion criterion-${status}`}>
      {criterion.cites.length === 0 ? (
        <div class="criterion-plain">{row}</div>
      ) : (
        <details>
          <summary>{row}</summary>
          <Cites cites={criterion.cites} />
        </details>
      )}
    </li>
  );
}

const STATUS = { met: later("Met"), open: later("Not yet"), unasked: later("No answer yet") } as const;
