// What could not be had is asked for again by itself: soon, then ever more rarely.

import { useEffect, useRef } from "preact/hooks";
import type { Failure } from "../api/http";

const FIRST_MS = 1000;
const MOST_MS = 30_000;

/** How long to wait after so many tries in vain, in ms. */
export const pauseAfter = (tries: number) => Math.min(MOST_MS, FIRST_MS * 2 ** tries);

/** Calls again while a failure may pass; each try in vain is a failure of its own. Not while nobody
 * looks: the app asks for everything when it is looked at again. */
export function useRetry(failure: Failure | null, again: () => void): void {
  const tries = useRef(0);
  useEffect(() => {
    if (!failure) tries.current = 0;
    if (!failure?.passing) return;
    const timer = setTimeout(() => document.visibilityState === "visible" && again(), pauseAfter(tries.current++));
    return () => clearTimeout(timer);
  }, [failure]);
}
