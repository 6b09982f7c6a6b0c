// What can be chosen in the player.

import { later } from "../../language";
import type { Sound } from "../../player/useSignals";
import { canSpeak } from "../../sound/signals";

export const SIDES = [
  [later("Left side"), "left"],
  [later("Right side"), "right"],
] as const;

const SOUNDS: [string, Sound][] = [
  [later("Beeps"), "beeps"],
  [later("A voice"), "voice"],
  [later("Silence"), "silent"],
];

export const sounds = () => SOUNDS.filter(([, sound]) => sound !== "voice" || canSpeak());

export const REASONS = [
  [later("It hurts"), "pain"],
  [later("Too tired"), "tired"],
  [later("No time"), "time"],
  [later("Something is missing for it"), "equipment"],
  [later("Another reason"), "other"],
] as const;
