// 'Something is wrong': the warning signs, or a new injury that the plan does not cover.

import { useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { Tier } from "../api/views";
import { useHelp } from "../hooks/useHelp";
import { subject, useSend } from "../hooks/useSend";
import { later, t } from "../language";
import { TIER_ORDER } from "../words";
import { CallNow } from "./CallNow";
import { FlagConfirm, FlagQuestions, WhomToSee } from "./FlagQuestions";
import { TextField } from "./Field";
import { NotYet, Problem } from "./Notice";
import { Save } from "./Save";
import { Scale } from "./Scale";
import { Sheet } from "./Sheet";

type Step = Tier | "confirm" | "told" | "clear" | "elsewhere";

const TITLES: Record<Step, string> = {
  emergency: later("First, the urgent ones"),
  same_day: later("Then these"),
  within_week: later("And these"),
  confirm: later("Before this is sent"),
  told: later("What to do now"),
  clear: later("No warning sign"),
  elsewhere: later("A new injury"),
};

export function FlagSheet({ close }: { close: () => void }) {
  const { view, failure, reload } = useHelp();
  const flags = view?.flags ?? null;
  const [step, setStep] = useState<Step>("emergency");
  const [yes, setYes] = useState<string[]>([]);
  const sending = useSend();

  const [shown, setShown] = useState(1); // how many tiers have been asked

  const next = (ticked: string[]) => {
    const place = TIER_ORDER.indexOf(step as Tier) + 1;
    const tier = TIER_ORDER[place];
    // a sign that needs help now does not wait for the other lists
    if (ticked.length && (step === "emergency" || !tier)) return setStep("confirm");
    if (!tier) return void tell([], "clear");
    setShown(Math.max(shown, place + 1));
    setStep(tier);
  };
  const tell = async (ticked: string[], then: Step) => {
    const asked = (flags ?? []).filter((flag) => TIER_ORDER.indexOf(flag.tier) < shown);
    const answers = Object.fromEntries(asked.map((flag) => [flag.id, ticked.includes(flag.id)]));
    if (await sending.submit([factOf(subject(), { kind: "red_flag_answer", answers })])) setStep(then);
  };

  return (
    <Sheet title={t(TITLES[step])} close={close}>
      {(step === "emergency" || step === "same_day" || step === "within_week") && <CallNow small />}
      {!flags && <NotYet what={t("The list")} failure={failure} again={reload} />}
      {flags && (step === "emergency" || step === "same_day" || step === "within_week") && (
        <FlagQuestions flags={flags} tier={step} yes={yes} set={setYes} next={next} key={step} />
      )}
      {flags && step === "confirm" && (
        <FlagConfirm
          flags={flags}
          yes={yes}
          busy={sending.busy}
          right={() => void tell(yes, "told")}
          change={() => setStep("emergency")}
        />
      )}
      {flags && step === "told" && <WhomToSee flags={flags.filter((flag) => yes.includes(flag.id))} />}
      {step === "clear" && (
        <>
          <p class="lead">{t("None of the warning signs is there, and your plan goes on.")}</p>
          <p>{t("If pain rose outside a session, use ‘I flared’. If something else hurts, say so here.")}</p>
          <div class="actions">
            <button type="button" class="button" onClick={close}>
              {t("Back to today")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setStep("elsewhere")}>
              {t("Something else hurts")}
            </button>
          </div>
        </>
      )}
      {step === "elsewhere" && <Elsewhere close={close} />}
      {step === "told" && (
        <div class="actions">
          <button type="button" class="button" onClick={close}>
            {t("I have read this")}
          </button>
        </div>
      )}
      <Problem failure={sending.failure} />
    </Sheet>
  );
}

function Elsewhere({ close }: { close: () => void }) {
  const [region, setRegion] = useState("");
  const [pain, setPain] = useState<number | null>(null);
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const save = async () => {
    if (!region.trim() || pain === null) return setMissing(t("Say where it hurts, and how much."));
    const fact = factOf(subject(), { kind: "other_injury", region: region.trim(), pain, note });
    if (await sending.submit([fact])) close();
  };
  return (
    <>
      <p>
        {t("Surefoot plans for the outer knee and the hamstrings only. With a new injury elsewhere your plan stops growing, and says whom to see.")}
      </p>
      <TextField label={t("Where does it hurt?")} value={region} set={setRegion} />
      <Scale legend={t("How much?")} value={pain} pick={setPain} />
      <TextField label={t("Anything to add (optional)")} value={note} set={setNote} long />
      <Save label={t("Save")} missing={missing} sending={sending} save={save} />
    </>
  );
}
