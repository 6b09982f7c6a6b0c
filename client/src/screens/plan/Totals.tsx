// The week's running, climb and descent: planned, done, and the limit with its rule on a tap.

import { useEffect, useRef } from "preact/hooks";
import type { ScheduleWeekView, TotalView } from "../../api/schedule";
import { later, t } from "../../language";
import { Reasons } from "../../parts/Reasons";
import { climb } from "../../units";
import "../../style/totals.css";

const NAMES = { minutes: later("Running"), ascent: later("Climb"), descent: later("Descent") } as const;

export const Totals = ({ week }: { week: ScheduleWeekView }) => (
  <section class="card">
    <h2>{t("This week's running")}</h2>
    {week.totals.map((total) => (
      <Total key={total.what} total={total} />
    ))}
  </section>
);

function Total({ total }: { total: TotalView }) {
  const amount = (value: number) => (total.what === "minutes" ? t("{minutes} min", { minutes: Math.round(value) }) : climb(value));
  const nothing = total.planned === 0 && total.done === 0;
  const scale = Math.max(total.most ?? 0, total.planned, total.done, 1);
  return (
    <div class="total">
      <p class="total-head">
        <strong>{t(NAMES[total.what])}</strong>
        <span>{nothing ? (total.most ? t("none planned") : t("not open yet")) : t("{done} of {planned} done", {
                done: total.what === "minutes" ? Math.round(total.done) : amount(total.done),
                planned: amount(total.planned),
              })}</span>
      </p>
      {!nothing && <Bar planned={total.planned / scale} done={total.done / scale} most={total.most ? total.most / scale : null} />}
      {total.reason && (
        <details>
          <summary>
            {total.most ? t("Limit {most}", { most: amount(total.most) }) : t("Why not yet")}
          </summary>
          <Reasons reasons={[total.reason]} />
        </details>
      )}
    </div>
  );
}

/** Shares of the longest of the three; said in words beside it. */
function Bar({ planned, done, most }: { planned: number; done: number; most: number | null }) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const parts = { planned, done, most: most ?? 0 };
    for (const [name, share] of Object.entries(parts)) bar.current?.style.setProperty(`--${name}`, `${Math.round(share * 100)}%`);
  }, [planned, done, most]);
  return (
    <div class="total-bar" ref={bar} aria-hidden="true">
      <span class="total-planned" />
      <span class="total-done" />
      {most !== null && <span class="total-most" />}
    </div>
  );
}
