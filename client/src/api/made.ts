/** Header of an answer that the service worker had kept: when it was made, ISO 8601. */
export const MADE = "surefoot-made";
/** The channel on which the worker tells that an answer came after a kept one was given out. */
export const LATE = "surefoot.late";
export type Late = "same" | "newer";
/** Where the worker keeps them. */
export const KEPT_ANSWERS = "surefoot-answers";
