// A new version of the knowledge, before it takes hold.

import { useState } from "preact/hooks";
import { Failure, post } from "../api/http";
import { changed, loadState, state } from "../hooks/useView";
import { t } from "../language";
import { version } from "../words";
import { Problem } from "./Notice";

export function Upgrade() {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const upgrade = state.value?.upgrade;
  if (!upgrade) return null;
  const accept = async () => {
    setBusy(true);
    try {
      await post("upgrade/accept");
      setFailure(null);
      await loadState();
      changed.value++;
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class="card">
      <h2>{t("A new version of the protocol")}</h2>
      <p>
        {t("{offered} is here; your plan still follows {accepted}.", {
          offered: version(upgrade.offered),
          accepted: version(upgrade.accepted),
        })}{" "}
        {upgrade.differences.length > 0 ? t("With it, this would change:") : t("Your plan would stay as it is.")}
      </p>
      {upgrade.differences.length > 0 && (
        <ul>
          {upgrade.differences.map((difference) => (
            <li key={difference}>{difference}</li>
          ))}
        </ul>
      )}
      <Problem failure={failure} />
      <div class="actions">
        <button type="button" class="button button-quiet" disabled={busy} onClick={() => void accept()}>
          {t("Use the new version")}
        </button>
      </div>
    </section>
  );
}
