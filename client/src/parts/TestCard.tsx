// A test that a gate waits for: the way to the guided one, and its result entered per side by hand.

import { useState } from "preact/hooks";
import { factOf, type SideResult } from "../api/facts";
import type { TestView } from "../api/views";
import { useDraft } from "../hooks/useDraft";
import { subject, useSend } from "../hooks/useSend";
import { later, t } from "../language";
import { inside } from "../words";
import { Choice, YES_NO } from "./Chips";
import { NumberField } from "./Field";
import { Save } from "./Save";
import { Scale } from "./Scale";

type Side = "left" | "right" | "both";
interface Entry {
  value: number | null;
  pain: number | null;
  clean: boolean | null;
}
type Entries = Record<Side, Entry>;

const EMPTY: Entry = { value: null, pain: null, clean: null };
const NAMES: Record<Side, string> = { left: later("Left side"), right: later("Right side"), both: "" };
const UNITS = { reps: later("reps"), s: later("seconds"), cm: "cm", deg: later("degrees"), N: "N", yes_no: "" };

export function TestCard({ test, opened = false }: { test: TestView; opened?: boolean }) {
  const [open, setOpen] = useState(opened);
  return (
    <section class="card">
      <div class="card-top">
        <h2>{t("Test: {name}", { name: test.name })}</h2>
        <a class="button button-small" href={`#/test/${test.id}`}>
          {t("Start")}
        </a>
      </div>
      <p>{test.how}</p>
      {!open && (
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {t("Enter a result by hand")}
        </button>
      )}
      {open && <TestForm test={test} close={() => setOpen(false)} />}
    </section>
  );
}

export function TestForm({ test, close }: { test: TestView; close: () => void }) {
  const sides: Side[] = test.per_side ? ["left", "right"] : ["both"];
  const [said, say, clear] = useDraft<Entries>(`test.${test.id}`, { left: EMPTY, right: EMPTY, both: EMPTY });
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const result = (side: Side): SideResult | null => {
    const { value, pain, clean } = said[side];
    return sides.includes(side) && value !== null ? { value, pain, clean } : null;
  };
  const save = async () => {
    if (sides.every((side) => said[side].value === null)) return setMissing(t("Enter at least one result."));
    const results = { left: result("left"), right: result("right"), both: result("both") };
    if (!(await sending.submit([factOf(subject(), { kind: "test_result", test: test.id, ...results })]))) return;
    clear();
    close();
  };
  return (
    <>
      {sides.map((side) => (
        <SideForm
          key={side}
          test={test}
          side={t(NAMES[side])}
          entry={said[side]}
          set={(change) => say({ [side]: { ...said[side], ...change } })}
        />
      ))}
      <Save label={t("Save the test")} missing={missing} sending={sending} save={save}>
        <button type="button" class="button button-quiet" onClick={close}>
          {t("Later")}
        </button>
      </Save>
    </>
  );
}

interface SideProps {
  test: TestView;
  side: string;
  entry: Entry;
  set: (change: Partial<Entry>) => void;
}

function SideForm({ test, side, entry, set }: SideProps) {
  const of = side ? `, ${inside(side)}` : "";
  return (
    <div class="side">
      {side && <h3>{side}</h3>}
      {test.unit === "yes_no" ? (
        <Choice
          legend={`${t("Could you do it?")}${of}`}
          options={[
            [t("Yes"), 1],
            [t("No"), 0],
          ]}
          value={entry.value}
          pick={(value) => set({ value })}
        />
      ) : (
        <NumberField
          label={`${t("Result")}${of}`}
          unit={t(UNITS[test.unit])}
          value={entry.value}
          set={(value) => set({ value })}
        />
      )}
      <Scale legend={`${t("Worst pain")}${of}`} value={entry.pain} pick={(pain) => set({ pain })} />
      {test.unit === "reps" && (
        <Choice
          legend={`${t("Good form to the last one?")}${of}`}
          options={YES_NO}
          value={entry.clean}
          pick={(clean) => set({ clean })}
        />
      )}
    </div>
  );
}
