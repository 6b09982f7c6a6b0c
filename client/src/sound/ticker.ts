// Counts outside the page's own thread, whose timers sleep while the page is hidden.

const EVERY_MS = 250;

setInterval(() => postMessage(null), EVERY_MS);
