// What there is to train with, and what is liked beside running.

import type { ProfileView } from "../../api/profile";
import { t } from "../../language";
import { Choice, Many, Tick } from "../../parts/Chips";
import { EQUIPMENT, EXPERIENCE, MODES } from "../start/choices";
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
  const treadmill = said.equipment.includes("treadmill");
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
        <Many
          legend={t("What can you use?")}
          note={t("Nothing at all is fine too.")}
          options={EQUIPMENT}
          values={said.equipment}
          set={(equipment) =>
            say({
              equipment: [...equipment].sort(),
              uphill_treadmill: said.uphill_treadmill && equipment.includes("treadmill"),
            })
          }
        />
        <Many
          legend={t("Training without running: what do you like?")}
          note={t("Your favourite first; the order in which you tap counts.")}
          options={MODES}
          values={said.cross_training}
          set={(cross_training) => say({ cross_training })}
        />
        {said.cross_training.length > 1 && <p class="note">{t("In this order: {modes}.", { modes: named(said.cross_training, MODES) })}</p>}
        <Choice
          legend={t("How used are you to strength training?")}
          options={EXPERIENCE}
          value={said.strength_experience}
          pick={(strength_experience) => say({ strength_experience })}
        />
        <div class="rows">
          {treadmill && (
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
        <Changing profile={profile} change={said} />
      </details>
      <p class="doors">
        <a href="#/beside">{t("Shoes and how far they have run")}</a>
      </p>
    </section>
  );
}
