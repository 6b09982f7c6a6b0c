// Pauses, a clinician's note, a new usual pain, the profile, deleting everything, and what this is.

import { useEffect, useState } from "preact/hooks";
import { factOf, type Pains } from "../api/facts";
import { post } from "../api/http";
import { outbox } from "../api/outbox";
import { forgetAnswers } from "../api/worker";
import type { SettingsView } from "../api/reading";
import type { TodayView } from "../api/views";
import { useAttempt } from "../hooks/useAttempt";
import { useDraft } from "../hooks/useDraft";
import { forgetAll } from "../hooks/useRemembered";
import { subject, useSend } from "../hooks/useSend";
import { changed, forgetViews, loadState, state, useView } from "../hooks/useView";
import { later, t } from "../language";
import { CalendarCard } from "../parts/CalendarCard";
import { Choice, Many, Tick } from "../parts/Chips";
import { DateField, NumberField, TextField } from "../parts/Field";
import { Icon } from "../parts/Icon";
import { Missing, Problem } from "../parts/Notice";
import { Range, scaleOf, unitOf } from "../parts/Range";
import { Save } from "../parts/Save";
import { Scale } from "../parts/Scale";
import { Speech } from "../parts/Speech";
import { goInstead, route } from "../route";
import { version } from "../words";

export function More() {
  const [, part, about = ""] = route.value;
  useEffect(() => {
    if (part) document.getElementById(part)?.scrollIntoView();
  }, [part]);
  const onboarded = state.value?.onboarded;
  return (
    <>
      <div class="heading">
        <h1 tabIndex={-1}>{t("More")}</h1>
      </div>
      <div class="columns">
        <div class="column">
          {onboarded && <ClinicianNote key={about} open={part === "note"} about={about} />}
          {onboarded && <Pause />}
          {onboarded && <NewUsual />}
          <Speech />
          <section class="card">
            <h2>{t("Your answers")}</h2>
            <p>{t("Your injuries, your week, your equipment and your goal.")}</p>
            <div class="actions">
              <a class="button button-quiet" href="#/start/age">
                {onboarded ? t("Change them") : t("Start")}
              </a>
            </div>
          </section>
          {onboarded && <CalendarCard />}
        </div>
        <div class="column">
          {onboarded && (
            <section class="card">
              <h2>{t("Beside the plan")}</h2>
              <p>{t("Shoes and their distance, which reminders you want, and what may feel good.")}</p>
              <div class="actions">
                <a class="button button-quiet" href="#/beside">
                  {t("Look")}
                </a>
              </div>
            </section>
          )}
          <ToRead onboarded={onboarded ?? false} />
          <About />
          <DeleteEverything />
        </div>
      </div>
    </>
  );
}

function ToRead({ onboarded }: { onboarded: boolean }) {
  return (
    <section class="card">
      <h2>{t("To read")}</h2>
      <ul class="doors">
        <li>
          <a href="#/articles">{t("Good to know")}</a>
          <p class="note">{t("Short texts on the injury, the pain rules, strength, hills, races and more.")}</p>
        </li>
        <li>
          <a href="#/topics">{t("Where sources disagree")}</a>
          <p class="note">{t("What they say, what the plan does, and why.")}</p>
        </li>
        {onboarded && (
          <li>
            <a href="#/numbers">{t("The plan's numbers")}</a>
            <p class="note">{t("Every number with its range, and what you may change.")}</p>
          </li>
        )}
      </ul>
    </section>
  );
}

function Saved({ children }: { children: string }) {
  return (
    <p class="saved" role="status">
      <Icon name="check" size={18} /> {children}
    </p>
  );
}

const REASONS = [
  [later("Illness"), "illness"],
  [later("Travel"), "travel"],
  [later("Something else"), "other"],
] as const;

