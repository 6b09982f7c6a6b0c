"""Facts in, plan out: replay, decide, plan and explain as pure functions. No clock, no I/O."""
