// What there is to train with, and what is liked beside running.

import type { ProfileView } from "../../api/profile";
import { t } from "../../language";
import { EQUIPMENT, MODES } from "../start/choices";
import { Equipment, Experience, HowCareful, Modes } from "../start/MeansFields";
import { Changing, useFields } from "./Changing";

const named = (ids: readonly string[], table: readonly (readonly [string, string])[]) =>
  ids
    .map((id) => table.find(([, value]) => value === id)?.[0])
    .filter((name) => name !== undefined)
    .map((name) => t(name))
    .join(", ");

export function Means({ profile }: { profile: ProfileView }) {
  const [said, say] = useFields(
    profile,
    ({ equipment, cross_training, uphill_treadmill, strength_experience, cautious }) => ({
      equipment,
      cross_training,
      uphill_treadmill,
      strength_experience,
      cautious,
    }),
  );
  const now = profile.content;
  return (
    <section class="card" id="means">
      <h2>{t("Equipment and other training")}</h2>
      <dl class="facts">
        <div>
          <dt>{t("You can use")}</dt>
          <dd>{named(now.equipment, EQUIPMENT) || t("nothing needed")}</dd>
        </div>
        <div>
          <dt>{t("You like beside running")}</dt>
          <dd>{named(now.cross_training, MODES) || t("as the protocol says")}</dd>
        </div>
      </dl>
      <details>
        <summary>{t("Change equipment and training")}</summary>
        <Equipment
          values={said.equipment}
          set={(equipment) =>
            say({
              equipment: [...equipment].sort(),
              uphill_treadmill: said.uphill_treadmill && equipment.includes("treadmill"),
            })
          }
        />
        <Modes values={said.cross_training} set={(cross_training) => say({ cross_training })} />
        {said.cross_training.length > 1 && <p class="note">{t("In this order: {modes}.", { modes: named(said.cross_training, MODES) })}</p>}
        <Experience
          value={said.strength_experience}
          pick={(strength_experience) => say({ strength_experience })}
        />
        <HowCareful said={said} say={say} uphill={said.equipment.includes("treadmill")} />
        <Changing profile={profile} change={said} />
      </details>
      <p class="doors">
        <a href="#/beside">{t("Shoes and how far they have run")}</a>
      </p>
    </section>
  );
}
