// The warning signs of one tier. Nothing is taken as 'no' until 'none of these' says so.

import type { FlagView, Tier } from "../api/views";
import { t, tn } from "../language";
import { TIERS } from "../words";
import { CallNow, DoctorOnDuty } from "./CallNow";
import { Icon } from "./Icon";

interface Props {
  flags: FlagView[];
  tier: Tier;
  yes: readonly string[];
  set: (yes: string[]) => void;
  next: (yes: string[]) => void;
}

export function FlagQuestions({ flags, tier, yes, set, next }: Props) {
  const here = flags.filter((flag) => flag.tier === tier);
  const ticked = here.filter((flag) => yes.includes(flag.id));
  const flip = (id: string) => set(yes.includes(id) ? yes.filter((one) => one !== id) : [...yes, id]);
  return (
    <>
      <p class="lead">{t("Tick whatever is true for you.")} {t(TIERS[tier].when)}</p>
      <div class="rows">
        {here.map((flag) => (
          <label key={flag.id} class="row-tick">
            <input type="checkbox" checked={yes.includes(flag.id)} onChange={() => flip(flag.id)} />
            <span>{flag.question}</span>
          </label>
        ))}
      </div>
      <div class="actions">
        {ticked.length === 0 ? (
          <button type="button" class="button" onClick={() => next([...yes])}>
            {t("None of these")} <Icon name="next" size={18} />
          </button>
        ) : (
          <button type="button" class="button" onClick={() => next([...yes])}>
            {tn("Go on with {count} ticked", "Go on with {count} ticked", ticked.length)} <Icon name="next" size={18} />
          </button>
        )}
      </div>
    </>
  );
}

/** Asked before anything is sent, so that a stray tap is caught. */
export function FlagConfirm({
  flags,
  yes,
  busy,
  right,
  change,
}: {
  flags: FlagView[];
  yes: readonly string[];
  busy: boolean;
  right: () => void;
  change: () => void;
}) {
  return (
    <>
      <p class="lead">{t("You ticked this. Is it right?")}</p>
      <ul class="said">
        {flags
          .filter((flag) => yes.includes(flag.id))
          .map((flag) => (
            <li key={flag.id}>{flag.question}</li>
          ))}
      </ul>
      <p class="note">{t("Once it is sent, training stops until a clinician has had a look. Only a slip can be put right, and only today.")}</p>
      <div class="actions">
        <button type="button" class="button button-red" disabled={busy} onClick={right}>
          {t("Yes, that is right")}
        </button>
        <button type="button" class="button button-quiet" onClick={change}>
          {t("No, change it")}
        </button>
      </div>
    </>
  );
}

export function WhomToSee({ flags }: { flags: FlagView[] }) {
  return (
    <>
      {(["emergency", "same_day", "within_week"] as const).map((tier) => {
        const here = flags.filter((flag) => flag.tier === tier);
        if (here.length === 0) return null;
        return (
          <section key={tier} class={`see see-${tier}`}>
            <h2>
              <Icon name="red" size={28} /> {t(TIERS[tier].title)}
            </h2>
            {[...new Set(here.map((flag) => flag.see))].sort().map((see) => (
              <div key={see}>
                {see && <p class="see-what">{see}</p>}
                <ul>
                  {here
                    .filter((flag) => flag.see === see)
                    .map((flag) => (
                      <li key={flag.id}>{t("You answered yes: {question}", { question: flag.question })}</li>
                    ))}
                </ul>
              </div>
            ))}
            <p>{t(TIERS[tier].now)}</p>
            {tier === "emergency" && <CallNow />}
            {tier === "same_day" && <DoctorOnDuty />}
          </section>
        );
      })}
    </>
  );
}
