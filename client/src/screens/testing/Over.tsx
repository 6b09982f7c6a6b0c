// The end of a test: what each side came to, and the button that saves it.

import { factOf } from "../../api/facts";
import { subject, useSend } from "../../hooks/useSend";
import { t } from "../../language";
import { Save } from "../../parts/Save";
import { Sure } from "../../parts/Sure";
import { made } from "../../parts/Undo";
import { anyDone, resultOf, type Run, type Side } from "../../testing/run";
import { amount, sideName } from "../../testing/said";
import type { Running } from "../../testing/useRun";
import { Closed } from "../Test";

const SIDES: Side[] = ["left", "right", "both"];

export function Over({ running, run, closed }: { running: Running; run: Run; closed: string[] }) {
  const sending = useSend();
  const save = async () => {
    const fact = factOf(subject(), resultOf(run));
    if (!(await sending.submit([fact]))) return;
    made.value = { fact: fact.id, said: t("{test}: saved.", { test: run.line.name }) };
    running.drop();
  };
  const missing = run.sides.filter((side) => !run.done[side]);
  return (
    <div class="play-body">
      <section class="card">
        <h1 tabIndex={-1}>{anyDone(run) ? t("What you reached") : t("Nothing was measured")}</h1>
        {closed.length > 0 && <Closed reasons={closed} />}
        <div class="test-sides">
          {SIDES.map((side) => {
            const told = run.done[side];
            return (
              told && (
                <div key={side}>
                  <p class="note">{sideName(side)}</p>
                  <p class="test-value">{amount(run.line.unit, told.value)}</p>
                  <p class="note">{t("pain {pain}", { pain: told.pain })}</p>
                </div>
              )
            );
          })}
        </div>
        {run.stopped && <p>{t("It hurt more than this test may. Give it some days, and tell a physiotherapist if it stays so.")}</p>}
        {anyDone(run) && missing.length > 0 && <p class="note">{t("One side alone can be saved; sides are compared once both are there.")}</p>}
        {anyDone(run) ? (
          <Save label={t("Save the test")} missing="" sending={sending} save={save}>
            <Sure label={t("Throw it away")} sure={t("Yes, throw it away")} act={running.drop} />
          </Save>
        ) : (
          <div class="actions">
            <button type="button" class="button" onClick={running.drop}>
              {t("Back to the test")}
            </button>
          </div>
        )}
        <p class="note">{t("How the sides compare and what the gates say follows when it is saved.")}</p>
      </section>
    </div>
  );
}
