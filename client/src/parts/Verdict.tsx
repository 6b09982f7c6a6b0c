// Stop, ease off or go on: what the answers of a session mean by the thresholds that came with it, so
// that it needs no network.

import type { Pains, SessionFeedback } from "../api/facts";
import type { Light, SessionView } from "../api/views";
import { t } from "../language";
import { provisionalLight, type Now } from "../lights";
import { Icon } from "./Icon";

export interface Felt {
  pain: Pains;
  limp: boolean;
  sharp: boolean;
  later?: Pains;
  began?: SessionFeedback["began"];
  course?: SessionFeedback["course"];
  painkillers?: boolean | null; // null: not asked here
}

/** What to do now; null while it cannot be said. */
export function wordOf(session: SessionView, said: Felt): Now {
  if (!session.thresholds || (Object.keys(said.pain).length === 0 && !said.limp && !said.sharp)) return null;
  return provisionalLight(session.thresholds, {
    pain_during: said.pain,
    pain_60min: said.later ?? {},
    began: said.began ?? null,
    course: said.course ?? null,
    limp: said.limp,
    sharp: said.sharp,
    painkillers_24h: said.painkillers ?? null,
  }).now;
}

/** over: the session is behind, so that it says what it was and not what to do. */
export function Verdict({ session, said, over }: { session: SessionView; said: Felt; over: boolean }) {
  const now = wordOf(session, said);
  if (now === "stop") {
    return (
      <Word light="red" lead={over ? t("That was too much.") : t("Stop here.")}>
        {over
          ? t("No more impact today.")
          : session.kind === "strength"
            ? t("Leave this exercise for today.")
            : t("Walk home, and no more impact today.")}
      </Word>
    );
  }
  if (now === "ease") {
    return (
      <Word light="amber" lead={over ? t("On the edge.") : t("Ease off.")}>
        {over
          ? t("Keep the rest of the day easy.")
          : t("Finish easier or stop, as you like; nothing faster, no hills.")}
      </Word>
    );
  }
  if (over || now === null) return null;
  return (
    <Word light="green" lead={t("Within bounds.")}>
      {t("Go on while it does not rise.")}
    </Word>
  );
}

/** What this device says by itself; the server's word replaces it once the session is saved. */
function Word({ light, lead, children }: { light: Light; lead: string; children: string }) {
  return (
    <p class={`verdict light-${light}`} role="status">
      <Icon name={light} size={30} />
      <span>
        <strong>{lead}</strong> {children} <small>{t("Until Surefoot has seen it.")}</small>
      </span>
    </p>
  );
}
