"""Speed of running as on level ground, so that a climb and a flat mile can be compared."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream
from surefoot.facts.analysis import SPEED_BAND_MPS, SpeedBand

_FASTEST_MPS = 12.0
_STEEPEST = 0.45
_GENTLEST_DESCENT = -0.10
# Energy cost of running uphill by grade in J/kg/m (Minetti and others 2002), over that on the flat.
_COST = np.polynomial.Polynomial([3.6, 19.5, 46.3, -43.3, -30.4, 155.4])


def level_factor(grade_percent: Stream) -> Stream:
    """What a speed on a grade is worth on level ground; 1 where the grade is not known.

    Uphill by the energy it costs. Downhill by a tenth at most (P): going down takes less breath,
    but the legs feel its speed in full.
    """
    grade = np.nan_to_num(grade_percent) / 100.0
    up = _COST(np.clip(grade, 0.0, _STEEPEST)) / _COST(0.0)
    down = 1.0 + np.clip(grade, _GENTLEST_DESCENT, 0.0)
    return np.asarray(up * down)


def bands(level_speed_mps: Stream, running: NDArray[np.bool_]) -> tuple[SpeedBand, ...]:
    """Seconds of running by speed on level ground. level_speed_mps, running: by the second."""
    known = level_speed_mps[running & ~np.isnan(level_speed_mps)]
    place = (np.clip(known, 0.0, _FASTEST_MPS) / SPEED_BAND_MPS).astype(np.int64)
    seconds = np.bincount(place)
    return tuple(
        SpeedBand(from_mps=index * SPEED_BAND_MPS, duration_s=float(seconds[index]))
        for index in np.flatnonzero(seconds).tolist()
    )
