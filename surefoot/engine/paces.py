"""What is fast for this runner: their easy speed, and the fast minutes of an activity."""

from collections.abc import Sequence
from statistics import median

from surefoot.engine.limits import Limits
from surefoot.facts.analysis import SPEED_BAND_MPS, Analysis
from surefoot.facts.types import ActivityImported, Profile

_LEAST_RUNS = 3


def easy_speed_mps(profile: Profile | None, runs: Sequence[ActivityImported]) -> float | None:
    """The runner's easy speed on level ground, in m/s; None when nothing tells it.

    That of the weeks before the injury where the profile has minutes and metres, else the median
    of the runs given, three at least.
    """
    if profile is not None:
        metres, minutes = profile.baseline.run_m_per_week, profile.baseline.run_min_per_week
        if metres and minutes:
            return metres / (minutes * 60)
    known = [
        run.analysis.level_speed_mps.value
        for run in runs
        if run.analysis is not None and run.analysis.level_speed_mps.value is not None
    ]
    return median(known) if len(known) >= _LEAST_RUNS else None


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
