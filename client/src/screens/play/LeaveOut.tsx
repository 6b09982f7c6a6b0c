// Why an exercise is left out, in one tap.

import { t } from "../../language";
import { Sheet } from "../../parts/Sheet";
import type { Action } from "../../player/play";
import { REASONS } from "./choices";

export function LeaveOut({ name, act, close }: { name: string; act: (action: Action) => void; close: () => void }) {
  return (
    <Sheet title={t("Leave out: {exercise}", { exercise: name })} close={close}>
      <p class="note">{t("The rest of it is left out; what you did of it counts.")}</p>
      <div class="play-choices">
        {REASONS.map(([label, why]) => (
          <button
            key={why}
            type="button"
            class="button button-quiet"
            onClick={() => {
              act({ do: "leave_out", why });
              close();
            }}
          >
            {t(label)}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
