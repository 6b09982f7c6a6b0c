// The runner's body and whom to ask; injuries and the usual week are told in the opening questions.

import type { ProfileView } from "../../api/profile";
import { later, t } from "../../language";
import { Choice } from "../../parts/Chips";
import { NumberField, TextField } from "../../parts/Field";
import { mass } from "../../units";
import { Changing, useFields } from "./Changing";

const SEX = [
  [later("Female"), "female"],
  [later("Male"), "male"],
  [later("Other"), "other"],
  [later("Rather not say"), ""],
] as const;

export function Person({ profile }: { profile: ProfileView }) {
  const { sign, metric } = mass();
  const [said, say] = useFields(profile, ({ age_years, sex, body_mass_kg, clinician_contact = "" }) => ({
    age_years: age_years as number | null,
    sex,
    body_mass_kg,
    clinician_contact,
  }));
  const { age_years, body_mass_kg } = profile.content;
  const kg = said.body_mass_kg;
  const missing =
    said.age_years === null || said.age_years < 18 || said.age_years > 120
      ? t("Surefoot is for adults: the age lies between 18 and 120.")
      : kg !== null && !(kg >= 25 && kg <= 300)
        ? t("Body mass lies between {low} and {high} {unit}; leave it empty if you like.", {
            low: Math.ceil(25 / metric),
            high: Math.floor(300 / metric),
            unit: sign,
          })
        : "";
  return (
    <section class="card" id="person">
      <h2>{t("About you")}</h2>
      <dl class="facts">
        <div>
          <dt>{t("Age")}</dt>
          <dd>{age_years}</dd>
        </div>
        <div>
          <dt>{t("Body mass")}</dt>
          <dd>{body_mass_kg === null ? t("not said") : `${Math.round(body_mass_kg / metric)} ${sign}`}</dd>
        </div>
      </dl>
      <details>
        <summary>{t("Change what you said of yourself")}</summary>
        <div class="amounts">
          <NumberField
            label={t("Age")}
            unit={t("years")}
            least={18}
            most={120}
            value={said.age_years}
            set={(age) => say({ age_years: age === null ? null : Math.floor(age) })}
          />
          <NumberField
            label={t("Body mass (optional)")}
            unit={sign}
            step={0.1}
            value={kg === null ? null : Math.round((kg / metric) * 10) / 10}
            set={(value) => say({ body_mass_kg: value === null ? null : value * metric })}
          />
        </div>
        <p class="note">{t("Body mass is only used to say how much protein suits you.")}</p>
        <Choice legend={t("Sex (optional)")} options={SEX} value={said.sex ?? ""} pick={(sex) => say({ sex: sex || null })} />
        <TextField
          label={t("Your physiotherapist or doctor (optional)")}
          hint={t("A name and a number, to have them at hand.")}
          value={said.clinician_contact}
          set={(clinician_contact) => say({ clinician_contact })}
        />
        <Changing profile={profile} change={{ ...said, age_years: said.age_years ?? 0 }} missing={missing} />
      </details>
      <p class="doors">
        <a href="#/start/age">{t("Injuries, health and your usual week")}</a>
      </p>
    </section>
  );
}
