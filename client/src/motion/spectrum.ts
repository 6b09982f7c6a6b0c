// How much of a signal swings at a frequency.

/** The signal without its mean and trend, faded in and out (Hann). */
export function windowed(signal: Float64Array): Float64Array {
  const n = signal.length;
  const middle = (n - 1) / 2;
  let mean = 0;
  let slope = 0;
  for (let at = 0; at < n; at++) {
    mean += signal[at]! / n;
    slope += (signal[at]! * (at - middle) * 12) / (n * (n * n - 1));
  }
  return signal.map((value, at) => (value - mean - slope * (at - middle)) * (1 - Math.cos((2 * Math.PI * (at + 0.5)) / n)));
}

/** Power of a windowed signal at a frequency between its bins: half the squared amplitude of a sine
 * that has this frequency. */
export function power(signal: Float64Array, hertz: number, rate_hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / rate_hz);
  let before = 0;
  let last = 0;
  for (let at = 0; at < signal.length; at++) {
    const next = signal[at]! + turn * last - before;
    before = last;
    last = next;
  }
  return (2 * (last * last + before * before - turn * last * before)) / signal.length ** 2;
}
