// Where everything stands between this device and the server, in a line.

import { heardAt } from "../api/http";
import { came, outbox, sending, waiting } from "../api/outbox";
import { t, tn } from "../language";
import { timeOf } from "../words";
import { Icon } from "./Icon";

/** That something is under way or old; nothing while all is well. */
export function Sync() {
  const made = heardAt.value;
  const count = waiting.value.length;
  if (count > 0 && sending.value && came.value === "through") {
    return (
      <p class="sync" role="status">
        <Icon name="sent" size={18} /> {tn("Sending {count} entry …", "Sending {count} entries …", count)}
      </p>
    );
  }
  if (!made) return null;
  return (
    <p class="sync" role="status">
      <Icon name="clock" size={18} /> {t("As of {time}, offline", { time: timeOf(made) })}
    </p>
  );
}

/** Under a page: that nothing waits. */
export function AllSaved() {
  if (outbox.value.length > 0 || heardAt.value) return null;
  return (
    <p class="sync">
      <Icon name="check" size={18} /> {t("All saved")}
    </p>
  );
}
