"""Clips of a runner: received, measured by a process of their own, kept as the runner chose."""
