// Shoes and how far they have run, comfort, and which reminders are wanted.

import { useState } from "preact/hooks";
import { factOf } from "../api/facts";
import type { BesideView, ShoeView } from "../api/views";
import { subject, useSend } from "../hooks/useSend";
import { state, useView } from "../hooks/useView";
import { t } from "../language";
import { Due, WayBack } from "../parts/Beside";
import { Tick } from "../parts/Chips";
import { DateField, DistanceField, TextField } from "../parts/Field";
import { NotYet, Problem, Stale } from "../parts/Notice";
import { Save } from "../parts/Save";
import { Sources } from "../parts/Sources";
import { distance } from "../units";

export function Beside() {
  const { view, failure, reload } = useView<BesideView>("beside");
  if (!view) return <NotYet what={t("Beside the plan")} failure={failure} again={reload} />;
  return (
    <>
      <Stale failure={failure} again={reload} />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Beside the plan")}</h1>
        {view.season && (
          <p class="note">
            {view.season.name}: {view.season.what}
          </p>
        )}
      </div>
      <div class="columns">
        <div class="column">
          <Shoes shoes={view.shoes} />
          <Due due={view.due} />
          <WayBack steps={view.relapse} />
        </div>
        <div class="column">
          <Switches switches={view.switches} />
          <section class="card">
            <h2>{t("What may feel good")}</h2>
            <p class="note">{t("Optional, never needed and not counted.")}</p>
            {view.comfort.map((method) => (
              <details key={method.id}>
                <summary>{method.name}</summary>
                <p>{method.how}</p>
                <p>{method.caution}</p>
                <p class="note">{method.when}</p>
                <Sources at="comfort" id={method.id} grade={method.grade} cites={method.cites} />
              </details>
            ))}
          </section>
        </div>
      </div>
    </>
  );
}

function Switches({ switches }: { switches: BesideView["switches"] }) {
  const sending = useSend();
  return (
    <section class="card">
      <h2>{t("Reminders")}</h2>
      <p class="note">{t("One line a day at most. Turn off what you do not want.")}</p>
      <div class="rows">
        {switches.map((each) => (
          <Tick
            key={each.track}
            label={each.name}
            value={each.on}
            set={(on) => void sending.submit([factOf(subject(), { kind: "track_switch", track: each.track, on })])}
          />
        ))}
      </div>
      <Problem failure={sending.failure} />
    </section>
  );
}

function Shoes({ shoes }: { shoes: ShoeView[] }) {
  const today = state.value?.today ?? "";
  const [name, setName] = useState("");
  const [since, setSince] = useState(today);
  const [km, setKm] = useState<number | null>(null);
  const [missing, setMissing] = useState("");
  const sending = useSend();
  const save = async () => {
    if (!name.trim() || !since) return setMissing(t("A pair needs a name and a first day."));
    setMissing("");
    const distance_before_m = Math.round((km ?? 0) * 1000);
    const fact = { kind: "shoe" as const, name: name.trim(), in_use_since: since, retired_on: null, distance_before_m };
    if (await sending.submit([factOf(subject(), fact)])) setName("");
  };
  return (
    <section class="card" id="shoes">
      <h2>{t("Shoes")}</h2>
      {shoes.length > 0 && (
        <ul class="shoes">
          {shoes.map((shoe) => (
            <Pair key={shoe.name} shoe={shoe} today={today} />
          ))}
        </ul>
      )}
      <details open={shoes.length === 0}>
        <summary>{t("Enter a pair")}</summary>
        <p class="note">{t("A new pair counts as the one change of its week: nothing else rises.")}</p>
        <TextField label={t("What you call it")} value={name} set={setName} />
        <div class="amounts">
          <DateField label={t("In use since")} value={since} most={today} set={setSince} />
          <DistanceField label={t("Run before today")} km={km} set={setKm} />
        </div>
        <Save label={t("Save the pair")} missing={missing} sending={sending} save={save} quiet />
      </details>
    </section>
  );
}

function Pair({ shoe, today }: { shoe: ShoeView; today: string }) {
  const sending = useSend();
  const retire = () =>
    sending.submit([
      factOf(subject(), {
        kind: "shoe",
        name: shoe.name,
        in_use_since: shoe.in_use_since,
        retired_on: today,
        distance_before_m: shoe.distance_before_m,
      }),
    ]);
  return (
    <li>
      <p>
        <strong>{shoe.name}</strong> {distance(shoe.distance_m)}
      </p>
      <p class="note">
        {shoe.in_use} {shoe.note}
      </p>
      <Problem failure={sending.failure} />
      {!shoe.retired_on && (
        <button type="button" class="link" disabled={sending.busy} onClick={() => void retire()}>
          {t("No longer in use")}
        </button>
      )}
    </li>
  );
}
