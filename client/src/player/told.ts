// The pain that is told on the way through a session, whichever kind it is.

import type { Pains } from "../api/facts";

export interface Told {
  pains: Pains; // the worst, by site
  limp: boolean;
  sharp: boolean;
}

/** The worst of what was told before and now. */
export const worse = (before: Told, now: Told): Told => ({
  pains: worst(before.pains, now.pains),
  limp: before.limp || now.limp,
  sharp: before.sharp || now.sharp,
});

function worst(one: Pains, other: Pains): Pains {
  const found = { ...one };
  for (const [site, pain] of Object.entries(other) as [keyof Pains, number][])
    found[site] = Math.max(pain, found[site] ?? 0);
  return found;
}
