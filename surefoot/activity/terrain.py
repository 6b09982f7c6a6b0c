"""A guess at technical ground, from how the runner moved on it. Grade P throughout."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream, SubSport
from surefoot.facts.analysis import TechnicalGuess, TerrainSign

_DESCENT_PERCENT = (-25.0, -5.0)
_STEEP_DESCENT_PERCENT = -15.0
_STEEP_DESCENT_S = 60
_FLAT_PERCENT = 2.0
_LEAST_FLAT_S = 60
_SLOW_SHARE = 0.85
_UNEVEN_SPM = 7.0
_UNEVEN_WINDOW_S = 20
_LEAST_SIGN_S = 120


def technical(
    grade_percent: Stream,
    speed_mps: Stream,
    cadence_spm: Stream,
    running: NDArray[np.bool_],
    sub_sport: SubSport,
) -> TechnicalGuess | None:
    """A guess from by-the-second arrays; None when neither grade nor cadence is known.

    On smooth ground a runner goes faster down than on the flat, at an even cadence. Who goes down
    slower than 85 % of the flat, or whose steps vary by 7 a minute within 20 s, is probably looking
    for places to put the feet.
    """
    uneven = _spread(np.where(running & (cadence_spm > 0), cadence_spm, np.nan)) > _UNEVEN_SPM
    flat = running & (np.abs(grade_percent) <= _FLAT_PERCENT) & ~np.isnan(speed_mps)
    low, high = _DESCENT_PERCENT
    slow = np.zeros(len(running), dtype=np.bool_)
    if flat.sum() >= _LEAST_FLAT_S:
        usual_mps = float(np.median(speed_mps[flat]))
        slow = running & (grade_percent >= low) & (grade_percent < high)
        slow &= speed_mps < _SLOW_SHARE * usual_mps
    if np.isnan(grade_percent).all() and np.isnan(cadence_spm).all():
        return None
    signs: list[TerrainSign] = []
    if sub_sport == "trail":
        signs.append("device_says_trail")
    if (running & (grade_percent < _STEEP_DESCENT_PERCENT)).sum() >= _STEEP_DESCENT_S:
        signs.append("steep_descent")
    if slow.sum() >= _LEAST_SIGN_S:
        signs.append("slow_descent")
    if uneven.sum() >= _LEAST_SIGN_S:
        signs.append("uneven_steps")
    seen = "slow_descent" in signs or "uneven_steps" in signs
    return TechnicalGuess(
        likely=seen and len(signs) > 1,
        duration_s=float((slow | uneven).sum()),
        signs=tuple(signs),
    )


def _spread(cadence_spm: Stream) -> Stream:
    """Standard deviation of cadence over 20 s; NaN while a sample in it is missing."""
    window = np.ones(_UNEVEN_WINDOW_S) / _UNEVEN_WINDOW_S
    if len(cadence_spm) < _UNEVEN_WINDOW_S:
        return np.full(len(cadence_spm), np.nan)
    mean = np.convolve(cadence_spm, window, mode="same")
    square = np.convolve(cadence_spm**2, window, mode="same")
    return np.sqrt(np.maximum(square - mean**2, 0.0))
