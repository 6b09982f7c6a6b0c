// A new version of the knowledge, before it takes hold.

import { post } from "../api/http";
import { useAttempt } from "../hooks/useAttempt";
import { changed, loadState, state } from "../hooks/useView";
import { t } from "../language";
import { version } from "../words";
import { Problem } from "./Notice";

export function Upgrade() {
  const { busy, failure, attempt } = useAttempt();
  const upgrade = state.value?.upgrade;
  if (!upgrade) return null;
  const accept = () =>
    attempt(async () => {
      await post("upgrade/accept");
      await loadState();
      changed.value++;
    });
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
