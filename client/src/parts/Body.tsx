// Where it hurts: our own drawing of hips and legs, with left on the left in both views. The boxes
// below it are the controls; the drawing is a larger place to tap.

import type { Site } from "../api/views";
import { later, t } from "../language";
import { SITES } from "../words";
import "../style/body.css";

type View = "front" | "back";

const VIEWS: Record<View, { name: string; seen: string; left: Site; right: Site }> = {
  front: { name: later("Outer knee"), seen: later("Front, as in a mirror"), left: "ITB_L", right: "ITB_R" },
  back: { name: later("Back of the thigh"), seen: later("From behind"), left: "HAM_L", right: "HAM_R" },
};

// The left half of a figure whose middle is x = 0; the right one is its mirror image.
const SKIN =
  "M0.8 -22 L-27 -22 C-25 -10 -27 0 -31 10 C-37 22 -40 36 -40 50 C-41 78 -37 98 -33 116 C-31 128 -35 140 -36 156 C-36 178 -29 196 -27 217 L-15 217 C-14 198 -9 180 -10 160 C-10 146 -13 136 -13 122 C-11 104 -4 86 -2 62 L0 50 L0.8 50";
const SHORTS = "M0.8 -4 L-27 -4 C-34 6 -40 24 -41 44 C-42 54 -42 62 -42 69 L-5 73 C-3 66 -2 60 0 50 L0.8 50";
const SHOE: Record<View, string> = {
  front: "M-28 216 L-14 216 C-12 224 -12 230 -13 235 C-18 240 -31 240 -35 235 C-35 229 -30 223 -28 216Z",
  back: "M-28 214 L-14 214 C-12 222 -12 231 -14 237 C-18 239 -24 239 -28 237 C-30 231 -29 222 -28 214Z",
};
const LINES: Record<View, string> = {
  front: "M-31 121 C-30 112 -17 112 -15 121 C-15 129 -19 133 -23 133 C-27 133 -31 129 -31 121 M-24 144 C-26 164 -25 184 -23 202 M-9 73 C-10 84 -12 94 -15 104",
  back: "M-33 124 C-28 128 -18 128 -13 123 M-33 140 C-32 158 -29 168 -24 174 M-13 140 C-13 156 -17 168 -22 174 M-22 186 L-22 208",
};
const MARK: Record<View, string> = {
  front: "M-34 97 C-28 99 -25 109 -25 118 C-25 129 -28 138 -33 140 C-38 138 -40 128 -40 118 C-40 108 -38 98 -34 97Z",
  back: "M-36 66 C-28 60 -14 60 -8 66 C-8 84 -11 100 -14 114 C-19 119 -27 119 -31 115 C-35 100 -38 84 -36 66Z",
};
const REACH: Record<View, { y: number; height: number }> = {
  front: { y: 78, height: 84 },
  back: { y: 40, height: 92 },
};

interface Props {
  chosen: readonly Site[];
  flip: (site: Site) => void;
}

export function Body({ chosen, flip }: Props) {
  return (
    <fieldset class="choice">
      <legend class="unseen">{t("Where does it hurt?")}</legend>
      <p class="note">{t("Tap the drawing or the names. More than one is fine.")}</p>
      <div class="bodies">
        <Figure view="front" chosen={chosen} flip={flip} />
        <Figure view="back" chosen={chosen} flip={flip} />
      </div>
    </fieldset>
  );
}

function Figure({ view, chosen, flip }: Props & { view: View }) {
  const sides = [
    { name: "left", side: t("Left"), site: VIEWS[view].left, mirror: 1 },
    { name: "right", side: t("Right"), site: VIEWS[view].right, mirror: -1 },
  ];
  return (
    <figure class="body">
      <figcaption>
        <strong>{t(VIEWS[view].name)}</strong>
        {t(VIEWS[view].seen)}
      </figcaption>
      <svg viewBox="-62 -24 124 266" aria-hidden="true">
        {sides.map(({ name, site, mirror }) => (
          <g key={name} transform={`scale(${mirror} 1)`}>
            <path class="body-skin" d={SKIN} />
            <path class="body-kit" d={SHORTS} />
            <path class="body-kit" d={SHOE[view]} />
            <path class="body-line" d={LINES[view]} />
            {view === "front" && <path class="body-band" d="M-32 14 C-38 40 -39 78 -35 108 L-31 134" />}
            <g class={`spot spot-${name}${chosen.includes(site) ? " spot-on" : ""}`} onClick={() => flip(site)}>
              <rect class="reach" x="-62" width="62" {...REACH[view]} />
              <path class="spot-mark" d={MARK[view]} />
            </g>
          </g>
        ))}
        <text x="-58" y="-8" class="side-mark">
          {t("L")}
        </text>
        <text x="50" y="-8" class="side-mark">
          {t("R")}
        </text>
      </svg>
      <div class="sides">
        {sides.map(({ name, side, site }) => (
          <label key={name} class={`row-tick pick-${name}`}>
            <input
              type="checkbox"
              checked={chosen.includes(site)}
              onChange={() => flip(site)}
              aria-label={t(SITES[site])}
            />
            <span>{side}</span>
          </label>
        ))}
      </div>
    </figure>
  );
}
