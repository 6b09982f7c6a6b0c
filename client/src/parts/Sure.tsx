// A button that takes something away: asks once more in its own place.

import { useState } from "preact/hooks";

interface Props {
  label: string;
  sure: string; // what the second tap says
  act: () => void;
}

export function Sure({ label, sure, act }: Props) {
  const [asked, ask] = useState(false);
  return (
    <button type="button" class={asked ? "button button-hurts" : "button button-quiet"} onClick={() => (asked ? act() : ask(true))}>
      {asked ? sure : label}
    </button>
  );
}
