// Space is the big button; the arrows go back and on.

import { useEffect } from "preact/hooks";

/** Clicks the button of `.play` that has the key's name, unless something has the keys for itself. */
export function useKeys(free: boolean): void {
  useEffect(() => {
    if (!free) return;
    const pressed = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      if (event.repeat || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
      if (at.closest("input, textarea, select, summary")) return;
      if (event.key === " " && at.closest("button, a")) return;
      const wanted = { " ": "main", ArrowLeft: "previous", ArrowRight: "next" }[event.key];
      const button = wanted && document.querySelector<HTMLButtonElement>(`.play [data-key="${wanted}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [free]);
}
