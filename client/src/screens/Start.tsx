// The opening questions, step by step; a reload or a look back loses nothing.

import { useEffect, useRef, useState } from "preact/hooks";
import type { FlagView, Site, Tier } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { useHelp } from "../hooks/useHelp";
import { remember, remembered } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { state } from "../hooks/useView";
import { later, t } from "../language";
import { FlagConfirm, FlagQuestions, WhomToSee } from "../parts/FlagQuestions";
import { Icon } from "../parts/Icon";
import { Loading, Missing, Problem, Trouble } from "../parts/Notice";
import { go, goInstead } from "../route";
import { SITES } from "../words";
import { NotForYou } from "./NotForYou";
import { missingIn, NOTHING, factsOf, protocolOf, stepsOf, warningsOf, type Opening, type Step } from "./start/opening";
import { Files } from "./start/Files";
import { InjuryStep } from "./start/Injury";
import { Running } from "./start/Running";
import { Age, Days, GoalStep, Means, Review, Risks, Sites } from "./start/steps";
import "../style/start.css";

const TITLES: Record<Exclude<Step, Site>, string> = {
  age: later("Welcome"),
  emergency: later("First, is any of this so?"),
  same_day: later("And is any of this?"),
  within_week: later("Last of these"),
  sites: later("Where it hurts"),
  files: later("What your watch knows"),
  running: later("How you used to run"),
  risks: later("Your health"),
  days: later("Your week"),
  means: later("What you have"),
  goal: later("What you want"),
  review: later("Your first plan"),
};

