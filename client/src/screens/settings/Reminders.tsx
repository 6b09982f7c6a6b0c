// Reminders on devices: all off until switched on, each by itself, to this browser and others.

import { useRef, useState } from "preact/hooks";
import { Failure, post, put } from "../../api/http";
import { canBeReminded, forget, subscribe, type DeviceView, type PushKind, type PushView } from "../../api/push";
import { useAttempt } from "../../hooks/useAttempt";
import { changed, useView } from "../../hooks/useView";
import { later, t } from "../../language";
import { Choice, Tick } from "../../parts/Chips";
import { TimeField } from "../../parts/Field";
import { Kept, Missing, NotYet, Problem } from "../../parts/Notice";
import { moment } from "../../words";
import { WEEKDAYS } from "../start/choices";

const WHAT: [PushKind, string][] = [
  ["check_in", later("The morning check-in, if it is still open")],
  ["session", later("Today's training, if it is still open")],
  ["pain_after", later("How it feels an hour after training")],
  ["tests", later("What is due to be looked at, once a week")],
];

const WORDS = [
  [later("Only that there is something"), true],
  [later("What it is about"), false],
] as const;

const DAYS = WEEKDAYS.map((name, day) => [name, day] as const);

export function Reminders() {
  const { view: kept, failure, reload } = useView<PushView>("push");
  const [mine, setMine] = useState<Partial<PushView>>({}); // touched here, on its way or kept
  const [refused, setRefused] = useState<Failure | null>(null);
  const latest = useRef(mine);
  const before = useRef(Promise.resolve());
  const view = kept && { ...kept, ...mine };
  const choose = (change: Partial<PushView>) => {
    if (!kept) return;
    latest.current = { ...latest.current, ...change };
    setMine(latest.current);
    before.current = before.current.then(async () => {
      const { devices: _devices, ...wanted } = { ...kept, ...latest.current };
      try {
        await put("push", wanted);
        setRefused(null);
      } catch (error) {
        setMine((latest.current = {}));
        setRefused(error as Failure);
      }
    });
  };
  return (
    <section class="card" id="reminders">
      <h2>{t("Reminders on this device")}</h2>
      <p>{t("At most two a day, none in your quiet hours, none while you pause. All are off until you switch them on.")}</p>
      {!view && <NotYet what={t("Reminders")} failure={failure} again={reload} />}
      {view && (
        <>
          <Devices devices={view.devices} />
          {view.devices.length > 0 && <What view={view} choose={choose} />}
        </>
      )}
      <Problem failure={refused} />
      <p class="doors">
        <a href="#/beside">{t("Lines on Today, by subject")}</a>
      </p>
    </section>
  );
}

function What({ view, choose }: { view: PushView; choose: (change: Partial<PushView>) => void }) {
  const flip = (kind: PushKind, on: boolean) =>
    choose({ on: on ? [...view.on, kind] : view.on.filter((one) => one !== kind) });
  const asked = (kind: PushKind) => view.on.includes(kind);
  return (
    <>
      <div class="rows">
        {WHAT.map(([kind, what]) => (
          <Tick key={kind} label={t(what)} value={asked(kind)} set={(on) => flip(kind, on)} />
        ))}
      </div>
      {view.on.length > 0 && (
        <>
          <div class="amounts">
            {asked("check_in") && (
              <TimeField label={t("Check-in at")} value={view.check_in_at} set={(check_in_at) => choose({ check_in_at })} />
            )}
            {asked("session") && (
              <TimeField label={t("Training at")} value={view.session_at} set={(session_at) => choose({ session_at })} />
            )}
            {asked("tests") && (
              <TimeField label={t("Once a week at")} value={view.tests_at} set={(tests_at) => choose({ tests_at })} />
            )}
          </div>
          {asked("tests") && (
            <Choice legend={t("On")} options={DAYS} value={view.tests_on} pick={(tests_on) => choose({ tests_on })} />
          )}
          <div class="amounts">
            <TimeField label={t("Quiet from")} value={view.quiet_from} set={(quiet_from) => choose({ quiet_from })} />
            <TimeField label={t("Quiet until")} value={view.quiet_until} set={(quiet_until) => choose({ quiet_until })} />
          </div>
          <Choice legend={t("What stands in it")} options={WORDS} value={view.discreet} pick={(discreet) => choose({ discreet })} />
          <p class="note">
            {t("A reminder goes to your browser's maker, sealed so that only your browser can read it. Nothing else leaves this machine.")}
          </p>
        </>
      )}
    </>
  );
}

function Devices({ devices }: { devices: DeviceView[] }) {
  const { busy, failure, attempt } = useAttempt();
  const [said, say] = useState("");
  const able = canBeReminded();
  const turnOn = () =>
    attempt(async () => {
      say("");
      try {
        if ((await subscribe()) === null) say(t("Your browser does not allow it. Allow notifications for this page in its settings."));
      } catch (error) {
        if (error instanceof Failure) throw error;
        throw new Failure(0, t("This browser could not be subscribed: its push service was not reached, or it has none."));
      }
      changed.value++;
    });
  return (
    <>
      {!able && (
        <p class="note">
          {t("This browser cannot be reminded here. It needs an address that it trusts (https, or this machine itself); on an iPhone, Surefoot has to be on the home screen.")}
        </p>
      )}
      {devices.length > 0 && (
        <ul class="plain-list">
          {devices.map((device) => (
            <Device key={device.id} device={device} />
          ))}
        </ul>
      )}
      {said && <Missing>{said}</Missing>}
      <Problem failure={failure} />
      {able && (
        <div class="actions">
          <button type="button" class="button button-quiet" disabled={busy} onClick={() => void turnOn()}>
            {busy ? t("One moment …") : devices.length > 0 ? t("Add this browser") : t("Turn on for this browser")}
          </button>
        </div>
      )}
    </>
  );
}

function Device({ device }: { device: DeviceView }) {
  const { busy, failure, attempt } = useAttempt();
  const [tried, setTried] = useState(false);
  const ask = (work: () => Promise<unknown>) =>
    void attempt(async () => {
      await work();
      changed.value++;
    });
  return (
    <li>
      <p>
        <strong>{device.name}</strong>, {t("since {moment}", { moment: moment(device.since) })}
      </p>
      {device.problem && <p class="note">{device.problem}</p>}
      {tried && !device.problem && !failure && <Kept>{t("Sent. It should appear in a moment.")}</Kept>}
      <Problem failure={failure} />
      <div class="actions">
        <button
          type="button"
          class="link"
          disabled={busy}
          aria-label={t("Try it: {device}", { device: device.name })}
          onClick={() => ask(() => post(`push/devices/${device.id}/try`).then(() => setTried(true)))}
        >
          {t("Try it")}
        </button>
        <button
          type="button"
          class="link"
          disabled={busy}
          aria-label={t("Remove: {device}", { device: device.name })}
          onClick={() => ask(() => forget(device.id))}
        >
          {t("Remove")}
        </button>
      </div>
    </li>
  );
}
