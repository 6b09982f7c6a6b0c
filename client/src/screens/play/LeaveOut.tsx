// Why an exercise is left out, in one tap.

import { t } from "../../language";
import { Sheet } from "../../parts/Sheet";
import type { Action } from "../../player/play";
import { REASONS } from "./choices";

interface Props {
  name: string;
  act: (action: Action) => void;
  hurts: () => void; // pain is told before anything is left out for it
  close: () => void;
}

export function LeaveOut({ name, act, hurts, close }: Props) {
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
              close();
              if (why === "pain") hurts();
              else act({ do: "leave_out", why });
            }}
          >
            {t(label)}
          </button>
        ))}
      </div>
    </Sheet>
  );
}
