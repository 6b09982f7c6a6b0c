// Asking the server for anything but facts: whether it is under way, and what went wrong the last time.

import { useState } from "preact/hooks";
import type { Failure } from "../api/http";

interface Attempt {
  busy: boolean;
  failure: Failure | null;
  attempt: (work: () => Promise<void>) => Promise<void>;
}

export function useAttempt(): Attempt {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
      setFailure(null);
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, attempt };
}
