// The numbers of a clip: each with what it rests on, and how far it can be trusted.

import type { GaitMeasureView } from "../../api/gait";
import { later, t } from "../../language";
import { Icon, type IconName } from "../../parts/Icon";

const STANDING: Record<GaitMeasureView["standing"], { name: string; icon: IconName; badge: string }> = {
  measured: { name: later("Measured"), icon: "check", badge: "badge badge-yes" },
  change_only: { name: later("Only as a change"), icon: "progress", badge: "badge badge-plain" },
  not_measurable: { name: later("Not measurable here"), icon: "unknown", badge: "badge badge-plain" },
};
const SIDES = { left: later("Left"), right: later("Right"), "": "" };

export function Measures({ measures }: { measures: GaitMeasureView[] }) {
  const measured = grouped(measures.filter((each) => each.standing !== "not_measurable"));
  const not = grouped(measures.filter((each) => each.standing === "not_measurable"));
  return (
    <section class="card">
      <h2>{t("Numbers")}</h2>
      {measured.length === 0 && <p>{t("Nothing could be measured in this clip: better none than a guess. Below is why.")}</p>}
      <ul class="gait-measures">
        {measured.map((group) => (
          <Group key={group[0]!.id} group={group} />
        ))}
      </ul>
      {not.length > 0 && (
        <details open={measured.length === 0}>
          <summary>{t("Not measurable here, and why")}</summary>
          <ul class="gait-measures">
            {not.map((group) => (
              <Group key={group[0]!.id} group={group} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** One name, left and right beside each other. */
function Group({ group }: { group: GaitMeasureView[] }) {
  const first = group[0]!;
  const whys = [...new Set(group.map((each) => each.why).filter(Boolean))];
  const standing = STANDING[first.standing];
  return (
    <li class="gait-measure">
      <div class="gait-head">
        <h3>{first.name}</h3>
        <span class={standing.badge}>
          <Icon name={standing.icon} size={16} /> {t(standing.name)}
        </span>
      </div>
      {first.standing !== "not_measurable" && (
        <dl class="gait-sides">
          {group.map((each) => (
            <div key={each.side}>
              {each.side && <dt>{t(SIDES[each.side])}</dt>}
              <dd>
                <strong>{each.said}</strong> {each.spread && <span>± {each.spread}</span>}
                <span class="note">{each.of}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {whys.map((why) => (
        <p key={why} class="note">
          {why}
        </p>
      ))}
      {first.errors.map((error) => (
        <p key={error} class="note">
          {error}
        </p>
      ))}
    </li>
  );
}

function grouped(measures: GaitMeasureView[]): GaitMeasureView[][] {
  const groups = new Map<string, GaitMeasureView[]>();
  for (const each of measures) {
    const key = `${each.id} ${each.standing}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()];
}
