// What can be chosen in the player.

import { later } from "../../language";

export const SIDES = [
  [later("Left side"), "left"],
  [later("Right side"), "right"],
] as const;

export const SOUNDS = [
  [later("Beeps"), "beeps"],
  [later("A voice"), "voice"],
  [later("Silence"), "silent"],
] as const;

export const REASONS = [
  [later("It hurts"), "pain"],
  [later("Too tired"), "tired"],
  [later("No time"), "time"],
  [later("Something is missing for it"), "equipment"],
  [later("Another reason"), "other"],
] as const;
