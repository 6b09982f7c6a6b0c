"""Simulated runners, for the demo, for tests and for trying a protocol before a person does."""
