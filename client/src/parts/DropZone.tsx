// A place where files are chosen or dropped.

import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";

type Take = (files: File[]) => void;

interface Props {
  choose: string; // on the button
  note: string;
  label: string; // of the field behind the button
  take: Take;
  busy: boolean;
  accept?: string;
  multiple?: boolean;
  quiet?: boolean;
  children?: ComponentChildren; // above the button
}

export function DropZone({ choose, note, label, take, busy, accept, multiple, quiet, children }: Props) {
  return (
    <Drop take={(files) => !busy && take(files)}>
      {children}
      <ChooseFiles
        label={label}
        take={take}
        accept={accept}
        multiple={multiple}
        disabled={busy}
        class={quiet ? "button button-quiet" : "button"}
      >
        {choose}
      </ChooseFiles>
      <p class="note">{note}</p>
    </Drop>
  );
}

/** The field that files are dropped on. */
export function Drop({ take, children }: { take: Take; children: ComponentChildren }) {
  const [over, setOver] = useState(false);
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
        take(Array.from(event.dataTransfer?.files ?? []));
      }}
    >
      {children}
    </div>
  );
}

interface ChooseProps {
  label: string; // of the field behind the button
  take: Take;
  class: string;
  accept?: string;
  multiple?: boolean;
  capture?: "environment"; // by the camera, where there is one
  disabled?: boolean;
  children: ComponentChildren;
}

export function ChooseFiles({ label, take, class: looks, accept, multiple, capture, disabled, children }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={looks} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        class="unseen"
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          const files = Array.from(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
          take(files);
        }}
      />
    </>
  );
}
