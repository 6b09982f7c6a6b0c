// Taps that were steady for long enough are a measurement, and kept if wanted.

import { factOf } from "../../api/facts";
import { subject, useSend } from "../../hooks/useSend";
import { state } from "../../hooks/useView";
import { t } from "../../language";
import { Problem } from "../../parts/Notice";
import { made } from "../../parts/Undo";
import { measured, WALKING_BELOW_SPM } from "../../sound/taps";

const tenth = (value: number) => Math.round(value * 10) / 10;

export function SaveTaps({ taps, saved }: { taps: readonly number[]; saved: () => void }) {
  const sending = useSend();
  const told = state.value?.onboarded ? measured(taps) : null;
  if (!told) return <Problem failure={sending.failure} />;
  const spm = tenth(told.spm);
  const spread_spm = tenth(told.spread_spm);
  if (spm < WALKING_BELOW_SPM) return <p class="note">{t("That is a walking tempo. Only running is saved: your own cadence is one of running.")}</p>;
  const save = async () => {
    const fact = factOf(subject(), { kind: "cadence_measured", spm, spread_spm, over_s: tenth(told.over_s), by: "taps" });
    if (!(await sending.submit([fact]))) return;
    made.value = { fact: fact.id, said: t("Saved: {steps} steps a minute.", { steps: Math.round(spm) }) };
    saved();
  };
  return (
    <>
      <p class="note">{t("{steps} ± {spread}, over {seconds} s", { steps: spm, spread: spread_spm, seconds: Math.round(told.over_s) })}</p>
      <Problem failure={sending.failure} />
      <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void save()}>
        {t("Save what I tapped")}
      </button>
    </>
  );
}
