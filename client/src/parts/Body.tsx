// Where it hurts: our own drawing of the legs, with left on the left in both views.

import type { Site } from "../api/views";
import { t } from "../language";
import { SITES } from "../words";

const ALL: Site[] = ["ITB_L", "ITB_R", "HAM_L", "HAM_R"];

// One leg, drawn for the left half of a figure whose middle is x = 0.
const LEG =
  "M-3 6 C-22 4 -38 8 -41 22 C-46 46 -43 74 -38 98 C-35 112 -36 120 -38 134 C-41 154 -36 176 -31 198 L-30 214 C-34 219 -36 224 -33 227 L-14 227 C-12 222 -14 217 -15 212 C-12 190 -8 160 -10 140 C-11 126 -9 112 -7 98 C-4 76 -2 50 -1 30 Z";

interface Props {
  chosen: readonly Site[];
  flip: (site: Site) => void;
}

export function Body({ chosen, flip }: Props) {
  return (
    <>
      <div class="bodies" aria-hidden="true">
        <Figure caption={t("Front, as in a mirror")} chosen={chosen} flip={flip} view="front" />
        <Figure caption={t("From behind")} chosen={chosen} flip={flip} view="back" />
      </div>
      <fieldset class="choice">
        <legend>{t("Where does it hurt?")}</legend>
        <p class="note">{t("Tap the drawing or the names. More than one is fine.")}</p>
        <div class="site-picks">
          {ALL.map((site) => (
            <label key={site} class="row-tick">
              <input type="checkbox" checked={chosen.includes(site)} onChange={() => flip(site)} />
              <span>{t(SITES[site])}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

function Figure({ caption, view, chosen, flip }: Props & { caption: string; view: "front" | "back" }) {
  const sites: [Site, number][] =
    view === "front"
      ? [
          ["ITB_L", -1],
          ["ITB_R", 1],
        ]
      : [
          ["HAM_L", -1],
          ["HAM_R", 1],
        ];
  return (
    <figure class="body">
      <svg viewBox="-62 -4 124 236" role="presentation">
        {[1, -1].map((mirror) => (
          <g key={mirror} transform={`scale(${mirror} 1)`}>
            <path class="leg" d={LEG} />
            {view === "front" ? (
              <path class="line" d="M-32 108 C-30 100 -16 100 -14 108 C-13 116 -18 122 -23 122 C-28 122 -33 116 -32 108" />
            ) : (
              <path class="line" d="M-38 36 C-30 44 -14 44 -3 36 M-34 110 C-28 113 -18 113 -11 110 M-31 128 C-30 146 -26 158 -23 164 M-15 128 C-16 146 -19 158 -23 164" />
            )}
          </g>
        ))}
        {sites.map(([site, side]) => (
          <g
            key={site}
            class={chosen.includes(site) ? "spot spot-on" : "spot"}
            onClick={() => flip(site)}
            transform={`scale(${-side} 1)`}
          >
            {view === "front" ? (
              <>
                <rect class="reach" x="-62" y="70" width="62" height="84" />
                <ellipse cx="-37" cy="112" rx="9" ry="17" />
              </>
            ) : (
              <>
                <rect class="reach" x="-62" y="34" width="62" height="80" />
                <path d="M-34 48 C-26 43 -14 43 -8 48 C-7 66 -10 86 -14 102 C-19 106 -27 106 -31 102 C-36 86 -38 66 -34 48Z" />
              </>
            )}
          </g>
        ))}
        <text x="-50" y="10" class="side-mark">
          {t("L")}
        </text>
        <text x="44" y="10" class="side-mark">
          {t("R")}
        </text>
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
