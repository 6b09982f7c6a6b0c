// Facts on their way: written down here first, sent, and kept until the server has them.
// Their ids make a second sending harmless.

import { signal } from "@preact/signals";
import { keep, kept } from "../kept";
import type { Sent } from "./facts";
import { Failure, post } from "./http";
import type { ReceivedView } from "./views";

export interface Batch {
  facts: Sent[];
  refused: string | null; // why the server will not take it; null while it has not seen it
}

const PLACE = "surefoot.outbox";

export const outbox = signal<Batch[]>(read());
export const trouble = signal(""); // why the last try did not get through
export const delivered = signal(0); // grows whenever facts have reached the server

/** Sends, oldest first. "kept": not sent yet, kept here. Throws Failure when the server refuses. */
export async function send(facts: Sent[]): Promise<"sent" | "kept"> {
  const batch: Batch = { facts, refused: null };
  write([...outbox.value, batch]);
  await flush();
  const still = outbox.value.find((one) => one.facts === facts);
  if (!still) return "sent";
  if (still.refused === null) return "kept";
  discard(still); // the form that made it still holds what was typed
  throw new Failure(422, still.refused);
}

let flushing: Promise<void> = Promise.resolve();

/** Tries to send all that waits; a refused batch stays until it is discarded. */
export function flush(): Promise<void> {
  flushing = flushing.then(flushNow);
  return flushing;
}

async function flushNow(): Promise<void> {
  for (const batch of outbox.value) {
    if (batch.refused !== null) continue;
    try {
      await post<ReceivedView>("facts", { facts: batch.facts });
      write(outbox.value.filter((one) => one !== batch));
      delivered.value++;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const final = error.status >= 400 && error.status < 500;
      if (final) replace(batch, { ...batch, refused: inWords(error) });
      else {
        trouble.value = error.message;
        return; // the ones behind it wait, so that order holds
      }
    }
  }
  trouble.value = "";
}

const inWords = ({ message, problems }: Failure) =>
  [message, ...problems.filter((problem) => !message.includes(problem))].join(" ");

export const discard = (batch: Batch) => write(outbox.value.filter((one) => one !== batch));

const replace = (old: Batch, by: Batch) => write(outbox.value.map((one) => (one === old ? by : one)));

function read(): Batch[] {
  const batches = kept(PLACE);
  return Array.isArray(batches) ? (batches as Batch[]) : [];
}

function write(batches: Batch[]): void {
  outbox.value = batches;
  keep(PLACE, batches.length ? batches : null);
}
