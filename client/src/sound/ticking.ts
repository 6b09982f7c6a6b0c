// Calls back a few times a second, also while the page is hidden.

const EVERY_MS = 250;

/** Begins; the answer ends it. */
export function ticking(tick: () => void): () => void {
  let worker: Worker;
  try {
    worker = new Worker(new URL("./ticker.ts", import.meta.url), { type: "module" });
  } catch {
    const timer = setInterval(tick, EVERY_MS);
    return () => clearInterval(timer);
  }
  worker.onmessage = tick;
  return () => worker.terminate();
}
