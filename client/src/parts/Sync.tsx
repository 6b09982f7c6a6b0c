// Where everything stands between this device and the server, in a line.

import { heardAt } from "../api/http";
import { t } from "../language";
import { timeOf } from "../words";
import { Icon } from "./Icon";

export function Sync() {
  const made = heardAt.value;
  if (!made) return null;
  return (
    <p class="sync" role="status">
      <Icon name="clock" size={18} /> {t("As of {time}, offline", { time: timeOf(made) })}
    </p>
  );
}