function Pause() {
  const today = state.value?.today ?? "";
  const [reason, setReason] = useState<"illness" | "travel" | "other" | null>(null);
  const [first, setFirst] = useState(today);
  const [last, setLast] = useState("");
  const [missing, setMissing] = useState("");
  const [saved, setSaved] = useState(false);
  const sending = useSend();
  const save = async () => {
    setSaved(false);
    if (!reason || !first) return setMissing(t("Say why, and from which day."));
    if (last && last < first) return setMissing(t("The last day cannot lie before the first."));
    setMissing("");
    const fact = factOf(subject(), { kind: "pause", reason, first_day: first, last_day: last || null });
    setSaved(await sending.submit([fact]));
  };
  return (
    <section class="card" id="pause">
      <h2>{t("Pause")}</h2>
      <p>{t("No training from a day on. With a fever, pause until you have been a day without.")}</p>
      <Choice legend={t("Why?")} options={REASONS} value={reason} pick={setReason} quiet />
      <div class="amounts">
        <DateField label={t("First day")} value={first} set={setFirst} />
        <DateField label={t("Last day (optional)")} value={last} least={first} set={setLast} />
      </div>
      <p class="note">{t("To end an open pause, enter the same first day again with its last day.")}</p>
      {missing && <Missing>{missing}</Missing>}
      <Problem failure={sending.failure} />
      {saved && <Saved>{t("The pause is in your plan.")}</Saved>}
      <div class="actions">
        <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void save()}>
          {t("Save the pause")}
        </button>
      </div>
    </section>
  );
}

const ROLES = [
  [later("Physiotherapist"), "physiotherapist"],
  [later("Sports doctor"), "sports_doctor"],
  [later("Doctor"), "doctor"],
  [later("Other"), "other"],
] as const;

const NO_NOTE = {
  name: "",
  role: null as string | null,
  seen: "",
  text: "",
  clears: [] as string[],
  otherInjury: false,
  speed: false,
};

/** about: a number of the plan that the note sets; '' for none. */
function ClinicianNote({ open, about }: { open: boolean; about: string }) {
  const { view } = useView<TodayView>("today");
  const settings = useView<SettingsView>("settings").view;
  const number = settings?.numbers.find((one) => one.id === about);
  const [amount, setAmount] = useState<number | null>(null);
  const [said, say, clear] = useDraft("note", NO_NOTE);
  const [missing, setMissing] = useState("");
  const [saved, setSaved] = useState(false);
  const sending = useSend();
  const flags = view?.flags ?? [];
  const save = async () => {
    setSaved(false);
    if (!said.name.trim() || !said.role || !said.seen || !said.text.trim()) {
      return setMissing(t("A note needs a name, a role, a day and what was said."));
    }
    setMissing("");
    const fact = factOf(subject(), {
      kind: "clinician_note",
      clinician_name: said.name.trim(),
      clinician_role: said.role,
      seen_on: said.seen,
      text: said.text.trim(),
      clears_flags: said.clears.filter((id) => flags.some((flag) => flag.id === id)),
      clears_other_injury: said.otherInjury,
      allows_speed: said.speed,
      parameters: number && amount !== null ? { [number.id]: amount / scaleOf(number) } : {},
    });
    if (!(await sending.submit([fact]))) return;
    clear();
    setSaved(true);
  };
  return (
    <section class="card" id="note">
      <h2>{t("A clinician's note")}</h2>
      <details open={open || flags.length > 0}>
        <summary>{t("Enter what a clinician said")}</summary>
        <p class="note">{t("It is taken on your word, and shown so.")}</p>
        <TextField label={t("Their name")} value={said.name} set={(name) => say({ name })} />
        <Choice legend={t("Their role")} options={ROLES} value={said.role} pick={(role) => say({ role })} />
        <DateField label={t("Seen on")} value={said.seen} most={state.value?.today} set={(seen) => say({ seen })} />
        <TextField label={t("What they said")} value={said.text} set={(text) => say({ text })} long />
        {flags.length > 0 && (
          <Many
            legend={t("Which warning signs did they clear?")}
            rows
            options={flags.map((flag) => [flag.question, flag.id] as const)}
            values={said.clears}
            set={(clears) => say({ clears })}
          />
        )}
        <div class="rows">
          <Tick
            label={t("They looked at a new injury, and I may go on")}
            value={said.otherInjury}
            set={(otherInjury) => say({ otherInjury })}
          />
          <Tick label={t("I may run fast again")} value={said.speed} set={(speed) => say({ speed })} />
        </div>
        {number && (
          <>
            <NumberField
              label={t("They set: {what}", { what: number.what })}
              unit={unitOf(number)}
              value={amount}
              set={setAmount}
              least={number.low * scaleOf(number)}
              most={number.high * scaleOf(number)}
              step={number.whole ? 1 : 0.01}
            />
            <Range number={number} />
          </>
        )}
        <Save label={t("Save the note")} missing={missing} sending={sending} save={save} />
      </details>
      {saved && <Saved>{t("The note is kept.")}</Saved>}
    </section>
  );
}

