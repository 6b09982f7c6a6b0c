"""Cadence in steps per minute, from files that count strides, steps or turns of a crank."""

from __future__ import annotations

import numpy as np

from surefoot.activity.model import FOOT_SPORTS, Sport, Stream
from surefoot.facts.phrase import phrase

STRIDES = 2.0
"""A FIT file counts strides, and so do GPX and TCX files of Garmin and Strava."""

# Nobody runs 110 or walks 80 strides a minute for most of an activity: then it is steps already.
_MOST_STRIDES = {"run": 110.0, "walk": 80.0, "hike": 80.0, "other": 110.0}

_SURELY_RUNNING_MPS = 2.4
_SLOWEST_RUNNING_SPM, _FASTEST_RUNNING_SPM = 125.0, 225.0
_LEAST_SAMPLES = 20
_OTHER_COUNTS = (1.0, 4.0, 0.5)
_SLACK_SHARE = 0.2


def steps_per_count(cadence: Stream, speed_mps: Stream | None, sport: Sport) -> float:
    """Steps for each count of a file: 2 strides, 1 steps, 4 halved strides, 0.5 doubled steps.

    cadence, speed_mps: samples as in the file, of one shape; zeros and NaN say nothing.
    At a speed that nobody walks a runner makes 125 to 225 steps a minute. Where no sample is so
    fast the usual counts of the sport decide (tcx/treadmill_doubled_cadence.tcx counts steps in the
    element where others count strides).
    """
    moving = cadence > 0
    if not moving.any():
        return STRIDES
    if speed_mps is not None and sport in ("run", "other"):
        running = moving & (speed_mps >= _SURELY_RUNNING_MPS)
        if running.sum() >= _LEAST_SAMPLES:
            usual = float(np.median(cadence[running]))
            for factor in (STRIDES, *_OTHER_COUNTS):
                if _SLOWEST_RUNNING_SPM <= factor * usual <= _FASTEST_RUNNING_SPM:
                    return factor
    usual = float(np.median(cadence[moving]))
    return STRIDES if usual <= _MOST_STRIDES.get(sport, np.inf) else 1.0


def average_spm(
    written: float, mean_spm: float, stepping_spm: float, factor: float
) -> float | None:
    """The average that a device wrote, in steps per minute; None when no count of it fits.

    mean_spm, stepping_spm: that of the samples, with and without standing: a summary takes either,
    and may count otherwise than the samples do.
    """
    for each in (factor, STRIDES, *_OTHER_COUNTS):
        if mean_spm * (1 - _SLACK_SHARE) <= written * each <= stepping_spm * (1 + _SLACK_SHARE):
            return written * each
    return None


def correction(factor: float) -> str | None:
    """What a person should know about a file that does not count strides; None when it does."""
    if factor == 1.0:
        return phrase("Cadence was already in steps per minute and was not doubled.")
    if factor > STRIDES:
        return phrase("Cadence was half of what the speed tells and was doubled.")
    if factor < 1.0:
        return phrase("Cadence was twice what the speed tells and was halved.")
    return None


def counts_steps(sport: Sport) -> bool:
    """Whether cadence means steps: on foot, or when nobody said what sport it was."""
    return sport in FOOT_SPORTS or sport == "other"
