// One count of steps: some seconds to put the phone away, then so many that count. Moments are in ms
// on the clock of the samples.

import { counted, live, type Counted } from "./counted";
import type { Sample } from "./samples";
import { reading, WINDOW_S, type Reading, type Unsteady } from "./steps";

export const BEFORE_S = 10;
export const COUNTED_S = 30;

const EACH_MS = 1000;
const LATE_MS = 700; // so long a sample is waited for
const KEPT_MS = (WINDOW_S + 3) * 1000;
const SILENT_MS = 3000;

export class Count {
  private samples: Sample[] = [];
  private readings: Reading[] = [];
  private next_ms: number;
  private last_ms = -Infinity;

  constructor(private readonly began_ms: number) {
    this.next_ms = began_ms + EACH_MS;
  }

  get counts_ms(): number {
    return this.began_ms + BEFORE_S * 1000;
  }

  get ends_ms(): number {
    return this.counts_ms + COUNTED_S * 1000;
  }

  /** Takes up a sample; one that is out of order is left out. */
  hear(sample: Sample): void {
    if (sample.at_ms <= this.last_ms) return;
    this.last_ms = sample.at_ms;
    this.samples.push(sample);
  }

  /** Reads each second that is over. */
  goOn(now_ms: number): void {
    while (this.next_ms <= this.ends_ms && (this.last_ms >= this.next_ms || now_ms >= this.next_ms + LATE_MS)) {
      this.readings.push(reading(this.samples, this.next_ms));
      this.next_ms += EACH_MS;
    }
    const kept = this.samples.findIndex(({ at_ms }) => at_ms >= this.next_ms - KEPT_MS);
    this.samples = kept < 0 ? [] : this.samples.slice(kept);
  }

  /** Whether nothing has come so far, although it should have. */
  silent(now_ms: number): boolean {
    return this.last_ms === -Infinity && now_ms > this.began_ms + SILENT_MS;
  }

  get live(): (Counted & { steady: boolean }) | null {
    return live(this.readings);
  }

  /** What came out of it; null until it is over. */
  get result(): Counted | { unsteady: Unsteady } | null {
    if (this.next_ms <= this.ends_ms) return null;
    return counted(this.readings.filter(({ at_ms }) => at_ms >= this.counts_ms + WINDOW_S * 1000));
  }
}