function NewUsual() {
  const { view } = useView<TodayView>("today");
  const [pain, setPain] = useState<Pains>({});
  const [missing, setMissing] = useState("");
  const [saved, setSaved] = useState(false);
  const sending = useSend();
  const save = async () => {
    setSaved(false);
    if (Object.keys(pain).length === 0) return setMissing(t("Touch a number first."));
    setMissing("");
    setSaved(await sending.submit([factOf(subject(), { kind: "new_usual_pain", pain })]));
  };
  return (
    <section class="card">
      <h2>{t("My usual morning has changed")}</h2>
      <details>
        <summary>{t("This is my new normal")}</summary>
        <p class="note">
          {t("Mornings are measured against your usual pain. It falls by itself; it rises only when you say so, after 14 days without a red.")}
        </p>
        {view?.sites.map((site) => (
          <Scale
            key={site.site}
            legend={t("{site}, now {pain}", { site: site.name, pain: site.usual_pain })}
            value={pain[site.site] ?? null}
            pick={(value) => setPain({ ...pain, [site.site]: value })}
          />
        ))}
        <Save label={t("Save")} missing={missing} sending={sending} save={save} quiet />
      </details>
      {saved && <Saved>{t("Kept. The plan counts it once its conditions are met.")}</Saved>}
    </section>
  );
}

function About() {
  const known = state.value;
  return (
    <section class="card about">
      <h2>{t("What this is")}</h2>
      <p>
        {t("Surefoot plans the way back to trail running with IT band syndrome or hamstring pain. It is information for adults, not a diagnosis, and does not replace a clinician.")}
      </p>
      <p>
        {t("Every session, limit and gate rests on a rule with a source. ‘Why?’ beside the day's light shows them: the sentence, the numbers, the source, how well it is supported, and what would change it.")}
      </p>
      <dl class="grades">
        <Grade grade="A">{t("trial or review")}</Grade>
        <Grade grade="B">{t("cohort or lab study")}</Grade>
        <Grade grade="C">{t("expert protocol")}</Grade>
        <Grade grade="S">{t("practice document")}</Grade>
        <Grade grade="P">{t("our proposal, no study behind it")}</Grade>
      </dl>
      <p>{t("Your entries stay on the machine that runs Surefoot. Nothing is sent anywhere else.")}</p>
      {known && (
        <p class="note">
          {t("Surefoot {version}, protocol {protocol}", {
            version: known.version,
            protocol: version(known.knowledge),
          })}
        </p>
      )}
    </section>
  );
}

function Grade({ grade, children }: { grade: string; children: string }) {
  return (
    <div>
      <dt>{grade}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const SENTENCE = "delete everything"; // what the server asks for, in any language

function DeleteEverything() {
  const [typed, setTyped] = useState("");
  const typeThis = t("delete everything");
  const { busy, failure, attempt } = useAttempt();
  const destroy = () =>
    attempt(async () => {
      await post("destroy", { confirm: SENTENCE });
      forgetAll();
      forgetViews();
      await forgetAnswers();
      outbox.value = [];
      await loadState();
      changed.value++;
      goInstead("start");
    });
  return (
    <section class="card">
      <h2>{t("Delete everything")}</h2>
      <details>
        <summary>{t("Delete all entries, files and plans")}</summary>
        <p>{t("This cannot be undone. Copies that you made yourself stay where they are.")}</p>
        <TextField label={t("Type “{words}”", { words: typeThis })} value={typed} set={setTyped} />
        <Problem failure={failure} />
        <div class="actions">
          <button
            type="button"
            class="button button-red"
            disabled={busy || typed.trim().toLowerCase() !== typeThis}
            onClick={() => void destroy()}
          >
            {t("Delete everything")}
          </button>
        </div>
      </details>
    </section>
  );
}
