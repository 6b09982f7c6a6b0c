// The secret address at which other calendars fetch the plan: made, copied, renewed, switched off.

import { useEffect, useRef, useState } from "preact/hooks";
import { addressOf, type CalendarView, onlyHere } from "../api/calendar";
import { post, remove } from "../api/http";
import { useAttempt } from "../hooks/useAttempt";
import { useName } from "../hooks/useName";
import { changed, useView } from "../hooks/useView";
import { t } from "../language";
import { Icon } from "./Icon";
import { Problem } from "./Notice";

export function CalendarCard() {
  const { view, failure } = useView<CalendarView>("calendar");
  const { busy, failure: refused, attempt } = useAttempt();
  const ask = (work: () => Promise<unknown>) =>
    void attempt(async () => {
      await work();
      changed.value++;
    });
  return (
    <section class="card" id="calendar">
      <h2>{t("In your calendar")}</h2>
      <p>
        {t("A calendar program can fetch your plan from a secret address: today, the weeks to come, and what you did in the last two.")}
      </p>
      {view?.path && (
        <Address
          address={addressOf(view, location)}
          busy={busy}
          renew={() => ask(() => post("calendar/renew"))}
          off={() => ask(() => remove("calendar"))}
        />
      )}
      <Problem failure={refused ?? failure} />
      {view?.path === "" && (
        <div class="actions">
          <button type="button" class="button button-quiet" disabled={busy} onClick={() => ask(() => post("calendar"))}>
            {t("Make an address")}
          </button>
        </div>
      )}
    </section>
  );
}

interface AddressProps {
  address: string;
  busy: boolean;
  renew: () => void;
  off: () => void;
}

function Address({ address, busy, renew, off }: AddressProps) {
  const id = useName();
  const field = useRef<HTMLInputElement>(null);
  const [told, tell] = useState("");
  const [renewing, setRenewing] = useState(false);
  const shown = useRef(address);
  useEffect(() => {
    if (shown.current === address) return;
    shown.current = address;
    tell(t("This is the new address."));
  }, [address]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      tell(t("The address is copied."));
    } catch {
      // no clipboard without a secure connection
      field.current?.select();
      tell(t("The address is marked: copy it from there."));
    }
  };
  return (
    <>
      <div class="field">
        <label for={id}>{t("Address for your calendar program")}</label>
        <input id={id} ref={field} type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <p class="note">
        {t("Whoever has the address can read your plan, with doses and warning signs. Your calendar program keeps what it fetched.")}{" "}
        {onlyHere(location.hostname)
          ? t("Only programs on this machine can reach it, while Surefoot runs.")
          : t("Programs in your network can reach it, while Surefoot runs.")}
      </p>
      {told && (
        <p class="saved" role="status">
          <Icon name="check" size={18} /> {told}
        </p>
      )}
      {renewing && (
        <p role="status">{t("The address before will stop working. Programs that use it need the new one.")}</p>
      )}
      <div class="actions">
        {renewing ? (
          <>
            <button
              type="button"
              class="button"
              disabled={busy}
              onClick={() => {
                setRenewing(false);
                renew();
              }}
            >
              {t("Make the new address")}
            </button>
            <button type="button" class="button button-quiet" onClick={() => setRenewing(false)}>
              {t("Keep this one")}
            </button>
          </>
        ) : (
          <>
            <button type="button" class="button button-quiet" onClick={() => void copy()}>
              {t("Copy")}
            </button>
            <button
              type="button"
              class="button button-quiet"
              disabled={busy}
              onClick={() => {
                tell("");
                setRenewing(true);
              }}
            >
              {t("New address")}
            </button>
            <button type="button" class="button button-quiet" disabled={busy} onClick={off}>
              {t("Switch off")}
            </button>
          </>
        )}
      </div>
    </>
  );
}
