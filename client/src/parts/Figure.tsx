// An exercise in pictures: moving, or pose by pose for those who want it to stand still.

import { useState } from "preact/hooks";
import { t } from "../language";
import { Icon } from "./Icon";

const STILL = "(prefers-reduced-motion: reduce)";

export function Figure({ id, alt }: { id: string; alt: string }) {
  const [moving, setMoving] = useState(() => !matchMedia(STILL).matches);
  const source = `/api/figures/${id}.svg`;
  return (
    <figure class="figure">
      <img class={moving ? "figure-moving" : "figure-poses"} src={moving ? source : `${source}?poses=true`} alt={alt} />
      <img class="figure-paper" src={`${source}?poses=true`} alt="" loading="lazy" />
      <button type="button" class="button button-quiet button-small" onClick={() => setMoving(!moving)}>
        <Icon name={moving ? "pause" : "play"} size={18} /> {moving ? t("Show the positions") : t("Show the movement")}
      </button>
    </figure>
  );
}
