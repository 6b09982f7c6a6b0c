// Facts on their way, as the page sees them: written down on this device first, then sent, and kept
// until the server has them.

import { computed, signal } from "@preact/signals";
import { keep, kept } from "../kept";
import { language } from "../language";
import { CHANNEL, deliver, type Came } from "./delivery";
import type { Sent } from "./facts";
import { Failure, post } from "./http";
import { add, all, clear, remove, type Batch } from "./queue";
import { flushLater } from "./worker";

const BEFORE = "surefoot.outbox"; // where earlier versions kept it
const PATIENCE_MS = 5000;

export const outbox = signal<Batch[]>([]);
export const waiting = computed(() =>
  outbox.value.filter((batch) => batch.refused === null).flatMap((batch) => batch.facts),
);
export const came = signal<Came>("through"); // how far the last try came
export const sending = signal(false);
export const delivered = signal(0); // grows whenever facts have reached the server

/** "kept": on this device's disk, and not yet sent. Throws Failure when the server refuses, or when
 * it is not reached and nothing can be kept here. */
export async function send(facts: Sent[]): Promise<"sent" | "kept"> {
  let place: number | undefined;
  try {
    [place] = await add([{ facts, refused: null, language: language.value }]);
  } catch {
    await post("facts", { facts });
    delivered.value++;
    return "sent";
  }
  await look();
  const slow = new Promise<void>((go) => setTimeout(go, PATIENCE_MS));
  await Promise.race([flush(), slow]);
  const still = outbox.value.find((batch) => batch.place === place);
  if (!still) return "sent";
  if (still.refused === null) {
    void flushLater();
    return "kept";
  }
  await discard(still); // the form that made it still holds what was typed
  throw new Failure(422, still.refused);
}

/** Tries to send all that waits; a refused batch stays until it is discarded. */
export async function flush(): Promise<void> {
  try {
    if (!outbox.value.some((batch) => batch.refused === null)) await look();
    if (!outbox.value.some((batch) => batch.refused === null)) return;
    sending.value = true;
    came.value = await deliver();
    await look();
  } catch {
    return; // a store that cannot be read holds nothing of ours
  } finally {
    sending.value = false;
  }
}

export async function discard(batch: Batch): Promise<void> {
  await remove(batch.place);
  await look();
}

/** Everything that waits, gone. */
export async function forgetOutbox(): Promise<void> {
  await clear().catch(() => undefined);
  outbox.value = [];
}

/** Takes up what waits, and hears of what other tabs and the worker send. */
export async function startOutbox(): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    void look().then(() => {
      if (data === "delivered") delivered.value++;
    });
  };
  await takeOver().catch(() => undefined);
  await flush();
}

async function look(): Promise<void> {
  outbox.value = await all();
}

/** What an earlier version kept, moved once it is on the disk here. */
async function takeOver(): Promise<void> {
  const batches = kept(BEFORE) as Pick<Batch, "facts" | "refused">[] | null;
  if (!Array.isArray(batches)) return;
  await add(batches.map(({ facts, refused }) => ({ facts, refused, language: language.value })));
  keep(BEFORE, null);
}
