// What a phone's accelerometer tells, brought to an even beat.

/** Acceleration with gravity along the phone's axes, m/s². */
export interface Sample {
  at_ms: number;
  x: number;
  y: number;
  z: number;
}

/** Three axes, which a phone that turns mixes, and their size, which it does not. */
export type Channels = [x: Float64Array, y: Float64Array, z: Float64Array, size: Float64Array];

export const RATE_HZ = 50;
const STEP_MS = 1000 / RATE_HZ;
const SLOWEST_HZ = 20;
const LONGEST_GAP_MS = 250;

export type NotEven = "few" | "gap";

/** The mean in each 20 ms from a moment on, linear between samples; "few" below 20 samples a second,
 * "gap" where a quarter of a second or an edge is missing. Samples are in order of time. */
export function evenly(samples: readonly Sample[], from_ms: number, length_s: number): Channels | NotEven {
  const to_ms = from_ms + length_s * 1000;
  const first = samples.findLastIndex(({ at_ms }) => at_ms <= from_ms);
  const last = samples.findIndex(({ at_ms }) => at_ms >= to_ms);
  if (first < 0 || last < 0) return "gap";
  if (last - first < SLOWEST_HZ * length_s) return "few";
  const within = samples.slice(first, last + 1);
  if (within.some(({ at_ms }, at) => at > 0 && at_ms - within[at - 1]!.at_ms > LONGEST_GAP_MS)) return "gap";
  const places = Math.round(length_s * RATE_HZ);
  const mean = (value: (sample: Sample) => number) => means(within, value, from_ms, places);
  return [mean(({ x }) => x), mean(({ y }) => y), mean(({ z }) => z), mean(({ x, y, z }) => Math.hypot(x, y, z))];
}

function means(samples: Sample[], value: (sample: Sample) => number, from_ms: number, places: number): Float64Array {
  const even = new Float64Array(places);
  let at = 0;
  for (let place = 0; place < places; place++) {
    let begin_ms = from_ms + place * STEP_MS;
    const end_ms = begin_ms + STEP_MS;
    for (;;) {
      const [one, other] = [samples[at]!, samples[at + 1]!];
      const until_ms = Math.min(end_ms, other.at_ms);
      if (until_ms > begin_ms) {
        const share = ((begin_ms + until_ms) / 2 - one.at_ms) / (other.at_ms - one.at_ms);
        even[place]! += ((value(one) + share * (value(other) - value(one))) * (until_ms - begin_ms)) / STEP_MS;
        begin_ms = until_ms;
      }
      if (other.at_ms >= end_ms || at + 2 >= samples.length) break;
      at++;
    }
  }
  return even;
}
