"""The running year: the season of a day, and the lighter weeks after a race.

A view of the plan. Where it binds it only takes away: two lighter, level and easy weeks after a
race, and no fast running for some weeks after those (R-D001, R-A234, R-A239, R-A286; lengths P).
"""

from surefoot.engine.ledger import Runner
from surefoot.engine.standing import Standing
from surefoot.knowledge.beside_schema import SeasonId

_RUNNING = 3
_FULL = 6


def days_since_race(runner: Runner, day: int) -> int | None:
    """Days since the last race, whichever profile named it; None without one before the day."""
    goal = None if runner.profile is None else runner.profile.goal
    named = (runner.raced, None if goal is None else goal.on.toordinal())
    past = [race for race in named if race is not None and race < day]
    return day - max(past) if past else None


def recovering(runner: Runner, day: int) -> bool:
    """Whether a day lies in the lighter weeks after a race; the next race changes nothing there."""
    since = days_since_race(runner, day)
    return since is not None and since <= runner.limits.whole("race_recovery_days")


def resting_from_race(runner: Runner, day: int) -> bool:
    """Whether a day is one of the first after a race, without running."""
    since = days_since_race(runner, day)
    return since is not None and since <= runner.limits.whole("race_rest_days")


def between_races(runner: Runner, phase: int, day: int) -> bool:
    """Whether a day lies in the weeks without fast running after the recovery from a race; only a
    runner in full training has such weeks, the others are still on their way back. A race ahead
    ends them."""
    since = days_since_race(runner, day)
    goal = None if runner.profile is None else runner.profile.goal
    ahead = goal is not None and goal.on.toordinal() >= day
    if since is None or phase < _FULL or ahead:
        return False
    first = runner.limits.whole("race_recovery_days")
    return first < since <= first + runner.limits.whole("off_season_days")


def of_day(runner: Runner, standing: Standing, day: int) -> SeasonId:
    """The season that a day belongs to, for a runner who stands there."""
    goal = None if runner.profile is None else runner.profile.goal
    if standing.phase < _RUNNING:
        return "way_back"
    if recovering(runner, day):
        return "recovery"
    if between_races(runner, standing.phase, day):
        return "off_season"
    if goal is not None:
        ahead = goal.on.toordinal() - day
        if 0 <= ahead <= runner.limits.whole("taper_days"):
            return "race"
        if 0 <= ahead <= runner.limits.whole("build_days") and standing.phase >= _FULL:
            return "build"
    return "base"
