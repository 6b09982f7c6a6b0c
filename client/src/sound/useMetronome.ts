// A metronome for a screen: it begins at a tap, follows what is chosen, and ends with the screen.

import { useEffect, useRef, useState } from "preact/hooks";
import { audio } from "./audio";
import type { Rhythm } from "./beats";
import { Metronome } from "./metronome";
import { ticking } from "./ticking";

interface Playing {
  metronome: Metronome;
  end: () => void;
}

export interface Beating {
  on: boolean;
  interrupted: boolean; // the device took the sound away, for a call perhaps
  start: () => boolean; // false: this browser makes no sound
  stop: () => void;
}

export function useMetronome(rhythm: Rhythm, volume: number): Beating {
  const playing = useRef<Playing | null>(null);
  const [on, setOn] = useState(false);
  const [interrupted, setInterrupted] = useState(false);
  const stop = () => {
    playing.current?.end();
    playing.current?.metronome.stop();
    playing.current = null;
    setOn(false);
    setInterrupted(false);
  };
  const start = () => {
    const context = audio();
    if (!context) return false;
    stop();
    const metronome = new Metronome(context, rhythm, volume);
    metronome.start();
    const changed = () => setInterrupted(context.state !== "running");
    context.addEventListener("statechange", changed);
    const end = ticking(() => {
      if (context.state !== "running") context.resume().catch(() => undefined); // only a tap may, on some devices
      metronome.fill();
    });
    playing.current = {
      metronome,
      end: () => {
        context.removeEventListener("statechange", changed);
        end();
      },
    };
    setOn(true);
    return true;
  };
  useEffect(() => {
    if (playing.current) playing.current.metronome.change(rhythm);
  }, [rhythm.spm, rhythm.every, rhythm.accent, rhythm.on_s, rhythm.off_s]);
  useEffect(() => {
    if (playing.current) playing.current.metronome.volume = volume;
  }, [volume]);
  useEffect(() => stop, []);
  return { on, interrupted, start, stop };
}
