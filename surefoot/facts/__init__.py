"""The fact types, units and ids: what happened or was said, and nothing derived from it."""
