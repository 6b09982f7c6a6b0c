"""What is fast for this runner: their easy speed, and the fast minutes of an activity."""

from collections.abc import Iterable, Sequence
from statistics import median

from surefoot.engine.limits import Limits
from surefoot.facts.analysis import SPEED_BAND_MPS, Analysis
from surefoot.facts.types import ActivityImported, Profile

_LEAST_RUNS = 3
RUNS_LOOKED_AT = 12
"""So many of the last runs tell the easy speed of a runner whose profile does not (P)."""


def level_speeds_mps(activities: Iterable[ActivityImported]) -> list[float]:
    """The usual running speed on level ground of each activity that tells it, in m/s."""
    return [
        told.level_speed_mps.value
        for activity in activities
        if (told := activity.analysis) is not None and told.level_speed_mps.value is not None
    ]


def easy_speed_mps(profile: Profile | None, speeds_mps: Sequence[float]) -> float | None:
    """The runner's easy speed on level ground, in m/s; None when nothing tells it.

    That of the weeks before the injury where the profile has minutes and metres, else the median
    of the speeds of the last runs (`level_speeds_mps`), three at least.
    """
    if profile is not None:
        metres, minutes = profile.baseline.run_m_per_week, profile.baseline.run_min_per_week
        if metres and minutes:
            return metres / (minutes * 60)
    return median(speeds_mps) if len(speeds_mps) >= _LEAST_RUNS else None


def fast_min(analysis: Analysis | None, easy_mps: float | None, limits: Limits) -> float | None:
    """Minutes of running faster than easy by the share `fast_share`; None when that is unknown.

    A band of speeds that the limit cuts counts by the part above it.
    """
    if analysis is None or not analysis.speeds or easy_mps is None:
        return None
    limit_mps = easy_mps * limits["fast_share"]
    seconds = 0.0
    for band in analysis.speeds:
        above = (band.from_mps + SPEED_BAND_MPS - limit_mps) / SPEED_BAND_MPS
        seconds += band.duration_s * min(max(above, 0.0), 1.0)
    return seconds / 60
