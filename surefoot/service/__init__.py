"""Use cases: the only room where a clock, a store and the engine meet."""
