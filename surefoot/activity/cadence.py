"""Cadence in steps per minute, from files that count strides, steps or turns of a crank."""

from __future__ import annotations

import numpy as np

from surefoot.activity.model import FOOT_SPORTS, Sport, Stream

# Nobody runs 110 or walks 80 strides a minute for most of an activity: then it is steps already.
_MOST_STRIDES = {"run": 110.0, "walk": 80.0, "hike": 80.0, "other": 110.0}


def steps_per_count(cadence: Stream, sport: Sport) -> float:
    """2 when a file counts strides per minute, 1 when it already counts steps.

    cadence: samples as in the file, any shape; zeros and NaN say nothing.
    A FIT file counts strides, and so do GPX and TCX files of Garmin and Strava, but
    tcx/treadmill_doubled_cadence.tcx counts steps in the same element.
    """
    moving = cadence[cadence > 0]
    if not len(moving):
        return 2.0
    return 2.0 if np.median(moving) <= _MOST_STRIDES.get(sport, np.inf) else 1.0


def counts_steps(sport: Sport) -> bool:
    """Whether cadence means steps: on foot, or when nobody said what sport it was."""
    return sport in FOOT_SPORTS or sport == "other"
