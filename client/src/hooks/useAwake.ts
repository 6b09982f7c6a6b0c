// Keeps the screen on while something plays, where the browser can.

import { useEffect, useState } from "preact/hooks";

/** Whether the screen stays on; null while it need not. */
export function useAwake(wanted: boolean): boolean | null {
  const [held, setHeld] = useState<boolean | null>(null);
  useEffect(() => {
    if (!wanted) return setHeld(null);
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const hold = () => {
      if (document.visibilityState !== "visible") return;
      const asked = "wakeLock" in navigator ? navigator.wakeLock.request("screen") : Promise.reject(new Error());
      asked.then(
        (given) => {
          if (gone) void given.release();
          else {
            lock = given;
            setHeld(true);
          }
        },
        () => setHeld(false),
      );
    };
    hold();
    document.addEventListener("visibilitychange", hold); // a hidden page loses it
    return () => {
      gone = true;
      document.removeEventListener("visibilitychange", hold);
      void lock?.release();
    };
  }, [wanted]);
  return held;
}
