// Pain of one exercise, in one tap; it may stay unanswered.

import { t } from "../../language";
import { Scale } from "../../parts/Scale";

export function Ask({ name, value, pick }: { name: string; value: number | null; pick: (pain: number) => void }) {
  return <Scale legend={t("Pain in {exercise}, if you like", { exercise: name })} value={value} pick={pick} />;
}
