// Another build of the app is ready: offered on the main pages, never amid a session, and not pressed.

import { newVersion, takeNewVersion } from "../api/worker";
import { t } from "../language";
import { Icon } from "./Icon";

export function NewVersion() {
  if (!newVersion.value) return null;
  return (
    <p class="strip" role="status">
      <Icon name="info" /> {t("A new version of the app is here.")}
      <button type="button" class="link" onClick={takeNewVersion}>
        {t("New version: reload")}
      </button>
    </p>
  );
}
