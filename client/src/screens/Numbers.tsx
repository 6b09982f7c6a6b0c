// The protocol's numbers: what binds now, in which range each may be set, and by whom.

import { useEffect, useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { NumberView, SettingsView } from "../api/reading";
import { subject, useSend } from "../hooks/useSend";
import { changed, useView } from "../hooks/useView";
import { t } from "../language";
import { Links } from "../parts/Disagree";
import { NumberField, TextField } from "../parts/Field";
import { Back, NotYet, Problem, Stale } from "../parts/Notice";
import { free, Range, safer, scaleOf, unitOf } from "../parts/Range";
import { Cites, graded } from "../parts/Reasons";
import { found, once, searchable } from "../search";

const inNumber = once((number: NumberView) => searchable(number.what));

export function Numbers({ open }: { open: string }) {
  const [wanted, setWanted] = useState("");
  const { view, failure, reload } = useView<SettingsView>("settings");
  useEffect(() => {
    if (open && view) document.getElementById(open)?.scrollIntoView();
  }, [open, view !== null]);
  const shown = found(wanted, view?.numbers ?? [], inNumber);
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("The plan's numbers")}</h1>
        <p class="note">
          {t("You may make the plan more careful at any time. More load needs a clinician's note, and nobody passes a range.")}
        </p>
      </div>
      {!view && <NotYet what={t("The numbers")} failure={failure} again={reload} />}
      {view && (
        <div class="reading">
          <Stale failure={failure} again={reload} />
          <TextField label={t("Search")} value={wanted} set={setWanted} />
          {shown.length === 0 && <p role="status">{t("No number has these words.")}</p>}
          <ul class="shelf">
            {shown.map((number) => (
              <li key={number.id} id={number.id} class="card">
                <details open={number.id === open}>
                  <summary>{number.what}</summary>
                  <Change number={number} settings={view} />
                </details>
                <Range number={number} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Change({ number, settings }: { number: NumberView; settings: SettingsView }) {
  const [value, setValue] = useState<number | null>(null);
  const sending = useSend();
  const send = async (own: Record<string, number>) => {
    const { tendon_strength_profile } = settings;
    const fact = factOf(subject(), { kind: "settings", parameters: own, tendon_strength_profile });
    if (!(await sending.submit([fact]))) return;
    setValue(null);
    changed.value++;
  };
  const { [number.id]: mine, ...others } = settings.own;
  const scale = scaleOf(number);
  const fixed = number.free_low === number.free_high;
  return (
    <>
      <p>
        {free(number)} {safer(number)}
      </p>
      {!fixed && (
        <NumberField
          label={t("Set it to")}
          unit={unitOf(number)}
          value={value}
          set={setValue}
          least={number.free_low * scale}
          most={number.free_high * scale}
          step={number.whole ? 1 : 0.01}
        />
      )}
      <Problem failure={sending.failure} />
      <p class="doors">
        <a href={`#/note/${number.id}`}>{t("A clinician allowed another value")}</a>
      </p>
      <div class="actions">
        {!fixed && (
          <button
            type="button"
            class="button"
            disabled={sending.busy || value === null}
            onClick={() => value !== null && void send({ ...others, [number.id]: value / scale })}
          >
            {t("Save")}
          </button>
        )}
        {mine !== undefined && (
          <button type="button" class="button button-quiet" disabled={sending.busy} onClick={() => void send(others)}>
            {t("Back to the protocol's")}
          </button>
        )}
      </div>
      <p class="note">{graded(number.grade)}</p>
      <Cites cites={number.cites} />
      <Links term={t("Where sources disagree:")} to="topics" links={number.topics} />
    </>
  );
}
