// Less of the same or another exercise: only what asks for no more than the plan does.

import { t } from "../../language";
import { ItemRow } from "../../parts/ItemRow";
import { Sheet } from "../../parts/Sheet";
import type { Action, Play } from "../../player/play";
import type { Doing, SetsPlay } from "../../player/sets";

interface Props {
  play: SetsPlay & Pick<Play, "instead">;
  one: Doing;
  act: (action: Action) => void;
  close: () => void;
}

export function Swap({ play, one, act, close }: Props) {
  const found = play.instead?.find(({ exercise }) => exercise === one.planned)?.items ?? [];
  return (
    <Sheet title={t("Lighter or other")} close={close}>
      <p class="note">{t("None of these asks for more than your plan does today.")}</p>
      {found.length > 0 ? (
        <ul class="items">
          {found.map((item) => (
            <ItemRow
              key={item.exercise}
              item={item}
              open={() => {
                act({ do: "swap", item });
                close();
              }}
            >
              {item.exercise === one.planned ? t("Less of it: {exercise}", { exercise: item.name }) : item.name}
              {item.load && <span class="note"> {item.load}</span>}
            </ItemRow>
          ))}
        </ul>
      ) : play.instead ? (
        <p>{t("There is nothing lighter that stands in for it. Do fewer, or leave it out.")}</p>
      ) : (
        <p>{t("What may take its place could not be fetched yet. Do fewer, or leave it out.")}</p>
      )}
    </Sheet>
  );
}
