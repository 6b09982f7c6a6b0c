// Repetitions at the pace of the exercise: up, hold, down, with a tone at each turn.

import { useEffect, useRef, useState } from "preact/hooks";
import type { ItemView } from "../../api/views";
import { later, t } from "../../language";
import { Icon } from "../../parts/Icon";
import { beatAt, length_s, turnsOfTempo, type Phase } from "../../player/tempo";
import { Signals } from "../../sound/signals";

const WORDS: Record<Phase, string> = { up: later("Go"), hold: later("Hold"), down: later("Back") };
const TICK_MS = 100;
const AHEAD_S = 3;

export function Pace({ item, silent }: { item: ItemView; silent: boolean }) {
  const [began_ms, begin] = useState<number | null>(null);
  const [now_ms, setNow] = useState(0);
  const signals = useRef(new Signals());
  const tempo = item.tempo;
  const all_s = tempo ? length_s(tempo) * (item.reps ?? 0) : 0;
  useEffect(() => {
    if (began_ms === null || !tempo) return;
    const tick = () => {
      const now = Date.now();
      const s = (now - began_ms) / 1000;
      setNow(now);
      const turns = turnsOfTempo(tempo, s, Math.min(s + AHEAD_S, all_s));
      if (!silent) signals.current.lay(turns.map((at) => ({ at_ms: began_ms + at * 1000, is: at >= all_s ? "end" : "count" })), now);
      if (s >= all_s) begin(null);
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => {
      clearInterval(timer);
      signals.current.silence();
    };
  }, [began_ms]);
  if (!tempo || !item.reps) return null;
  const on = began_ms !== null && now_ms >= began_ms;
  const beat = beatAt(tempo, on ? (now_ms - began_ms) / 1000 : 0);
  return (
    <button type="button" class="button button-quiet button-small play-pace" aria-pressed={on} onClick={() => begin(on ? null : Date.now())}>
      <Icon name={on ? "pause" : "clock"} size={18} />{" "}
      {on ? t("{phase}, {number} of {all}", { phase: t(WORDS[beat.phase]), number: beat.repetition, all: item.reps }) : t("Set the pace")}
    </button>
  );
}
