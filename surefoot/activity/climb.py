"""Metres of ascent and descent, from elevations that jump about."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surefoot.activity.measure import running_median
from surefoot.activity.model import Stream

CLIMB_THRESHOLD_M = 3.0
"""The smallest turn that counts. With it the sums of 20 watches with a barometer come out as the
devices wrote them: 1.01 of theirs in the median, 7 % apart on average (2 m: 1.04, 5 m: 0.97)."""

_NOISE_TO_THRESHOLD = 4.0
_LARGEST_THRESHOLD_M = 10.0
_STRETCH = 4096
_SD_OF_SECOND_DIFFERENCE = 6.0**0.5
_SD_OF_MEDIAN_DEVIATION = 1.4826


def climb_m(elevation_m: Stream) -> tuple[float, float] | None:
    """Ascent and descent in m, both >= 0; None with fewer than two elevations.

    A running median takes single spikes away; then every rise and fall between two turns counts in
    full, where a turn is confirmed once the way back exceeds the threshold, so that the noise of a
    flat run adds nothing.
    """
    known = elevation_m[~np.isnan(elevation_m)]
    if len(known) < 2:
        return None
    turns = np.diff(_turns(running_median(known), _threshold_m(known)))
    return float(turns[turns > 0].sum()), float(np.abs(turns[turns < 0]).sum())


def _turns(elevations: Stream, threshold_m: float) -> list[float]:
    """The elevations at which up turns to down or down to up, the first and last one included."""
    turns: list[float] = []
    low = high = float(elevations[0])
    rising = falling = False
    for elevation in _one_by_one(elevations):
        if elevation > high:
            high = elevation
        if elevation < low:
            low = elevation
        if not falling and high - elevation >= threshold_m:
            turns.append(high)
            rising, falling, low = False, True, elevation
        elif not rising and elevation - low >= threshold_m:
            turns.append(low)
            rising, falling, high = True, False, elevation
    if rising or falling:
        turns.append(high if rising else low)
    return turns


def _one_by_one(values: Stream) -> Iterator[float]:
    """The values as Python's own floats, of which a whole stream would fill much memory."""
    for first in range(0, len(values), _STRETCH):
        yield from values[first : first + _STRETCH].tolist()


def _threshold_m(elevation_m: Stream) -> float:
    """The smallest turn to count, in m: more for a noisier source, as GPS heights are.

    The noise is read from how far each elevation lies off the line through its neighbours.
    """
    bends = np.abs(np.diff(elevation_m, n=2))
    if not len(bends):
        return CLIMB_THRESHOLD_M
    noise_m = float(np.median(bends)) * _SD_OF_MEDIAN_DEVIATION / _SD_OF_SECOND_DIFFERENCE
    return float(np.clip(_NOISE_TO_THRESHOLD * noise_m, CLIMB_THRESHOLD_M, _LARGEST_THRESHOLD_M))


def highest_rise_m(elevation_m: Stream) -> float | None:
    """How far the highest point lies above the first, a bound that any ascent must reach."""
    known = elevation_m[~np.isnan(elevation_m)]
    if len(known) < 2:
        return None
    smooth = running_median(known)
    return float(smooth.max() - smooth[0])
