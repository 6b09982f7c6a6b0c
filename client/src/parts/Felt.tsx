// How a session felt: pain at each site during it and an hour later, how it went on, how hard it was.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Pains, SessionFeedback } from "../api/facts";
import type { SiteView } from "../api/views";
import { later, t } from "../language";
import { Choice, Tick } from "./Chips";
import { Scale } from "./Scale";

export const DURING = later("{site}, worst pain during");

export interface FeltAnswers {
  pain: Pains;
  later: Pains;
  began: SessionFeedback["began"];
  course: SessionFeedback["course"];
  limp: boolean;
  sharp: boolean;
  painkillers: boolean;
}

export const NOT_FELT: FeltAnswers = {
  pain: {},
  later: {},
  began: null,
  course: null,
  limp: false,
  sharp: false,
  painkillers: false,
};

interface Props {
  said: FeltAnswers;
  say: (change: Partial<FeltAnswers>) => void;
  sites: SiteView[];
}

const hurt = ({ pain }: FeltAnswers) => Object.values(pain).some((one) => one > 0);

export function Felt({ said, say, sites, legend, children }: Props & { legend: string; children?: ComponentChildren }) {
  return (
    <>
      {sites.map((site) => (
        <Scale
          key={site.site}
          legend={t(legend, { site: site.name })}
          value={said.pain[site.site] ?? null}
          pick={(value) => say({ pain: { ...said.pain, [site.site]: value } })}
        />
      ))}
      {children}
      <div class="rows">
        <Tick label={t("I limped or changed how I move")} value={said.limp} set={(limp) => say({ limp })} />
        <Tick label={t("It was sharp or stabbing")} value={said.sharp} set={(sharp) => say({ sharp })} />
        <Tick
          label={t("I took a painkiller in the 24 hours before")}
          value={said.painkillers}
          set={(painkillers) => say({ painkillers })}
        />
      </div>
      {hurt(said) && (
        <>
          <Choice
            legend={t("When did it begin?")}
            options={[
              [t("At the start"), "start"],
              [t("Half-way"), "middle"],
              [t("Near the end"), "end"],
            ]}
            value={said.began}
            pick={(began) => say({ began })}
          />
          <Choice
            legend={t("And then?")}
            options={[
              [t("It eased"), "eased"],
              [t("It stayed"), "steady"],
              [t("It rose"), "rose"],
            ]}
            value={said.course}
            pick={(course) => say({ course })}
          />
        </>
      )}
    </>
  );
}

/** An hour after is often not yet known: leaving it out is an answer. wait: what that is called. */
export function Later({ said, say, sites, wait }: Props & { wait: string }) {
  const [now, setNow] = useState(Object.keys(said.later).length > 0);
  return (
    <>
      <Choice
        legend={t("Pain an hour later")}
        options={[
          [wait, false],
          [t("Answer now"), true],
        ]}
        value={now}
        pick={(answer) => {
          setNow(answer);
          if (!answer) say({ later: {} });
        }}
      />
      {now &&
        sites.map((site) => (
          <Scale
            key={site.site}
            legend={t("{site}, an hour later", { site: site.name })}
            value={said.later[site.site] ?? null}
            pick={(value) => say({ later: { ...said.later, [site.site]: value } })}
          />
        ))}
    </>
  );
}

export function Effort({ rpe, pick }: { rpe: number | null; pick: (rpe: number) => void }) {
  return <Scale legend={t("How hard was it?")} value={rpe} pick={pick} ends={[t("rest"), t("all I had")]} />;
}

/** Asked when there is more than one pair. */
export function Shoe({ names, shoe, pick }: { names: string[]; shoe: string | null; pick: (shoe: string) => void }) {
  if (names.length < 2) return null;
  const options = names.map((name) => [name, name] as const);
  return <Choice legend={t("In which shoes?")} options={options} value={shoe} pick={pick} quiet />;
}

/** As the fact has it: without pain there is no beginning of it and no course. */
export const feltOf = (said: FeltAnswers) => ({
  pain_during: said.pain,
  pain_60min: said.later,
  began: hurt(said) ? said.began : ("never" as const),
  course: hurt(said) ? said.course : null,
  limp: said.limp,
  sharp: said.sharp,
  painkillers_24h: said.painkillers,
});
