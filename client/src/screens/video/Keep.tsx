// What of a clip is kept, and letting it go.

import type { ClipView, KeptOf } from "../../api/gait";
import { put, remove } from "../../api/http";
import { useAttempt } from "../../hooks/useAttempt";
import { changed } from "../../hooks/useView";
import { later, t } from "../../language";
import { Problem } from "../../parts/Notice";
import { Sure } from "../../parts/Sure";
import { go } from "../../route";
import { takenOut } from "./takenOut";

const SAID: Record<KeptOf, string> = {
  clip: later("The clip, its points and its pictures are kept on the machine that runs Surefoot."),
  keypoints: later("The points and pictures are kept; the clip itself is deleted."),
  nothing: later("The numbers alone are kept; clip, points and pictures are deleted."),
};

export function Keep({ view }: { view: ClipView }) {
  const { failure, attempt } = useAttempt();
  const less = (kept: KeptOf) =>
    void attempt(async () => {
      await put(`gait/clips/${view.id}`, { kept });
      changed.value++;
    });
  const all = () =>
    void attempt(async () => {
      await remove(`gait/clips/${view.id}`);
      takenOut.value = view.id;
      changed.value++;
      go("video");
    });
  return (
    <section class="card" key={view.kept}>
      <h2>{t("What is kept")}</h2>
      <p role="status">{t(SAID[view.kept])}</p>
      {view.kept !== "nothing" && <p class="note">{t("What is let go cannot be brought back.")}</p>}
      <Problem failure={failure} />
      <div class="actions">
        {view.kept === "clip" && (
          <Sure label={t("Delete the clip, keep points and pictures")} sure={t("Really delete the clip")} act={() => less("keypoints")} />
        )}
        {view.kept !== "nothing" && (
          <Sure label={t("Keep the numbers alone")} sure={t("Really delete all but the numbers")} act={() => less("nothing")} />
        )}
        <Sure label={t("Delete everything of this clip")} sure={t("Really delete the numbers too")} act={all} />
      </div>
    </section>
  );
}
