// What something rests on, a tap below it, and where the sources disagree on it.

import { useState } from "preact/hooks";
import type { CiteView } from "../api/views";
import { t } from "../language";
import { Disagree, type Place } from "./Disagree";
import { Cites, graded } from "./Reasons";

/** The topics are asked for with the first look. */
export function Sources({ at, id, grade, cites }: { at: Place; id: string; grade: string; cites: CiteView[] }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={() => setOpen(true)}>
      <summary>{t("Sources")}</summary>
      <p class="note">{graded(grade)}</p>
      <Cites cites={cites} />
      {open && <Disagree at={at} id={id} />}
    </details>
  );
}
