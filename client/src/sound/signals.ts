// Beeps at moments to come, laid ahead as the metronome's clicks are; a voice; a buzz.

import { audio } from "./audio";

export interface Beep {
  at_ms: number;
  is: "count" | "change" | "end";
}

const TONES: Record<Beep["is"], [hertz: number, seconds: number][]> = {
  count: [[880, 0.09]],
  change: [[1320, 0.4]],
  end: [
    [1320, 0.18],
    [1760, 0.5],
  ],
};
const LOUD = 0.5;
const EDGE_S = 0.008; // without a soft edge a tone clicks

export class Signals {
  private waiting = new Map<string, OscillatorNode[]>();

  /** Lays these beeps and no others: what was laid and is not among them stays silent. */
  lay(beeps: Beep[], now_ms: number): void {
    const wanted = new Map(beeps.map((beep) => [`${beep.at_ms} ${beep.is}`, beep]));
    for (const [key, tones] of this.waiting) {
      if (wanted.has(key)) continue;
      if (Number(key.split(" ")[0]) > now_ms) tones.forEach((tone) => tone.stop());
      this.waiting.delete(key);
    }
    const context = wanted.size ? audio() : null;
    if (!context) return;
    for (const [key, beep] of wanted) {
      if (!this.waiting.has(key)) this.waiting.set(key, sound(context, beep, now_ms));
    }
  }

  silence(): void {
    this.lay([], 0);
  }
}

function sound(context: AudioContext, beep: Beep, now_ms: number): OscillatorNode[] {
  let at_s = context.currentTime + Math.max(0, (beep.at_ms - now_ms) / 1000);
  return TONES[beep.is].map(([hertz, seconds]) => {
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, at_s);
    gain.gain.linearRampToValueAtTime(LOUD, at_s + EDGE_S);
    gain.gain.setValueAtTime(LOUD, at_s + seconds - EDGE_S);
    gain.gain.linearRampToValueAtTime(0, at_s + seconds);
    tone.connect(gain).connect(context.destination);
    tone.start(at_s);
    tone.stop(at_s + seconds);
    at_s += seconds;
    return tone;
  });
}

const TAGS: Record<string, string> = { en: "en-GB", de: "de-DE" };

export const canSpeak = () => "speechSynthesis" in globalThis;

/** Says it in a language, and nothing that was still to be said before. */
export function speakUp(text: string, language: string): void {
  if (!canSpeak()) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = TAGS[language] ?? language;
  speechSynthesis.speak(said);
}

export function buzz(): void {
  if ("vibrate" in navigator) navigator.vibrate(200);
}
