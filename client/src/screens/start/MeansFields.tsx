// What there is to train with, what is liked beside running, and how used one is to it.

import { t } from "../../language";
import { Choice, Many, Tick } from "../../parts/Chips";
import { EQUIPMENT, EXPERIENCE, MODES } from "./choices";

type Set<T> = (value: T) => void;
type Used = (typeof EXPERIENCE)[number][1];

export const Equipment = ({ values, set }: { values: string[]; set: Set<string[]> }) => (
  <Many
    legend={t("What can you use?")}
    note={t("Nothing at all is fine too.")}
    options={EQUIPMENT}
    values={values}
    set={set}
  />
);

export const Modes = ({ values, set }: { values: string[]; set: Set<string[]> }) => (
  <Many
    legend={t("Training without running: what do you like?")}
    note={t("Your favourite first; the order in which you tap counts.")}
    options={MODES}
    values={values}
    set={set}
  />
);

export const Experience = ({ value, pick }: { value: Used | null; pick: Set<Used> }) => (
  <Choice legend={t("How used are you to strength training?")} options={EXPERIENCE} value={value} pick={pick} />
);

interface Wishes {
  uphill_treadmill: boolean;
  cautious: boolean;
}

export const HowCareful = ({ said, say, uphill }: { said: Wishes; say: Set<Partial<Wishes>>; uphill: boolean }) => (
  <div class="rows">
    {uphill && (
      <Tick
        label={t("I would like to walk and jog uphill on the treadmill")}
        value={said.uphill_treadmill}
        set={(uphill_treadmill) => say({ uphill_treadmill })}
      />
    )}
    <Tick
      label={t("Go about it more carefully than usual (optional)")}
      value={said.cautious}
      set={(cautious) => say({ cautious })}
    />
  </div>
);
