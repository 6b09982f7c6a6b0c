// The page's one way to the speakers. Browsers open it at a tap only.

let context: AudioContext | null = null;

/** Call it from a tap; null where the browser has no Web Audio. */
export function audio(): AudioContext | null {
  if (!context && typeof AudioContext !== "undefined") context = new AudioContext();
  if (context && context.state !== "running") void context.resume();
  return context;
}
