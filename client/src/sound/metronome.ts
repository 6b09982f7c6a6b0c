// A metronome that puts its clicks on the sound card's clock well before they are due, so that a page
// that is busy for a while is never late. Whoever has it calls fill() now and then (Ticker does).

import { following, fromOn, strong, type Click, type Rhythm } from "./beats";

export const AHEAD_S = 4;
const BEGINS_IN_S = 0.12;
const KEPT_S = 0.08; // a click so near is heard as it was, whatever changes
const CLICK_S = 0.03;
const STRONG_HZ = 1760;
const WEAK_HZ = 1175;
const WEAK_GAIN = 0.6;

interface Waiting {
  click: Click;
  source: AudioBufferSourceNode;
}

export class Metronome {
  private readonly gain: GainNode;
  private readonly sounds: { strong: AudioBuffer; weak: AudioBuffer };
  private waiting: Waiting[] = [];
  private next: Click | null = null; // null: it stands still
  private began_s = 0;
  private rhythm: Rhythm;

  constructor(
    private readonly context: BaseAudioContext,
    rhythm: Rhythm,
    volume = 1,
  ) {
    this.rhythm = rhythm;
    this.gain = context.createGain();
    this.gain.gain.value = volume;
    this.gain.connect(context.destination);
    this.sounds = { strong: sound(context, STRONG_HZ, 1), weak: sound(context, WEAK_HZ, WEAK_GAIN) };
  }

  get running(): boolean {
    return this.next !== null;
  }

  start(at_s = this.context.currentTime + BEGINS_IN_S): void {
    this.stop();
    this.began_s = at_s;
    this.next = { at_s, step: 0 };
    this.fill();
  }

  stop(): void {
    for (const { source } of this.waiting) silence(source);
    this.waiting = [];
    this.next = null;
  }

  /** Puts the clicks of the coming seconds in place; those that were missed stay out. */
  fill(): void {
    if (!this.next) return;
    const now_s = this.context.currentTime;
    this.waiting = this.waiting.filter(({ click }) => click.at_s >= now_s);
    let click = fromOn(this.rhythm, this.began_s, this.next, now_s);
    while (click.at_s < now_s + AHEAD_S) {
      this.waiting.push({ click, source: this.put(click) });
      click = following(this.rhythm, this.began_s, click);
    }
    this.next = click;
  }

  /** Another rhythm from the next click on, without a gap or a doubled click. */
  change(rhythm: Rhythm): void {
    const before = this.rhythm;
    this.rhythm = rhythm;
    if (!this.next) return;
    const keeps_s = this.context.currentTime + KEPT_S;
    const next = this.waiting.find(({ click }) => click.at_s >= keeps_s)?.click ?? this.next;
    for (const { click, source } of this.waiting) if (click.at_s >= keeps_s) silence(source);
    this.waiting = this.waiting.filter(({ click }) => click.at_s < keeps_s);
    const parted = before.on_s !== rhythm.on_s || before.off_s !== rhythm.off_s;
    if (parted) this.began_s = next.at_s;
    this.next = parted ? { at_s: next.at_s, step: 0 } : next;
    this.fill();
  }

  set volume(share: number) {
    this.gain.gain.setTargetAtTime(share, this.context.currentTime, 0.01);
  }

  private put(click: Click): AudioBufferSourceNode {
    const source = this.context.createBufferSource();
    source.buffer = strong(this.rhythm, click) ? this.sounds.strong : this.sounds.weak;
    source.connect(this.gain);
    source.start(click.at_s);
    return source;
  }
}

function silence(source: AudioBufferSourceNode): void {
  source.stop();
  source.disconnect();
}

/** A short tone that is there at once and dies away. */
function sound(context: BaseAudioContext, hertz: number, gain: number): AudioBuffer {
  const length = Math.round(CLICK_S * context.sampleRate);
  const buffer = context.createBuffer(1, length, context.sampleRate);
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < length; at++) {
    const s = at / context.sampleRate;
    samples[at] = gain * Math.cos(2 * Math.PI * hertz * s) * Math.exp(-s / 0.006);
  }
  return buffer;
}
