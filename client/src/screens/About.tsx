// What Surefoot is, what its grades mean, and which version runs.

import { state } from "../hooks/useView";
import { t } from "../language";
import { Back } from "../parts/Notice";
import { version } from "../words";

export function About() {
  const known = state.value;
  return (
    <>
      <Back to="more" />
      <div class="heading">
        <h1 tabIndex={-1}>{t("What this is")}</h1>
      </div>
      <section class="card about">
        <p>
          {t("Surefoot plans the way back to trail running with IT band syndrome or hamstring pain. It is information for adults, not a diagnosis, and does not replace a clinician.")}
        </p>
        <p>
          {t("Every session, limit and gate rests on a rule with a source. ‘Why?’ beside the day's light shows them: the sentence, the numbers, the source, how well it is supported, and what would change it.")}
        </p>
        <dl class="grades">
          <Grade grade="A">{t("trial or review")}</Grade>
          <Grade grade="B">{t("cohort or lab study")}</Grade>
          <Grade grade="C">{t("expert protocol")}</Grade>
          <Grade grade="S">{t("practice document")}</Grade>
          <Grade grade="P">{t("our proposal, no study behind it")}</Grade>
        </dl>
        <p>
          {t("Your entries stay on the machine that runs Surefoot. Nothing is sent anywhere else unless you switch it on.")}
        </p>
        <p class="doors">
          <a href="#/settings/privacy">{t("Privacy")}</a>
        </p>
        {known && (
          <p class="note">
            {t("Surefoot {version}, protocol {protocol}", {
              version: known.version,
              protocol: version(known.knowledge),
            })}
          </p>
        )}
      </section>
    </>
  );
}

function Grade({ grade, children }: { grade: string; children: string }) {
  return (
    <div>
      <dt>{grade}</dt>
      <dd>{children}</dd>
    </div>
  );
}
