// Dragging a session to another day: at once with a mouse, after a hold on a touch screen, so that a
// swipe still scrolls. What it was dropped on is told; what becomes of it is asked elsewhere.

import { useEffect, useRef, useState } from "preact/hooks";
import type { SessionView } from "../../api/views";

const HOLD_MS = 350;
const SLOP_PX = 8; // less is a tap
const EDGE_PX = 90;
const SCROLL_PX = 10;

interface Grip {
  session: SessionView;
  x: number;
  y: number;
  touch: boolean;
  dragging: boolean;
  over: string | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  chip: HTMLElement;
  shadow: HTMLElement | null;
}

export interface Drag {
  held: string; // id of the session that is dragged; '' for none
  over: string; // the day below it; '' for none
  handles: (session: SessionView) => {
    onPointerDown: (event: PointerEvent) => void;
    onClickCapture: (event: MouseEvent) => void;
    onContextMenu: (event: Event) => void;
  };
}

export function useDrag(dropped: (session: SessionView, day: string) => void): Drag {
  const [held, setHeld] = useState("");
  const [over, setOver] = useState("");
  const grip = useRef<Grip | null>(null);
  const wasDragged = useRef(false);
  const take = useRef<(now: Grip) => void>(() => undefined);
  const drop = useRef(dropped);
  drop.current = dropped;

  useEffect(() => {
    let frame = 0;
    const begin = (now: Grip) => {
      now.dragging = true;
      wasDragged.current = true;
      now.shadow = shadowOf(now.chip);
      setHeld(now.session.id);
      place(now, now.x, now.y);
      frame = requestAnimationFrame(roll);
    };
    const place = (now: Grip, x: number, y: number) => {
      now.x = x;
      now.y = y;
      now.shadow?.style.setProperty("transform", `translate(${x + 8}px, ${y + 8}px)`);
      const day = dayAt(x, y);
      now.over = day;
      setOver(day && day !== now.session.date ? day : "");
    };
    const roll = () => {
      const now = grip.current;
      if (!now?.dragging) return;
      const by = now.y < EDGE_PX ? -SCROLL_PX : now.y > innerHeight - EDGE_PX ? SCROLL_PX : 0;
      if (by) {
        scrollBy(0, by);
        place(now, now.x, now.y);
      }
      frame = requestAnimationFrame(roll);
    };
    const end = () => {
      const now = grip.current;
      grip.current = null;
      cancelAnimationFrame(frame);
      clearTimeout(now?.timer);
      now?.shadow?.remove();
      setHeld("");
      setOver("");
      // The click that follows a drag is no tap; one that never comes must not eat the next.
      setTimeout(() => (wasDragged.current = false), 50);
      return now;
    };
    const move = (event: PointerEvent) => {
      const now = grip.current;
      if (!now) return;
      if (now.dragging) return place(now, event.clientX, event.clientY);
      if (Math.hypot(event.clientX - now.x, event.clientY - now.y) < SLOP_PX) return;
      if (now.touch) end();
      else begin(now);
    };
    const up = () => {
      const now = end();
      if (now?.dragging && now.over && now.over !== now.session.date) drop.current(now.session, now.over);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && grip.current?.dragging) {
        event.preventDefault();
        end();
      }
    };
    const still = (event: TouchEvent) => {
      if (grip.current?.dragging) event.preventDefault(); // no scrolling under a held session
    };
    const cancel = () => {
      if (grip.current) end();
    };
    take.current = begin;
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", cancel);
    addEventListener("keydown", leave);
    addEventListener("touchmove", still, { passive: false });
    return () => {
      end();
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", cancel);
      removeEventListener("keydown", leave);
      removeEventListener("touchmove", still);
    };
  }, []);

  const handles = (session: SessionView) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || grip.current) return;
      const touch = event.pointerType !== "mouse";
      const chip = event.currentTarget as HTMLElement;
      const now: Grip = {
        session,
        x: event.clientX,
        y: event.clientY,
        touch,
        dragging: false,
        over: null,
        timer: undefined,
        chip,
        shadow: null,
      };
      if (touch) now.timer = setTimeout(() => take.current(now), HOLD_MS);
      if (chip.hasPointerCapture?.(event.pointerId)) chip.releasePointerCapture(event.pointerId);
      grip.current = now;
    },
    onClickCapture: (event: MouseEvent) => {
      if (!wasDragged.current) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu: (event: Event) => {
      if (grip.current?.touch) event.preventDefault(); // a long press drags
    },
  });
  return { held, over, handles };
}

const dayAt = (x: number, y: number) =>
  document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-day]")?.dataset.day ?? null;

/** A picture of the session that follows the pointer. */
function shadowOf(chip: HTMLElement): HTMLElement {
  const shadow = chip.cloneNode(true) as HTMLElement;
  shadow.classList.add("entry-shadow");
  shadow.setAttribute("aria-hidden", "true");
  shadow.tabIndex = -1;
  shadow.style.setProperty("width", `${Math.min(chip.offsetWidth, 240)}px`);
  document.body.append(shadow);
  return shadow;
}
