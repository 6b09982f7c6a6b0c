// A place where files are chosen or dropped.

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

interface Props {
  choose: string; // on the button
  note: string;
  label: string; // of the field behind the button
  take: (files: File[]) => void;
  busy: boolean;
  accept?: string;
  multiple?: boolean;
  quiet?: boolean;
  children?: ComponentChildren; // above the button
}

export function DropZone({ choose, note, label, take, busy, accept, multiple, quiet, children }: Props) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class={over ? "drop drop-over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!busy) take(Array.from(event.dataTransfer?.files ?? []));
      }}
    >
      {children}
      <button
        type="button"
        class={quiet ? "button button-quiet" : "button"}
        disabled={busy}
        onClick={() => input.current?.click()}
      >
        {choose}
      </button>
      <p class="note">{note}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        class="unseen"
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
          take(files);
        }}
      />
    </div>
  );
}
