// The phone's motion sensor: whether there is one, leave to listen to it, and what it tells.

import type { Sample } from "./samples";

export type Lacking =
  | "insecure" // the page came without encryption, and then no browser tells
  | "none" // this browser knows no such sensor
  | "denied"
  | "silent"; // it was allowed, and nothing comes: a computer, or switched off in the browser

interface Asking {
  requestPermission?: () => Promise<"granted" | "denied">; // Safari's
}

/** Asks for leave; call it from a tap. null: it may be listened to. */
export async function allowed(): Promise<Lacking | null> {
  if (!isSecureContext) return "insecure";
  if (typeof DeviceMotionEvent === "undefined") return "none";
  const asking = DeviceMotionEvent as unknown as Asking;
  if (!asking.requestPermission) return null;
  const answer = await asking.requestPermission().catch(() => "denied");
  return answer === "granted" ? null : "denied";
}

/** Hears what it tells; the answer ends it. */
export function listen(hear: (sample: Sample) => void): () => void {
  const told = ({ accelerationIncludingGravity: felt, timeStamp }: DeviceMotionEvent) => {
    if (felt?.x == null || felt.y == null || felt.z == null) return; // a computer sends one without numbers
    hear({ at_ms: timeStamp, x: felt.x, y: felt.y, z: felt.z });
  };
  addEventListener("devicemotion", told);
  return () => removeEventListener("devicemotion", told);
}
