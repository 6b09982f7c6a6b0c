// Phones and other computers that may call: how one gets here, a code that pairs it, and the list.

import { useEffect, useState } from "preact/hooks";
import type { AuthorityView, DevicesView, DeviceView, LinkQrView, PairingView } from "../api/devices";
import { post, remove } from "../api/http";
import { useAttempt } from "../hooks/useAttempt";
import { changed, useView } from "../hooks/useView";
import { t } from "../language";
import { Choice } from "../parts/Chips";
import { Icon } from "../parts/Icon";
import { Back, NotYet, Problem, Stale } from "../parts/Notice";
import { moment } from "../words";
import "../style/devices.css";

const LOOK_MS = 3000; // while a code is shown: whether a phone used it

const COMMAND = "./run --lan"; // the same in every language

export function Devices() {
  const { view, failure, reload } = useView<DevicesView>("devices");
  const here = view?.this_device === "";
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("Devices")}</h1>
      </div>
      {!view && <NotYet what={t("Your devices")} failure={failure} again={reload} />}
      {view && (
        <div class="columns">
          <div class="column">
            <Stale failure={failure} again={reload} />
            {here && (view.addresses.length > 0 ? <Pair view={view} /> : <OnlyHere />)}
            <Paired view={view} here={here} />
          </div>
          <div class="column">
            {view.authority && <Trust authority={view.authority} here={here} />}
            <AtRest />
          </div>
        </div>
      )}
    </>
  );
}

function OnlyHere() {
  return (
    <section class="card">
      <h2>{t("Use it on your phone")}</h2>
      <p>
        {t("Surefoot answers on this machine only. To reach it from a phone in your network, stop it (Ctrl+C) and start it like this:")}
      </p>
      <p class="command">
        <code>{COMMAND}</code>
      </p>
      <p class="note">{t("Everything is encrypted then, and nobody gets in whose device you did not pair.")}</p>
    </section>
  );
}

function Pair({ view }: { view: DevicesView }) {
  const { busy, failure, attempt } = useAttempt();
  const [code, setCode] = useState<{ shown: PairingView; known: string[] } | null>(null);
  const [over, setOver] = useState(false);
  const paired = code && view.devices.find((device) => !code.known.includes(device.id));
  const waiting = code !== null && !paired && !over;
  useEffect(() => {
    if (!waiting) return;
    const look = setInterval(() => changed.value++, LOOK_MS);
    const end = setTimeout(() => setOver(true), Math.max(0, Date.parse(code.shown.until) - Date.now()));
    return () => {
      clearInterval(look);
      clearTimeout(end);
    };
  }, [waiting, code]);
  const make = () =>
    void attempt(async () => {
      const shown = await post<PairingView>("devices/code");
      setCode({ shown, known: view.devices.map((device) => device.id) });
      setOver(false);
    });
  return (
    <section class="card">
      <h2>{t("Pair a device")}</h2>
      {!waiting && <p>{t("A code lets one phone in, once and within five minutes. The phone has to be in the same network.")}</p>}
      {waiting && <Code code={code.shown} />}
      <div role="status">
        {paired && (
          <p class="saved">
            <Icon name="check" size={18} /> {t("{name} is paired.", { name: paired.name })}
          </p>
        )}
        {over && !paired && <p>{t("The code is too old now.")}</p>}
      </div>
      <Problem failure={failure} />
      <div class="actions">
        <button type="button" class={waiting ? "button button-quiet" : "button"} disabled={busy} onClick={make}>
          {code ? t("Make another code") : t("Make a code")}
        </button>
      </div>
    </section>
  );
}

function Code({ code }: { code: PairingView }) {
  const address = code.links[0]?.address.split("pair?")[0] ?? "";
  return (
    <>
      <p>{t("Scan this with the phone's camera:")}</p>
      <Codes links={code.links} alt={t("QR code that leads to the pairing page")} />
      <p>{t("Or open {address} on the phone and type:", { address })}</p>
      <p class="digits">
        {code.digits.slice(0, 4)} {code.digits.slice(4)}
      </p>
      <p class="note">{t("Good until {time}, for one device.", { time: clockOf(code.until) })}</p>
    </>
  );
}

/** The QR code of an address, and which address when there are several. */
function Codes({ links, alt }: { links: LinkQrView[]; alt: string }) {
  const [chosen, choose] = useState("0");
  const link = links[Number(chosen)] ?? links[0];
  if (!link) return null;
  return (
    <>
      {links.length > 1 && (
        <Choice
          legend={t("Reached as")}
          options={links.map((one, at) => [new URL(one.address).hostname, String(at)] as const)}
          value={chosen}
          pick={choose}
          quiet
        />
      )}
      <svg class="qr" viewBox={`0 0 ${link.qr.size} ${link.qr.size}`} role="img" aria-label={alt} shape-rendering="crispEdges">
        <rect width={link.qr.size} height={link.qr.size} fill="#fff" />
        <path d={link.qr.path} fill="#000" />
      </svg>
    </>
  );
}

