"""The honest range for the way back to full training, from the growth formula (decision model §10).

Not a forecast of healing: it is how long the plan's own steps take when reports allow each of them
(low), and with the slower growth and a lost week in four (high). It rests on the caps alone.
"""

from typing import NamedTuple

from surefoot.engine.gates import baseline_min
from surefoot.engine.ledger import Runner
from surefoot.engine.limits import Limits
from surefoot.engine.standing import Standing
from surefoot.knowledge.index import Index

_CALM_WEEKS = 1
_REBUILD_WEEKS = 2
_FULL = 0.9
_LOST_WEEKS = 1.25
_WEEKS_MOST = 520


class Range(NamedTuple):
    """Weeks from now, both ends included."""

    low: int
    high: int


def weeks_to_full(index: Index, runner: Runner, standing: Standing) -> Range:
    """Weeks from where the runner stands to the gate of full training (P6)."""
    if standing.phase >= 6:
        return Range(0, 0)
    low = _weeks_before_running(index, standing, greens=1)
    low += _weeks_running(index, runner, standing, streak=True)
    high = _weeks_before_running(index, standing, greens=2)
    high += _weeks_running(index, runner, standing, streak=False)
    return Range(low, max(low + 2, round(high * _LOST_WEEKS) + 2))


def _weeks_before_running(index: Index, standing: Standing, *, greens: int) -> int:
    """Calming, rebuilding and the walk-run ladder: `greens` sessions a level, three a week."""
    weeks = 0
    if standing.phase == 0:
        weeks += _CALM_WEEKS
    if standing.phase <= 1:
        weeks += _REBUILD_WEEKS
    if standing.phase <= 2:
        top = max(index.rungs)
        level = standing.level if standing.phase == 2 else 1
        sessions = (top - level + 1) * greens
        weeks += -(-sessions // index.phases["P2"].runs)
    return weeks


def _weeks_running(index: Index, runner: Runner, standing: Standing, *, streak: bool) -> int:
    """Build weeks and deloads from continuous running to 90 % of volume and climb, one lever a
    week; what opens in between (hills, speed, technical, a fourth run) takes a week each, and
    descent keeps up in the slower case."""
    limits = runner.limits
    usual = baseline_min(runner)
    volume = standing.volume_min if standing.phase >= 3 else min(60.0, usual * _FULL)
    levers = standing.levers
    ascent = levers.ascent
    descent = levers.descent
    openings = _openings(standing)
    green_weeks = standing.green_weeks
    every = limits.whole("deload_every_weeks")
    weeks = 0
    while (volume < _FULL * usual or ascent < _FULL) and weeks < _WEEKS_MOST:
        weeks += 1
        green_weeks += 1
        if weeks % every == 0 and volume >= limits["deload_from_share"] * usual:
            continue
        share = volume / usual
        if share < 0.45:
            volume = _grown(limits, volume, green_weeks if streak else 0)
        elif openings:
            openings -= 1
            ascent = max(ascent, limits["ascent_first_share"])
        elif not streak and descent < min(ascent, share) - limits["descent_lag"]:
            descent += limits["descent_step"] if descent else limits["descent_first_share"]
        elif share <= ascent or ascent >= 1:
            volume = _grown(limits, volume, green_weeks if streak else 0)
        else:
            ascent += limits["ascent_step"]
    return weeks + openings


def _openings(standing: Standing) -> int:
    """Weeks that go to entering phases and opening levers that are still closed."""
    levers = standing.levers
    closed = (levers.ascent == 0, levers.fast_min == 0, levers.technical_min == 0, levers.runs < 4)
    return sum(closed) + (1 if standing.phase < 3 else 0)


def _grown(limits: Limits, volume: float, green_weeks: int) -> float:
    """One growth step of the week (decision model §7.2), minutes."""
    fast = green_weeks >= limits.whole("green_weeks_for_streak")
    rise = volume * limits["week_growth_streak" if fast else "week_growth"]
    if volume < limits["small_week_min"]:
        rise = max(rise, limits["week_growth_floor_min"])
    return min(volume + rise, volume * limits["week_ratio_most"])
