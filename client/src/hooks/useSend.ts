// Sending facts from a form: whether it is under way, what became of it, what is wrong.

import { useState } from "preact/hooks";
import type { Sent } from "../api/facts";
import { Failure } from "../api/http";
import { send } from "../api/outbox";
import { loadState, state } from "./useView";

export interface Sending {
  busy: boolean;
  failure: Failure | null;
  /** True when the facts are on their way for good: sent, or kept here until they can be. */
  submit: (facts: Sent[]) => Promise<boolean>;
}

export function useSend(): Sending {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const submit = async (facts: Sent[]) => {
    setBusy(true);
    setFailure(null);
    try {
      await send(facts);
      await loadState();
      return true;
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure(0, String(error)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, submit };
}

export const subject = () => state.value?.subject ?? "";
