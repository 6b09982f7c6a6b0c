"""Time in the heart-rate zones of a device."""

from __future__ import annotations

from collections.abc import Sequence

_BELOW_TO_ABOVE = 7


def zones_s(counted: Sequence[float]) -> tuple[float, ...]:
    """Seconds in zone 1 and up; empty when nothing was counted.

    counted: as the device has it. Garmin counts seven, from below zone 1 to above zone 5: what is
    below is in no zone, what is above is of the highest.
    """
    if not any(counted):
        return ()
    if len(counted) != _BELOW_TO_ABOVE:
        return tuple(counted)
    below, *zones, above = counted
    del below
    return (*zones[:-1], zones[-1] + above)
