// Today: the light and its reason, the check-in, the sessions.

import type { TodayView } from "../api/views";
import { useEffect, useState } from "preact/hooks";
import { useToday } from "../hooks/useToday";
import { t } from "../language";
import { Due, Reminders, Routines, WayBack } from "../parts/Beside";
import { CheckIn } from "../parts/CheckIn";
import { WhomToSee } from "../parts/FlagQuestions";
import { fetched } from "../parts/Fetched";
import { Icon } from "../parts/Icon";
import { Later } from "../parts/Later";
import { LeftOver } from "../parts/LeftOver";
import { LightPanel } from "../parts/LightPanel";
import { NotYet, Stale } from "../parts/Notice";
import { PainLater, Unanswered } from "../parts/PainOnly";
import { PhaseHeading } from "../parts/PhaseHeading";
import { Prompt } from "../parts/Prompt";
import { SessionCard } from "../parts/SessionCard";
import { AllSaved } from "../parts/Sync";
import { TestCard } from "../parts/TestCard";
import { Upgrade } from "../parts/Upgrade";
import { WeeklyCheck } from "../parts/WeeklyCheck";
import { longDay } from "../words";

const MistakeSheet = fetched(async () => (await import("../parts/MistakeSheet")).MistakeSheet);

/** to: what of the page is brought into sight, as a selector. */
export function Today({ to = "" }: { to?: string }) {
  const { view, failure, reload } = useToday();
  const there = view !== null;
  useEffect(() => {
    if (to && there) document.querySelector(to)?.scrollIntoView();
  }, [to, there]);
  if (!view) return <NotYet what={t("Today")} failure={failure} again={reload} />;
  const flagged = view.flags.length > 0;
  const open = view.prompts.filter((prompt) => !prompt.acknowledged);
  const read = view.prompts.filter((prompt) => prompt.acknowledged);
  return (
    <>
      <Stale failure={failure} again={reload} />
      <PhaseHeading title={longDay(view.date)} phase={view.phase} />
      <div class="columns">
        <div class="column">
          {flagged ? <Flagged view={view} /> : <LightPanel view={view} />}
          {view.banner && (
            <p class="strip">
              <Icon name="clinician" /> {view.banner}
            </p>
          )}
          {open.map((prompt) => (
            <Prompt key={prompt.id} prompt={prompt} />
          ))}
          <CheckIn view={view} />
          {read.map((prompt) => (
            <Prompt key={prompt.id} prompt={prompt} />
          ))}
          <PainLater sites={view.sites} />
          {view.unanswered.map((activity) => (
            <Unanswered key={activity.id} activity={activity} sites={view.sites} />
          ))}
          <Upgrade />
        </div>
        <div class="column">
          {view.event && (
            <p class="strip">
              <Icon name="today" /> {view.event}
            </p>
          )}
          <LeftOver sessions={view.sessions.map((session) => session.id)} />
          {view.sessions.map((session) => (
            <Later key={session.id}>
              <SessionCard session={session} today={view.date} />
            </Later>
          ))}
          {view.sessions.length === 0 && !flagged && <RestDay rest={view.rest} />}
          {view.tomorrow && <p class="tomorrow">{view.tomorrow}</p>}
          {!flagged && (
            <a class="link" href="#/log">
              {t("Did something else? Log it by hand")}
            </a>
          )}
          <Later>
            {view.tests_due.map((test) => (
              <TestCard key={test.id} test={test} />
            ))}
            {view.weekly_due && <WeeklyCheck />}
          </Later>
          <WayBack steps={view.relapse ?? []} />
          <Later>
            <Due due={view.due ?? []} />
            <Routines routines={view.routines ?? []} />
            <Reminders reminders={view.reminders ?? []} day={view.date} />
          </Later>
          <AllSaved />
        </div>
      </div>
    </>
  );
}

function Flagged({ view }: { view: TodayView }) {
  const [mistake, setMistake] = useState(false);
  const fresh = view.flags.filter((flag) => flag.answers.length > 0);
  return (
    <section class="flagged" aria-label={t("What to do now")}>
      <p class="flagged-sentence">{t("Stop: a warning sign is open.")}</p>
      <WhomToSee flags={view.flags} />
      <p class="note">
        {t("No running, jumping or loading until then. The plan goes on once a clinician has had a look and you enter what they said.")}
      </p>
      <div class="actions">
        <a class="button" href="#/note">
          {t("Enter a clinician's note")}
        </a>
        <a class="button button-quiet" href={`#/why/${view.date}`}>
          {t("Why?")}
        </a>
      </div>
      {fresh.length > 0 && (
        <button type="button" class="link" aria-haspopup="dialog" onClick={() => setMistake(true)}>
          {t("I ticked this by mistake …")}
        </button>
      )}
      {mistake && <MistakeSheet flags={fresh} close={() => setMistake(false)} />}
    </section>
  );
}

function RestDay({ rest }: { rest: boolean }) {
  return (
    <section class="card rest">
      <Icon name="rest" size={34} />
      <div>
        <h2>{rest ? t("A rest day") : t("Nothing planned")}</h2>
        <p>
          {rest
            ? t("No running, strength or cross-training. An easy walk of up to 30 minutes is fine as long as it neither hurts nor makes you limp, and so is easy mobility.")
            : t("Your plan has no session today. Check in, and it may have more to say.")}
        </p>
      </div>
    </section>
  );
}
