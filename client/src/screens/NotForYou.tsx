// Under 18: not for you, and who is.

import { t } from "../language";
import { Icon } from "../parts/Icon";

export function NotForYou({ back }: { back?: () => void }) {
  return (
    <section class="stop-page">
      <Icon name="clinician" size={44} />
      <h1 tabIndex={-1}>{t("Surefoot is for adults")}</h1>
      <p class="lead">
        {t("Growing bones and tendons need another plan than this one. Please see a doctor or a physiotherapist who treats young people.")}
      </p>
      <p>{t("Tell them where it hurts, since when, and how much you run. Until then, leave out what hurts.")}</p>
      <div class="actions">
        {back ? (
          <button type="button" class="button button-quiet" onClick={back}>
            {t("I mistyped my age")}
          </button>
        ) : (
          <a class="button button-quiet" href="#/more">
            {t("Change my answers")}
          </a>
        )}
      </div>
    </section>
  );
}
