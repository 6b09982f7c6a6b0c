"""How steep the ground was: the grade of each span, and metres and minutes by grade."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.measure import running_median
from surefoot.activity.model import Activity, Stream
from surefoot.activity.motion import Motion
from surefoot.facts.analysis import MISSING, GradeBand, Measured

BAND_PERCENT = 5.0
STEEPEST_BAND_PERCENT = 30.0
STEEP_PERCENT = 10.0
SLOPING_PERCENT = 3.0

_CELL_M = 5.0
_HALF_WINDOW_CELLS = 6
"""A grade is the line through 65 m of ground: what a runner feels, longer than GPS heights jump."""
_LONGEST_BRIDGE_CELLS = 20
_FARTHEST_M = 1_000_000.0


def grade_percent(activity: Activity, motion: Motion) -> Stream:
    """Rise per distance of each span in percent, NaN where it is not known.

    A treadmill's watch knows no grade: whatever its barometer says is the weather.
    """
    nothing = np.full(len(motion.metres), np.nan)
    elevation = activity.stream("elevation_m")
    along = activity.stream("distance_m")
    if elevation is None or along is None or activity.sub_sport in ("treadmill", "virtual"):
        return nothing
    known = ~(np.isnan(elevation) | np.isnan(along))
    if known.sum() < 2:
        return nothing
    at_m = np.maximum.accumulate(along[known])
    if at_m[-1] - at_m[0] > _FARTHEST_M:
        return nothing
    slopes = _slopes(at_m - at_m[0], elevation[known])
    if slopes is None:
        return nothing
    middle_m = np.nan_to_num(motion.middle_m - at_m[0], nan=-1.0)
    cell = np.floor(middle_m / _CELL_M).astype(np.int64)
    inside = (cell >= 0) & (cell < len(slopes))
    found = np.where(inside, slopes[np.clip(cell, 0, len(slopes) - 1)], np.nan)
    return np.where(np.isnan(motion.metres), np.nan, found)


def _slopes(at_m: Stream, elevation_m: Stream) -> Stream | None:
    """Grade in percent of every 5 m of the way; None when it is shorter than the window.

    The elevations of 5 m are averaged first, so that what a barometer drifts while its runner
    stands still tilts nothing.
    """
    cell = np.floor(at_m / _CELL_M).astype(np.int64)
    cells = int(cell[-1]) + 1
    if cells < 2 * _HALF_WINDOW_CELLS + 1:
        return None
    count = np.bincount(cell, minlength=cells)
    filled = np.flatnonzero(count)
    heights = running_median(
        np.bincount(cell, elevation_m, minlength=cells)[filled] / count[filled]
    )
    line = np.interp(np.arange(cells), filled, heights)
    half = _HALF_WINDOW_CELLS
    weights = np.arange(-half, half + 1, dtype=np.float64)
    padded = np.pad(line, half, mode="reflect", reflect_type="odd")
    rise = np.convolve(padded, weights[::-1], mode="valid") / (weights @ weights)
    slopes = 100.0 * rise / _CELL_M
    wide = np.flatnonzero(np.diff(filled) > _LONGEST_BRIDGE_CELLS)
    for gap in wide.tolist():
        slopes[filled[gap] + 1 : filled[gap + 1]] = np.nan
    return np.asarray(slopes)


def bands(motion: Motion, grade: Stream) -> tuple[GradeBand, ...]:
    """Metres and seconds in motion by grade, in bands of 5 %, open above +30 % and below -30 %.

    Together they are the metres in motion whose grade is known.
    """
    use = motion.counted & ~np.isnan(grade)
    edges = np.arange(-STEEPEST_BAND_PERCENT, STEEPEST_BAND_PERCENT + 1, BAND_PERCENT)
    place = np.searchsorted(edges, grade[use], side="right")
    metres = np.bincount(place, motion.metres[use], minlength=len(edges) + 1)
    seconds = np.bincount(place, motion.seconds[use], minlength=len(edges) + 1)
    limits = [None, *edges.tolist(), None]
    return tuple(
        GradeBand(
            from_percent=limits[index],
            to_percent=limits[index + 1],
            distance_m=round(float(metres[index]), 1),
            duration_s=round(float(seconds[index]), 1),
        )
        for index in range(len(edges) + 1)
        if metres[index] > 0
    )


def over(motion: Motion, grade: Stream, chosen: NDArray[np.bool_]) -> tuple[Measured, Measured]:
    """Metres and seconds in motion on chosen spans; missing when no grade is known at all."""
    known = motion.counted & ~np.isnan(grade)
    if not known.any():
        return MISSING, MISSING
    use = known & chosen
    return computed(float(motion.metres[use].sum())), computed(float(motion.seconds[use].sum()))


def computed(value: float | None) -> Measured:
    """A computed number to a tenth; missing for None and NaN."""
    if value is None or np.isnan(value):
        return MISSING
    return Measured(value=round(value, 1), source="computed")
