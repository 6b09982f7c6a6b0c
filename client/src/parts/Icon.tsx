// Our own icons, drawn on a 24 × 24 grid; always beside a word.

const PATHS = {
  today: "M4 19c3-7 5-10 8-10s4 4 8 10M12 9V4m0 0 4 2-4 2",
  plan: "M5 6h14v14H5zM5 10h14M9 3v4m6-4v4M9 14h2m3 0h1m-6 3h2",
  activities: "M3 18l5-8 3.5 4L15.5 7 21 18zM8 10l1 3",
  progress: "M4 4v16h16M7.5 15.5l4-4.5 3 2.5 5-6.5",
  import: "M12 4v11m0 0-4-4m4 4 4-4M5 17v3h14v-3",
  more: "M5 7h14M5 12h14M5 17h9",
  green: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9 3 3 5-6",
  amber: "M12 4 2.8 19.5h18.4zM12 10v4m0 2.6v.2",
  red: "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM8.5 12h7",
  unknown: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7m0 2.8v.2",
  alert: "M12 4 2.8 19.5h18.4zM12 10v4m0 2.6v.2",
  flare: "M13 2 5 13.5h5.5L10 22l8.5-12H13z",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5m0-8.3v.2",
  check: "m5 12.5 4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6 6 18",
  back: "M14 5l-7 7 7 7",
  next: "M10 5l7 7-7 7",
  run: "M14.5 5.5a1.6 1.6 0 1 0 .01 0M5 12.5l3-3.5 4-1 2.5 3 3.5 1M12 8l-1.5 5.5 3.5 2V20M10.5 13.5 9 17l-4 1.5",
  walk: "M13 4.2a1.6 1.6 0 1 0 .01 0M9 12l1-3.5L13 8l1.5 3 2.5 1.2M12.8 8 12 14l3 2.5.5 4M12 14l-1.5 3L8 20.5",
  strength: "M3 10v4m3-6v8m3-4h6m3-4v8m3-6v4M6 12h3m6 0h3",
  bike: "M6 18.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm12 0a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 15l4-6.5h5L18 15M10 8.5l3 6.5M13 5.5h2.5l1 3",
  cross_training: "M12 20C5.5 15.7 3 12.3 3 8.9a4.5 4.5 0 0 1 9-1.2 4.5 4.5 0 0 1 9 1.2c0 3.4-2.5 6.8-9 11.1ZM6.5 12H10l1.4-2.6 2 4.6 1.3-2h2.8",
  hike: "M12.5 3.2a1.6 1.6 0 1 0 .01 0M8 11l1.5-3.2L12.3 7l1.7 3.2 3 .8M12 7.2 11.5 13l2.8 2.8.7 4.7M11.5 13 10 16.8l-2.5 3.7M17.2 9.5l3 11M7.8 9.5l-4 11",
  swim: "M17.5 7.4a1.8 1.8 0 1 0 .01 0M4.5 13.8l5.3-3.6-2-3.2L13 5.2m-3.2 5 5.4 3.6M3 17c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0 3-1.3 4.5 0 3 1.3 4.5 0M6 20.5c1.3-.8 2.7-.8 4 0s2.7.8 4 0 2.7-.8 4 0",
  aqua_jog: "M12.5 2.6a1.6 1.6 0 1 0 .01 0M12 6.8l-.5 7 3.5 1.4-.6 4.3M11.5 13.8l-2.7 2.4-3.3-.4M8.2 10.2 9 7.8l3-1 1.8 2.6M3 12.2c1.4-1 2.6-1 4 0m9 0c1.8-1.3 3.2-1.3 5 0",
  elliptical: "M3 20.5h18M8.5 3a1.6 1.6 0 1 0 .01 0M8.5 7.2v5.4l3.6 2.6.3 2.6M8.5 12.6l-2 5M8.5 8.2l3.6 2.3 5.2-1M4.5 17.8h11.8M18.4 15.6a2.1 2.1 0 1 0 .01 0M18.5 15.4 17.2 5.5",
  row: "M2.5 19.5h19M8 4.2a1.6 1.6 0 1 0 .01 0M7.6 8.4 6.2 16h-2m2 0 5-3.4 3.6 4M7.4 9.6l4.6 1.5h5.6M19.2 8.9a2.2 2.2 0 1 0 .01 0M19.2 13.3v6.2",
  jump: "M12 2.8a1.6 1.6 0 1 0 .01 0M7 5.2l2.8 3h4.4l2.8-3M12 8.2v4.6l-3.2 1.9 1 3.3M12 12.8l3.2 1.9-1 3.3M6 21h2.5m2.3 0h2.4m2.3 0H18",
  rest: "M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2",
  sent: "M4 12 20 5l-5 15-3-6z",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M8.5 5.5v13m7-13v13",
  plus: "M12 5v14M5 12h14",
  phone: "M7 3.5 10 8l-2 2.5a12 12 0 0 0 5.5 5.5L16 14l4.5 3-1 3.5c-8 .5-16.5-8-16-16z",
  sound: "M4 10v4h3.5L12 18V6L7.5 10zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  silent: "M4 10v4h3.5L12 18V6L7.5 10zM16 10l4 4m0-4-4 4",
  metronome: "M8 4h8l3 16H5zM12 16l5-10M6.2 16h11.6",
  move: "M5 12h14M8 8.5 4.5 12 8 15.5m8-7 3.5 3.5-3.5 3.5M12 5v3m0 8v3",
  road: "M8 20 11 4m5 16L13 4m-1 3v2m0 3v2m0 3v2",
  clinician: "M12 5v14M5 12h14",
} as const;

export type IconName = keyof typeof PATHS;

const KINDS: Record<string, IconName> = {
  run: "run",
  walk: "walk",
  hike: "hike",
  power_walk: "hike",
  bike: "bike",
  swim: "swim",
  aqua_jog: "aqua_jog",
  elliptical: "elliptical",
  row: "row",
  strength: "strength",
  plyometrics: "jump",
};

/** The icon of a sport, a mode of cross-training or a kind of session; a beating heart where it is not said which. */
export const iconOf = (kind: string): IconName => KINDS[kind] ?? "cross_training";

export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      stroke-width="1.9"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
