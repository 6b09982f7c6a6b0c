// A drawing that a finger, a mouse and the arrow keys walk through; what is there is read out.

import type { ComponentChildren, RefObject } from "preact";

interface Props {
  name: string;
  /** The place that is looked at; -1 for none. */
  at: number;
  count: number;
  says: string;
  go: (place: number) => void;
  /** The place so many on from this one. */
  on: (from: number, by: number) => number;
  /** The place under a finger, from the left edge of the drawing. */
  under: (x: number) => number;
  frame?: RefObject<HTMLDivElement | null>;
  children: ComponentChildren;
}

const FAR = 10;

export function Walkable({ name, at, count, says, go, on, under, frame, children }: Props) {
  const press = (event: KeyboardEvent) => {
    const far = event.shiftKey ? FAR : 1;
    const moves: Record<string, () => number> = {
      ArrowRight: () => on(at, at < 0 ? 0 : far),
      ArrowUp: () => on(at, at < 0 ? 0 : far),
      ArrowLeft: () => on(at, -far),
      ArrowDown: () => on(at, -far),
      PageUp: () => on(at, FAR),
      PageDown: () => on(at, -FAR),
      Home: () => on(0, 0),
      End: () => on(count - 1, 0),
      Escape: () => -1,
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    go(move());
  };
  const point = (event: PointerEvent) => {
    if (event.type === "pointermove" && event.pointerType !== "mouse" && event.buttons === 0) return;
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    go(under(event.clientX - box.left));
  };
  return (
    <div
      ref={frame}
      class="walkable"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.max(count - 1, 0)}
      aria-valuenow={Math.max(at, 0)}
      aria-valuetext={says}
      onKeyDown={press}
      onPointerDown={point}
      onPointerMove={point}
    >
      {children}
    </div>
  );
}
