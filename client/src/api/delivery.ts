// Brings waiting facts to the server: in a page or in the service worker, never in two places at once.
// Every fact has its id from here, so that one sent twice is stored once.

import { all, refuse, remove, type Batch } from "./queue";
import type { ReceivedView } from "./views";

/** How far it came. "unreached": no network or no server; a number: what the server answered instead. */
export type Came = "through" | "unreached" | number;

export const CHANNEL = "surefoot.outbox"; // also the lock's name
export const WAITING = "surefoot.waiting"; // the tag of a background sync
const PATIENCE_MS = 20_000;
const REFUSALS = new Set([400, 409, 413, 422]); // final; anything else may pass

/** Sends what waits, oldest first. */
export function deliver(): Promise<Came> {
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(CHANNEL, sendAll) : sendAll();
}

async function sendAll(): Promise<Came> {
  const channel = new BroadcastChannel(CHANNEL);
  let came: Came = "through";
  const held: string[] = []; // ids that stay behind; what speaks of them stays too
  try {
    for (const batch of await all()) {
      if (batch.refused !== null) continue;
      if (held.some((id) => JSON.stringify(batch.facts).includes(id))) continue;
      const answer = await send(batch);
      if (answer === "taken") await remove(batch.place);
      else if (typeof answer === "string") return "unreached";
      else if (REFUSALS.has(answer.status)) await refuse(batch, answer.why);
      else {
        came = answer.status;
        held.push(...batch.facts.map((fact) => fact.id));
        continue;
      }
      channel.postMessage(answer === "taken" ? "delivered" : "refused");
    }
    return came;
  } finally {
    channel.close();
  }
}

async function send({ facts, language }: Batch): Promise<"taken" | "unreached" | { status: number; why: string }> {
  try {
    const answer = await fetch("/api/facts", {
      method: "POST",
      body: JSON.stringify({ facts }),
      headers: { "content-type": "application/json", "accept-language": language },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) return { status: answer.status, why: await reasons(answer) };
    const { new: fresh, known } = (await answer.json()) as ReceivedView;
    const stored = new Set([...fresh, ...known]);
    // a hotel's sign-in page answers 200 too
    return facts.every((fact) => stored.has(fact.id)) ? "taken" : "unreached";
  } catch {
    return "unreached";
  }
}

async function reasons(answer: Response): Promise<string> {
  const { error = String(answer.status), problems = [] } = ((await answer.json().catch(() => null)) ?? {}) as {
    error?: string;
    problems?: string[];
  };
  return [error, ...problems.filter((problem) => !error.includes(problem))].join(" ");
}