function Paired({ view, here }: { view: DevicesView; here: boolean }) {
  const { busy, failure, attempt } = useAttempt();
  const [asked, ask] = useState("");
  const end = (path: string) =>
    void attempt(async () => {
      await remove(path);
      ask("");
      if (here) changed.value++;
      else location.assign("/pair");
    });
  return (
    <section class="card">
      <h2>{t("Paired devices")}</h2>
      {view.devices.length === 0 && <p>{t("No device is paired.")}</p>}
      <ul class="devices">
        {view.devices.map((device) => (
          <Device
            key={device.id}
            device={device}
            own={device.id === view.this_device}
            may={here || device.id === view.this_device}
            asked={asked === device.id}
            ask={ask}
            busy={busy}
            end={() => end(`devices/${device.id}`)}
          />
        ))}
      </ul>
      <Problem failure={failure} />
      {here && view.devices.length > 1 && (
        <div class="actions">
          {asked === "all" ? (
            <Sure
              what={t("No device can open your plan then, until you pair it again.")}
              yes={t("Remove all")}
              busy={busy}
              go={() => end("devices")}
              stay={() => ask("")}
            />
          ) : (
            <button type="button" class="button button-quiet" onClick={() => ask("all")}>
              {t("Remove all devices")}
            </button>
          )}
        </div>
      )}
      {!here && <p class="note">{t("Other devices are paired and removed on the machine that runs Surefoot.")}</p>}
    </section>
  );
}

interface DeviceProps {
  device: DeviceView;
  own: boolean;
  may: boolean;
  asked: boolean;
  ask: (device: string) => void;
  busy: boolean;
  end: () => void;
}

function Device({ device, own, may, asked, ask, busy, end }: DeviceProps) {
  return (
    <li>
      <p class="device-name">
        {device.name} {own && <span class="badge badge-plain">{t("this device")}</span>}
      </p>
      <p class="note">
        {t("Paired {paired}, last seen {seen}", { paired: moment(device.paired_at), seen: moment(device.seen_at) })}
      </p>
      {may && !asked && (
        <button
          type="button"
          class="button button-quiet button-small"
          aria-label={t("Remove {name}", { name: device.name })}
          onClick={() => ask(device.id)}
        >
          {t("Remove")}
        </button>
      )}
      {asked && (
        <Sure
          what={t("It can no longer open your plan. What it has kept stays on it, until you clear the browser's data there.")}
          yes={t("Remove it")}
          busy={busy}
          go={end}
          stay={() => ask("")}
        />
      )}
    </li>
  );
}

interface SureProps {
  what: string;
  yes: string;
  busy: boolean;
  go: () => void;
  stay: () => void;
}

function Sure({ what, yes, busy, go, stay }: SureProps) {
  return (
    <>
      <p role="status">{what}</p>
      <div class="actions">
        <button type="button" class="button" disabled={busy} onClick={go}>
          {yes}
        </button>
        <button type="button" class="button button-quiet" onClick={stay}>
          {t("Keep")}
        </button>
      </div>
    </>
  );
}

function Trust({ authority, here }: { authority: AuthorityView; here: boolean }) {
  return (
    <section class="card">
      <h2>{t("So that the phone trusts this machine")}</h2>
      <p>
        {t("The connection is encrypted in any case. For the phone to install Surefoot as an app, show reminders and feel motion, it also has to know who vouches for the connection: this machine itself does, and nobody else could for an address at home.")}
      </p>
      {here && (
        <>
          <p>{t("Scan this with the phone, get the certificate and install it. The pairing page says how, for iPhone and Android.")}</p>
          <Codes links={authority.links} alt={t("QR code that leads to the certificate")} />
        </>
      )}
      <div class="actions">
        <a class="button button-quiet" href="/authority.crt" download>
          {t("Get the certificate")}
        </a>
      </div>
      <p>{t("Compare this fingerprint (SHA-256) with the one that the phone shows for the certificate:")}</p>
      <p class="print">{authority.fingerprint}</p>
      <p class="print">{authority.words}</p>
      <p class="note">
        {t("It can vouch for private addresses and names at home alone. Its key stays in the data folder; deleting everything deletes it too.")}
      </p>
    </section>
  );
}

function AtRest() {
  return (
    <section class="card">
      <h2>{t("What is encrypted, and what is not")}</h2>
      <p>
        {t("On the way between phone and machine everything is encrypted (TLS). At rest nothing is: the data folder lies on this machine's disk as plain files that only your account may read, and what a phone keeps for use without a network lies in its browser. Whoever can unlock machine or phone can read it. Encrypt their disks, and lock them.")}
      </p>
    </section>
  );
}

const clockOf = (iso: string) => new Date(iso).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
