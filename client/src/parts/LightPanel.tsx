// The day's light: a shape, a word and a colour, so that colour alone says nothing.

import type { Light, TodayView } from "../api/views";
import { t } from "../language";
import { LIGHT } from "../words";
import { Icon } from "./Icon";

export function LightPanel({ view }: { view: TodayView }) {
  return (
    <section class={`light light-${view.light}`} aria-label={t("Today's light")}>
      <div class="light-sign">
        <Icon name={view.light} size={44} />
        <p>
          <strong>{t(LIGHT[view.light].name)}</strong>
          <span>{t(LIGHT[view.light].meaning)}</span>
        </p>
      </div>
      <p class="light-sentence">{view.sentence}</p>
      <p class="light-ways">
        {view.reasons.length > 0 && (
          <a class="why-link" href={`#/why/${view.date}`}>
            {t("Why?")} <Icon name="next" size={16} />
          </a>
        )}
        <a class="why-link" href="#/settings/pauses">
          {t("Ill or away?")}
        </a>
      </p>
    </section>
  );
}

export function LightWord({ light }: { light: Light }) {
  return (
    <span class={`light-word light-${light}`}>
      <Icon name={light} size={16} /> {t(LIGHT[light].name)}
    </span>
  );
}
