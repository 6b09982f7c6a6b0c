// The end of a form: what is missing, what went wrong, and the button that sends.

import type { ComponentChildren } from "preact";
import type { Sending } from "../hooks/useSend";
import { Missing, Problem } from "./Notice";

interface SaveProps {
  label: string;
  missing: string;
  sending: Sending;
  save: () => Promise<void>;
  quiet?: boolean;
  off?: boolean;
  children?: ComponentChildren; // further buttons
}

export function Save({ label, missing, sending, save, quiet, off, children }: SaveProps) {
  return (
    <>
      {missing && <Missing>{missing}</Missing>}
      <Problem failure={sending.failure} />
      <div class="actions">
        <button
          type="button"
          class={quiet ? "button button-quiet" : "button"}
          disabled={sending.busy || off}
          onClick={() => void save()}
        >
          {label}
        </button>
        {children}
      </div>
    </>
  );
}
