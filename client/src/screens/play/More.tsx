// What was done of the exercise at hand and of the one before, where it was not as planned.

import { useState } from "preact/hooks";
import { t } from "../../language";
import { Choice } from "../../parts/Chips";
import { NumberField } from "../../parts/Field";
import { Sheet } from "../../parts/Sheet";
import type { Action } from "../../player/play";
import { doneOf } from "../../player/said";
import type { SetsPlay } from "../../player/sets";
import { Ask } from "./Ask";

const IN_RESERVE = [
  ["0", 0],
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4+", 4],
] as const;

export function More({ play, act, close }: { play: SetsPlay; act: (action: Action) => void; close: () => void }) {
  const begun = play.list.map((one, at) => ({ one, at })).filter(({ one, at }) => at === play.at || one.turns.length > 0);
  const [at, setAt] = useState(play.at);
  const one = play.list[at]!;
  return (
    <Sheet title={t("What you did")} close={close}>
      {begun.length > 1 && (
        <Choice legend={t("Exercise")} options={begun.map(({ one, at }) => [one.item.name, at] as const)} value={at} pick={setAt} quiet />
      )}
      <div key={at} class="play-told">
        {one.turns.length > 0 && <p class="note">{t("So far: {done}", { done: doneOf(one) })}</p>}
        <NumberField label={t("Weight")} unit={t("kg")} value={one.load_kg} set={(load_kg) => act({ do: "tell", at, load_kg })} step={0.5} most={500} />
        <Choice
          legend={t("How many more could you have done?")}
          options={IN_RESERVE}
          value={one.in_reserve}
          pick={(in_reserve) => act({ do: "tell", at, in_reserve })}
        />
        <Ask name={one.item.name} value={one.pain} pick={(pain) => act({ do: "tell", at, pain })} />
      </div>
      <div class="actions">
        <button type="button" class="button" onClick={close}>
          {t("Back to the exercise")}
        </button>
      </div>
    </Sheet>
  );
}
