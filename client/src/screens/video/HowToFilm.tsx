// How to film so that it can be measured.

import { t } from "../../language";

export function HowToFilm() {
  return (
    <section class="card how-to-film">
      <h2>{t("How to film")}</h2>
      <ol>
        <li>{t("Put the phone upright on something still, at hip height, about 5 m away, so that your whole body stays in the picture.")}</li>
        <li>{t("Take 60 frames a second or more if it can, good light, and nothing in front of your legs.")}</li>
        <li>{t("Run 10 to 20 s at an easy pace, on a treadmill or past the phone again and again, in clothes that show your hips and knees.")}</li>
      </ol>
      <p class="note">
        {t("Side view: the phone looks at your side, square to your way. From behind: on a treadmill, straight behind you. Squat and step-down: from the front, one leg after the other.")}
      </p>
    </section>
  );
}
