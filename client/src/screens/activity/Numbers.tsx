// The numbers of an activity, and on demand where each of them is from. Not measured is never 0.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ActivityPageView, NumberView } from "../../api/activities";
import { t } from "../../language";
import { along, beats, clock, length, pace, rate, steps } from "../../measures";
import { climb, distance } from "../../units";
import { SOURCES, onFoot } from "./words";

type Said = [name: string, number: NumberView | undefined, say: (value: number) => string];

export function Numbers({ view }: { view: ActivityPageView }) {
  const [sources, setSources] = useState(false);
  const of = view.numbers;
  const foot = onFoot(view.sport);
  const moving = of.moving_s?.value ?? of.timer_s?.value ?? null;
  const metres = of.distance_m?.value ?? null;
  const mean: NumberView = moving && metres ? { value: metres / moving, source: "computed" } : { value: null, source: "missing" };
  const walked = of.run_s?.value === 0; // measured, and none
  const cadence: Said = [t("Cadence overall"), of.cadence_spm, steps];
  const main: Said[] = [
    [t("Distance"), of.distance_m, distance],
    [t("In motion"), of.moving_s, clock],
    [t("Up"), of.ascent_m, climb],
    [t("Down"), of.descent_m, climb],
  ];
  const rest: Said[] = [
    view.sport === "bike" ? [t("Speed in motion"), mean, rate] : [t("Pace in motion"), mean, pace],
    [t("Heart rate"), of.heart_rate_bpm, beats],
  ];
  if (foot) rest.push([t("Highest heart rate"), of.highest_heart_rate_bpm, beats]); // worked out on foot only
  return (
    <section class="card">
      <h2 class="unseen">{t("The numbers")}</h2>
      <Amounts said={main} sources={sources} large />
      <Amounts
        said={[
          [t("Timer"), of.timer_s, clock],
          [t("Start to end"), of.elapsed_s, clock],
          ...rest,
        ]}
        sources={sources}
      />
      {foot && (
        <>
          {walked ? (
            <Group name={t("Walking")}>
              <Amounts sources={sources} said={[[t("Walking"), of.walk_s, clock], cadence]} />
            </Group>
          ) : (
            <Group name={t("Running")}>
              <Amounts
                sources={sources}
                said={[
                  [t("Running"), of.run_s, clock],
                  [t("Walking"), of.walk_s, clock],
                  [t("Longest without a walk"), of.longest_run_s, clock],
                  [t("Fast"), of.fast_s, length],
                  [t("Pace as on the flat"), of.level_speed_mps, pace],
                  [t("Cadence while running"), of.running_cadence_spm, steps],
                  cadence,
                ]}
              />
              {view.in_band && (
                <p>
                  {view.in_band} <a href="#/technique">{t("Technique")}</a>
                </p>
              )}
              <p class="note">
                {view.fast || t("Fast is known once your easy pace is: from your answers, or after three runs.")}
              </p>
            </Group>
          )}
          <Group name={t("Hills")}>
            <Amounts
              sources={sources}
              said={[
                [t("Going up"), of.ascent_s, length],
                [t("Going down"), of.descent_s, length],
                [t("Steep up"), of.steep_ascent_m, during(of.steep_ascent_s)],
                [t("Steep down"), of.steep_descent_m, during(of.steep_descent_s)],
              ]}
            />
            <p class="note">{t("Steep is more than 10 % up or down.")}</p>
            {view.technical && <p class="note">{view.technical}</p>}
          </Group>
          <Form numbers={of} sources={sources} />
        </>
      )}
      <button type="button" class="link" aria-pressed={sources} onClick={() => setSources(!sources)}>
        {sources ? t("Hide where the numbers are from") : t("Where are these numbers from?")}
      </button>
    </section>
  );
}

/** Metres on steep ground, and how long they took. */
const during = (seconds: NumberView | undefined) => (metres: number) =>
  seconds?.value ? t("{distance} in {time}", { distance: along(metres), time: length(seconds.value) }) : along(metres);

function Form({ numbers, sources }: { numbers: Record<string, NumberView>; sources: boolean }) {
  const said: Said[] = [
    [t("Ground contact"), numbers.stance_time_ms, (ms) => t("{ms} ms", { ms: Math.round(ms) })],
    [t("Bounce"), numbers.vertical_oscillation_mm, (mm) => t("{cm} cm", { cm: Math.round(mm) / 10 })],
    [t("Length of a step"), numbers.step_length_mm, (mm) => t("{cm} cm", { cm: Math.round(mm / 10) })],
    [t("Power"), numbers.power_w, (watts) => t("{watts} W", { watts: Math.round(watts) })],
  ];
  const known = said.filter(([, number]) => number && number.value !== null);
  if (known.length === 0) return null;
  return (
    <Group name={t("How you ran")}>
      <Amounts said={known} sources={sources} />
    </Group>
  );
}

function Group({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div class="amount-group">
      <h3>{name}</h3>
      {children}
    </div>
  );
}

function Amounts({ said, sources, large = false }: { said: Said[]; sources: boolean; large?: boolean }) {
  return (
    <dl class={large ? "measured measured-large" : "measured"}>
      {said.map(([name, number, say]) => (
        <Amount key={name} name={name} number={number} say={say} sources={sources} />
      ))}
    </dl>
  );
}

function Amount({ name, number, say, sources }: { name: string; number: NumberView | undefined; say: (value: number) => string; sources: boolean }) {
  const value = number?.value ?? null;
  const source = number?.source ?? "missing";
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null ? <span class="unmeasured">{t("not measured")}</span> : say(value)}
        {source === "corrected" && !sources && <span class="badge badge-small">{t("corrected")}</span>}
        {sources && <span class="source">{t(SOURCES[source])}</span>}
      </dd>
    </div>
  );
}
