"""Cadence where nothing but pace moves it: steady running on flat ground, by pace."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream
from surefoot.facts.analysis import SPEED_BAND_MPS, CadenceBand

FLAT_PERCENT = 2.0
"""Less rise or fall than this is flat (P)."""
WITHOUT_GRADE = ("treadmill", "virtual")
"""A belt has no measured grade and counts as flat (P): runners seldom tilt it far."""
_WINDOW_S = 15
AROUND_S = 61
"""Seconds over which a steady pace is judged (P)."""
_STEADY_SHARE = 0.1
_SHORTEST_S = 30
_LEAST_SPM, _MOST_SPM = 100, 260


def flat_cadence(
    cadence_spm: Stream,
    speed_mps: Stream,
    around_mps: Stream,
    grade_percent: Stream,
    running: NDArray[np.bool_],
    sub_sport: str | None,
) -> tuple[CadenceBand, ...]:
    """Seconds by cadence and pace; empty when the streams do not tell.

    All by the second, shape (n,), NaN where unknown. speed_mps: over 15 s; around_mps: over a
    minute. A second counts when it lies within half a minute or more of running on flat ground
    whose pace stays within a tenth of that of the minute around it (P).
    """
    flat = np.abs(grade_percent) < FLAT_PERCENT
    if sub_sport in WITHOUT_GRADE:
        flat = np.ones(len(running), dtype=np.bool_)
    steady = np.abs(speed_mps - around_mps) <= _STEADY_SHARE * around_mps
    stepping = (cadence_spm >= _LEAST_SPM) & (cadence_spm <= _MOST_SPM)
    use = _long_enough(running & flat & steady & stepping & (speed_mps > 0))
    smooth = _smooth(np.where(use, cadence_spm, np.nan))
    place = (speed_mps[use] / SPEED_BAND_MPS).astype(np.int64)
    steps = np.rint(smooth[use]).astype(np.int64)
    return tuple(
        CadenceBand(from_mps=index * SPEED_BAND_MPS, seconds=_by_cadence(steps[place == index]))
        for index in np.unique(place).tolist()
    )


def _by_cadence(steps: NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    values, counts = np.unique(steps, return_counts=True)
    return tuple(zip(values.tolist(), counts.tolist(), strict=True))


def _long_enough(use: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The seconds of stretches that last half a minute."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], use, [False]]).astype(np.int8)))
    kept = np.zeros(len(use), dtype=np.bool_)
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        kept[first:last] = last - first >= _SHORTEST_S
    return kept


def _smooth(values: Stream) -> Stream:
    """Mean of the known values of 15 s around each second: a watch counts in steps of two."""
    window = np.ones(_WINDOW_S)
    known = ~np.isnan(values)
    if len(values) < _WINDOW_S:
        return values
    total = np.convolve(np.where(known, values, 0.0), window, mode="same")
    return np.asarray(total / np.maximum(np.convolve(known, window, mode="same"), 1.0))
