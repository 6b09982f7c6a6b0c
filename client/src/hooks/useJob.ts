// Long work of the server, asked about until it is over.

import { useEffect, useState } from "preact/hooks";
import { Failure, get, remove } from "../api/http";
import { underWay, type JobView } from "../api/jobs";

const EVERY_MS = 1000;

interface Watched {
  job: JobView | null; // null: none, or not heard of yet
  failure: Failure | null;
  gone: boolean; // the server has it no more
  drop: () => Promise<void>; // stops it, or deletes what it made
}

/** A job by its id; "" for none. */
export function useJob(id: string): Watched {
  const [job, setJob] = useState<JobView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    setJob(null);
    setFailure(null);
    if (!id) return;
    let timer = 0;
    let left = false;
    const ask = async () => {
      let again = true;
      try {
        const heard = await get<JobView>(`jobs/${id}`);
        if (left) return;
        setJob(heard);
        setFailure(null);
        again = underWay(heard);
      } catch (error) {
        if (left) return;
        setFailure(error as Failure);
        again = (error as Failure).unreached;
      }
      if (again) timer = window.setTimeout(() => void ask(), EVERY_MS);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id]);
  const drop = async () => {
    await remove(`jobs/${id}`).catch((error: Failure) => {
      if (error.status !== 404) throw error;
    });
  };
  return { job: job?.id === id ? job : null, failure, gone: failure?.status === 404, drop };
}
