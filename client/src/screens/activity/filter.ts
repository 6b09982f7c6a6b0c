// Which activities are asked for.

export interface Filter {
  words: string;
  sport: string;
  since: string; // as it was chosen: '' for always, a number of days, "days" for the two below
  first: string; // a day; '' for any
  last: string;
  least_km: number | null;
  doubtful: boolean;
}

export const ANYTHING: Filter = { words: "", sport: "", since: "", first: "", last: "", least_km: null, doubtful: false };

/** How many filters choose; words are seen by themselves. */
export const filtering = ({ sport, first, last, least_km, doubtful }: Filter) =>
  [sport, first || last, least_km, doubtful].filter(Boolean).length;

/** The address of the list that fits. */
export function asked({ words, sport, first, last, least_km, doubtful }: Filter, most: number): string {
  const wanted: Record<string, string> = {
    most: String(most),
    words: words.trim(),
    sport,
    first_day: first,
    last_day: last,
    least_m: least_km === null ? "" : String(Math.round(least_km * 1000)),
    doubtful: doubtful ? "true" : "",
  };
  const told = Object.entries(wanted).filter(([, value]) => value !== "");
  return `activities?${new URLSearchParams(told)}`;
}
