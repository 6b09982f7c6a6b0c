// What a play sounds like: the voice or beeps that the runner chose, and a buzz where there is one.

import { useEffect, useRef } from "preact/hooks";
import { language } from "../language";
import { buzz, Signals, speakUp } from "../sound/signals";
import { moments } from "./moments";
import type { Play } from "./play";
import { sentence } from "./said";

export type Sound = "voice" | "beeps" | "silent";

const AHEAD_MS = 5000;

export function useSignals(play: Play | null, now_ms: number, sound: Sound, on: boolean): string {
  const signals = useRef(new Signals());
  const said = play && on ? sentence(play) : "";
  useEffect(() => {
    if (play && on && sound !== "silent") signals.current.lay(moments(play, now_ms, AHEAD_MS), now_ms);
    else signals.current.silence();
  }, [play, now_ms, sound, on]);
  useEffect(() => () => signals.current.silence(), []);
  const first = useRef(true);
  useEffect(() => {
    if (!said) return;
    if (sound === "voice") speakUp(said, language.value);
    if (sound !== "silent" && !first.current) buzz();
    first.current = false;
  }, [said]);
  return said;
}
