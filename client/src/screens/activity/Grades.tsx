// How far on which steepness, from the steepest descent to the steepest climb.

import type { GradeBandView } from "../../api/activities";
import { number, t } from "../../language";
import { along, length } from "../../measures";
import { Bars, type Bar } from "../../plot/Bars";
import { far } from "../../units";

const STEEP = 10;
const WIDE = 5;

export function Grades({ grades }: { grades: GradeBandView[] }) {
  const bars = bands(grades);
  if (bars.length === 0) return null;
  const unit_m = 1000 * far().metric;
  return (
    <section class="card">
      <h2>{t("How steep")}</h2>
      <p class="note">
        {t("{unit} on ground of each grade in percent, down to the left, up to the right. Darker is steeper than 10 %.", {
          unit: far().sign,
        })}
      </p>
      <Bars
        name={t("Distance by grade")}
        heads={[t("Grade"), t("Distance"), t("Time")]}
        bars={bars}
        unit_amount={unit_m}
        tick={(amount) => number(Math.round((amount / unit_m) * 100) / 100)}
      />
    </section>
  );
}

/** Every band between the steepest ones that were met, also those without a metre. */
export function bands(grades: GradeBandView[]): Bar[] {
  if (grades.length === 0) return [];
  const starts = grades.map((band) => start(band));
  const least = Math.min(...starts, -STEEP);
  const most = Math.max(...starts, STEEP - WIDE);
  const found: Bar[] = [];
  for (let from = least; from <= most; from += WIDE) {
    const band = grades.find((each) => start(each) === from);
    const name = named(from, band);
    found.push({
      name,
      tick: from === least && band?.from_percent === null ? "" : from % STEEP === 0 ? signed(from) : "",
      amount: band?.distance_m ?? 0,
      says: [name, along(band?.distance_m ?? 0), length(band?.duration_s ?? 0)],
      kind: from >= STEEP ? "up" : from < -STEEP ? "down" : "flat",
    });
  }
  return found;
}

const start = (band: GradeBandView) => band.from_percent ?? (band.to_percent ?? 0) - WIDE;

const signed = (percent: number) => (percent > 0 ? `+${percent}` : percent < 0 ? `−${-percent}` : "0");

function named(from: number, band: GradeBandView | undefined): string {
  if (band?.from_percent === null) return t("below {percent} %", { percent: signed(band.to_percent ?? 0) });
  if (band?.to_percent === null) return t("above {percent} %", { percent: signed(from) });
  return t("{from} to {to} %", { from: signed(from), to: signed(from + WIDE) });
}
