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
  cross_training: "M6 18.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm12 0a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM6 15l4-6.5h5L18 15M10 8.5l3 6.5M13 5.5h2.5l1 3",
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
