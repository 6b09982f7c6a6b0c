// Two clips of the same kind beside each other.

import { useState } from "preact/hooks";
import type { ClipView, DifferencesView } from "../../api/gait";
import { useName } from "../../hooks/useName";
import { useView } from "../../hooks/useView";
import { later, t } from "../../language";
import { NotYet } from "../../parts/Notice";
import { Grid } from "../../plot/Table";
import { dayAndYear } from "../../words";

const SIDES = { left: later("left"), right: later("right"), "": "" };

export function Beside({ view }: { view: ClipView }) {
  const id = useName();
  const [other, setOther] = useState("");
  if (view.beside.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("Beside an earlier clip")}</h2>
      <div class="field">
        <label for={id}>{t("Compare with")}</label>
        <select id={id} value={other} onChange={(event) => setOther(event.currentTarget.value)}>
          <option value="">{t("Choose a clip")}</option>
          {view.beside.map((clip) => (
            <option key={clip.id} value={clip.id}>
              {dayAndYear(clip.day)} {clip.said && `· ${clip.said}`}
            </option>
          ))}
        </select>
      </div>
      {other && <Differences key={other} path={`gait/clips/${view.id}/beside/${other}`} />}
    </section>
  );
}

function Differences({ path }: { path: string }) {
  const { view, failure, reload } = useView<DifferencesView>(path);
  if (!view) return <NotYet what={t("The comparison")} failure={failure} again={reload} />;
  const beyond = view.differences.filter((each) => each.beyond);
  return (
    <div class="differences">
      <p role="status">{view.note}</p>
      <Grid
        caption={t("Beside an earlier clip")}
        heads={[t("Number"), t("Then"), t("Now"), t("Change"), t("What to make of it")]}
        rows={view.differences.map((each) => [
          each.side ? `${each.name}, ${t(SIDES[each.side])}` : each.name,
          each.before,
          each.after,
          beyond.includes(each) ? `${each.change} ●` : each.change,
          each.why,
        ])}
      />
      {beyond.length > 0 && <p class="note">{t("● more than two clips of the same runner differ by chance")}</p>}
    </div>
  );
}
