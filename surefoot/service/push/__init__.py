"""Web Push with own keys: what may be sent and when, to which devices, and how it is sealed."""
