/** Header of an answer that the service worker had kept: when it was made, ISO 8601. */
export const MADE = "surefoot-made";
/** Where the worker keeps them. */
export const KEPT_ANSWERS = "surefoot-answers";
