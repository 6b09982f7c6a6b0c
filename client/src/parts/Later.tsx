// Made in a task of its own once the rest is there, one after the other: what lies below does not
// hold up what is seen, or a tap on it.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

const BETWEEN_MS = 16; // a frame

let before: Promise<unknown> = Promise.resolve();
const turn = () => (before = before.then(() => new Promise((go) => setTimeout(go, BETWEEN_MS))));

export function Later({ children }: { children: ComponentChildren }) {
  const [there, setThere] = useState(false);
  useEffect(() => {
    let wanted = true;
    void turn().then(() => wanted && setThere(true));
    return () => {
      wanted = false;
    };
  }, []);
  return there ? <>{children}</> : null;
}