export function Start({ step: asked }: { step: string }) {
  const editing = state.value?.onboarded ?? false;
  const before = editing ? (remembered.value.profile as Opening | null) : null;
  const [said, say, clear] = useDraft<Opening>("opening", before ?? NOTHING);
  const { view: help, failure: noFlags, reload } = useHelp();
  const flags = help?.flags ?? null;
  const [missing, setMissing] = useState("");
  const [waiting, setWaiting] = useState(false);
  const sending = useSend();
  const heading = useRef<HTMLHeadingElement>(null);
  const leaving = useRef(false);

  const today = state.value?.today ?? "";
  const steps = stepsOf(said, editing);
  const open = steps.findIndex((step) => missingIn(step, said, today) !== "");
  const wanted = steps.indexOf(asked as Step);
  // never past the first step that still needs an answer
  const place = Math.max(0, open < 0 ? wanted : Math.min(wanted, open));
  const step = steps[place] ?? "age";
  const young = said.age !== null && said.age < 18;
  const special = (["confirm", "told", "young"] as const).find((page) => page === asked);

  useEffect(() => {
    if (leaving.current) return; // the answers are gone, and so are we in a moment
    if (!special && asked !== step) goInstead(`start/${step}`);
    setMissing("");
    scrollTo(0, 0);
    if (place > 0) heading.current?.focus({ preventScroll: true });
  }, [asked, step]);

  const to = (next: Step) => go(`start/${next}`);
  const onward = () => to(steps[place + 1] ?? "review");
  const next = () => {
    const lack = missingIn(step, said, today);
    setMissing(lack);
    if (lack) return;
    if (step === "age" && young) go("start/young");
    else onward();
  };
  const afterFlags = (tier: Tier) => (yes: string[]) => {
    say({ warnings: yes, warningsAsked: [...new Set([...said.warningsAsked, tier])] });
    const sent = said.warningsSent?.kind === "red_flag_answer" ? said.warningsSent.answers : {};
    const fresh = yes.some((id) => !sent[id]);
    if (fresh && tier !== "same_day") go("start/confirm");
    else onward();
  };
  const asksOf = (list: FlagView[]) =>
    list.filter((flag) => said.warningsAsked.includes(flag.tier)).map((flag) => flag.id);
  const tell = async () => {
    const fact = warningsOf(subject(), said, asksOf(flags ?? []));
    if (!(await sending.submit([fact]))) return;
    say({ warningsSent: fact });
    go("start/told");
  };
  const finish = async () => {
    const known = state.value;
    const protocol = protocolOf(said, known?.protocols ?? [], known?.onboarded ? known.protocol : null);
    const facts = factsOf(subject(), said, before, editing ? [] : asksOf(flags ?? []), protocol);
    if (!(await sending.submit(facts))) return;
    const injuriesSent = { ...said.injuriesSent };
    for (const fact of facts) if (fact.kind === "injury") injuriesSent[fact.site] = fact.id;
    remember({ profile: { ...said, injuriesSent } });
    if (!state.value?.onboarded) return setWaiting(true);
    leaving.current = true;
    clear();
    go(editing ? "" : "first");
  };

  if (special === "young") return <NotForYou back={() => to("age")} />;
  if (special === "confirm" && said.warnings.length > 0) {
    return (
      <section class="start">
        <h1 tabIndex={-1}>{t("Before this is sent")}</h1>
        {flags ? (
          <FlagConfirm
            flags={flags}
            yes={said.warnings}
            busy={sending.busy}
            right={() => void tell()}
            change={() => to("emergency")}
          />
        ) : (
          <Loading what={t("The list")} />
        )}
        <Problem failure={sending.failure} />
      </section>
    );
  }
  if (special === "told" && said.warnings.length > 0) {
    const rest = (["same_day", "within_week"] as const).find((tier) => !said.warningsAsked.includes(tier));
    return (
      <section class="start">
        <h1 tabIndex={-1}>{t("What to do now")}</h1>
        <WhomToSee flags={(flags ?? []).filter((flag) => said.warnings.includes(flag.id))} />
        <p>{t("Please do this before anything else. Do not run, jump or load the leg until then.")}</p>
        <p class="note">
          {t("You can still finish the questions, or close this page and come back: your answers are kept. The plan says ‘stop’ until a clinician has had a look and you have entered what they said.")}
        </p>
        <div class="actions">
          <button type="button" class="button button-quiet" onClick={() => to(rest ?? "sites")}>
            {t("Finish the questions")}
          </button>
        </div>
      </section>
    );
  }
  if (waiting) {
    return (
      <section class="start">
        <h1 tabIndex={-1}>{t("Not sent yet, kept here")}</h1>
        <p class="lead">{t("Your answers wait in this browser. Your first plan appears as soon as they have arrived.")}</p>
      </section>
    );
  }
  return (
    <section class="start">
      <div class="steps-top">
        {place > 0 ? (
          <button type="button" class="round" onClick={() => to(steps[place - 1]!)} aria-label={t("One step back")}>
            <Icon name="back" />
          </button>
        ) : (
          <span class="round-space" />
        )}
        <progress value={place + 1} max={steps.length} aria-label={t("Step {place} of {all}", { place: place + 1, all: steps.length })} />
        <span class="note">
          {place + 1}/{steps.length}
        </span>
      </div>
      <h1 tabIndex={-1} ref={heading}>
        {t(step in SITES ? SITES[step as Site] : TITLES[step as Exclude<Step, Site>])}
      </h1>
      {step === "emergency" || step === "same_day" || step === "within_week" ? (
        flags ? (
          <FlagQuestions
            key={step}
            flags={flags}
            tier={step}
            yes={said.warnings}
            set={(warnings) => say({ warnings })}
            next={afterFlags(step)}
          />
        ) : noFlags ? (
          <Trouble failure={noFlags} again={reload} />
        ) : (
          <Loading what={t("The questions")} />
        )
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (step === "review") void finish();
            else next();
          }}
          noValidate
        >
          {step === "age" && <Age said={said} say={say} editing={editing} />}
          {step === "sites" && <Sites said={said} say={say} />}
          {step in SITES && <InjuryStep key={step} said={said} say={say} site={step as Site} today={today} />}
          {step === "files" && <Files today={today} />}
          {step === "running" && <Running said={said} say={say} today={today} />}
          {step === "risks" && <Risks said={said} say={say} />}
          {step === "days" && <Days said={said} say={say} />}
          {step === "means" && <Means said={said} say={say} />}
          {step === "goal" && <GoalStep said={said} say={say} today={today} />}
          {step === "review" && <Review said={said} go={to} />}
          {missing && <Missing>{missing}</Missing>}
          <Problem failure={sending.failure} />
          <div class="actions actions-stick">
            <button type="submit" class="button" disabled={sending.busy}>
              {step === "review" ? (
                sending.busy ? t("One moment …") : editing ? t("Save the changes") : t("Make my first plan")
              ) : (
                <>
                  {t("Next")} <Icon name="next" size={18} />
                </>
              )}
            </button>
            {editing && place === 0 && (
              <a class="button button-quiet" href="#/more">
                {t("Leave it")}
              </a>
            )}
            {!editing && place === 0 && (
              <a class="button button-quiet" href="#/your-data">
                {t("I have an archive of Surefoot")}
              </a>
            )}
          </div>
        </form>
      )}
    </section>
  );
}
