// Facts on their way, on this device's disk: one list for all tabs and the service worker.

import type { Sent } from "./facts";

export interface Batch {
  place: number; // grows; the oldest is sent first
  facts: Sent[];
  refused: string | null; // why the server will not take it; null while it has not seen it
  language: string; // what the page spoke, for the server's words
}

const NAME = "surefoot";
const STORE = "outbox";

/** Writes facts down. When it resolves they are on the disk; it rejects where nothing can be kept. */
export const add = (batches: Omit<Batch, "place">[]): Promise<number[]> =>
  change((store) => batches.map((batch) => store.add(batch) as IDBRequest<number>));

export const all = (): Promise<Batch[]> =>
  change((store) => [store.getAll() as IDBRequest<Batch[]>]).then(([batches = []]) => batches);

export const refuse = async (batch: Batch, refused: string): Promise<void> => {
  await change((store) => [store.put({ ...batch, refused })]);
};

export const remove = async (place: number): Promise<void> => {
  await change((store) => [store.delete(place)]);
};

export const clear = async (): Promise<void> => {
  await change((store) => [store.clear()]);
};

/** What the requests of one transaction found, once it is complete. */
async function change<T>(asks: (store: IDBObjectStore) => IDBRequest<T>[]): Promise<T[]> {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const requests = asks(transaction.objectStore(STORE));
    await new Promise<void>((done, failed) => {
      transaction.oncomplete = () => done();
      transaction.onabort = () => failed(transaction.error);
    });
    return requests.map((request) => request.result);
  } finally {
    database.close();
  }
}

const opened = () =>
  new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "place", autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("the store is held by an older page"));
  });
