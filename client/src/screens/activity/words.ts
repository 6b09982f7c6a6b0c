// What kinds of activity, ways of moving and sources of numbers are called.

import type { NumberView, SegmentView } from "../../api/activities";
import { later, t } from "../../language";
import { SPORTS, plain } from "../../words";

/** Kinds of a sport that have a name of their own. */
export const BY_GROUND: Record<string, string> = {
  "run trail": later("Trail run"),
  "run treadmill": later("Treadmill run"),
  "run track": later("Track run"),
  "run indoor": later("Indoor run"),
  "run virtual": later("Treadmill run"),
  "walk treadmill": later("Treadmill walk"),
  "bike indoor": later("Indoor ride"),
  "bike virtual": later("Indoor ride"),
  "swim open_water": later("Open-water swim"),
};

export const sportName = (sport: string, sub: string) =>
  t(BY_GROUND[`${sport} ${sub}`] ?? SPORTS[sport] ?? plain(sport));

export const onFoot = (sport: string) => sport === "run" || sport === "walk" || sport === "hike";

export const GAITS: Record<SegmentView["gait"], string> = {
  run: later("Run"),
  walk: later("Walk"),
  stand: later("Stand"),
};

export const SOURCES: Record<NumberView["source"], string> = {
  device: later("from the watch"),
  computed: later("worked out of the recording"),
  corrected: later("corrected: the file's own number cannot be right"),
  missing: later("not in the file"),
};
