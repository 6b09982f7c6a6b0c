"""What a recorded activity was: its class, its running, its structure, and what of it was quick."""

from collections.abc import Mapping
from statistics import median
from typing import NamedTuple

from surefoot.engine import paces
from surefoot.engine.limits import Limits
from surefoot.facts.analysis import Analysis, CadenceBand
from surefoot.facts.types import ActivityImported
from surefoot.facts.vocabulary import SessionClass

CLASS_OF_SPORT: Mapping[str, SessionClass] = {
    "run": "run",
    "walk": "walk",
    "hike": "hike",
    "strength": "strength",
    "bike": "cross_training",
    "swim": "cross_training",
    "row": "cross_training",
    "elliptical": "cross_training",
}
"""Which class of planned session an activity's sport answers."""

_RUN_IN_A_WALK_S, _RUN_IN_A_WALK_SHARE = 180.0, 0.2
"""A walk that holds so much running was a walk-run, whatever the watch was set to (P)."""
_SHORTEST_REPEAT_S = 20.0


class Repeats(NamedTuple):
    """Stretches of running between walks: how many, and how long the middle one is."""

    times: int
    run_s: float


class Recorded(NamedTuple):
    """What a watch says of a session, beside what the runner says; 0 where it does not tell."""

    run_min: float
    apart: bool
    """False: the running minutes hold the walks too, for want of streams that tell."""
    ascent_m: float
    descent_m: float
    steep_up_min: float
    """Above +10 %."""
    steep_down_min: float
    fast_min: float
    longest_min: float
    """Longest stretch of running that no walk interrupts."""
    repeats: Repeats | None
    flat_cadence: tuple[CadenceBand, ...] = ()
    cadence_spm: float | None = None
    """Steps a minute while running, or of the whole where it does not tell them apart."""


def recorded(activity: ActivityImported, easy_mps: float | None, limits: Limits) -> Recorded:
    """easy_mps: the runner's easy speed on level ground, None when it is not known yet."""
    return Recorded(
        run_min=run_min(activity),
        apart=tells_walks_apart(activity),
        ascent_m=activity.ascent_m.value or 0.0,
        descent_m=activity.descent_m.value or 0.0,
        steep_up_min=(_value(activity, "steep_ascent_s") or 0.0) / 60,
        steep_down_min=(_value(activity, "steep_descent_s") or 0.0) / 60,
        fast_min=paces.fast_min(activity.analysis, easy_mps, limits) or 0.0,
        longest_min=(_value(activity, "longest_run_s") or 0.0) / 60,
        repeats=_repeats(activity),
        flat_cadence=() if activity.analysis is None else activity.analysis.flat_cadence,
        cadence_spm=cadence_spm(activity),
    )


def class_of(activity: ActivityImported) -> SessionClass | None:
    """The class of session; None for a sport that the plan does not know."""
    found = CLASS_OF_SPORT.get(activity.sport)
    if found == "walk":
        run_s = _value(activity, "run_s")
        if run_s is not None and run_s >= max(
            _RUN_IN_A_WALK_S, _RUN_IN_A_WALK_SHARE * 60 * moving_min(activity)
        ):
            return "run"
    return found


def moving_min(activity: ActivityImported) -> float:
    """Minutes of the activity: moving, else timer, else elapsed time; 0 when none is known."""
    for total in ("moving_s", "timer_s", "elapsed_s"):
        value: float | None = getattr(activity, total).value
        if value is not None:
            return value / 60
    return 0.0


def run_min(activity: ActivityImported) -> float:
    """Minutes of running without the walks; all of it where the streams do not tell them apart."""
    run_s = _value(activity, "run_s")
    return moving_min(activity) if run_s is None else min(run_s / 60, moving_min(activity))


def cadence_spm(activity: ActivityImported) -> float | None:
    """Steps a minute while running; of an older import over the whole activity."""
    running = _value(activity, "running_cadence_spm")
    return activity.cadence_spm.value if running is None else running


def tells_walks_apart(activity: ActivityImported) -> bool:
    """Whether its running minutes hold no walks."""
    return _value(activity, "run_s") is not None


def _repeats(activity: ActivityImported) -> Repeats | None:
    """The stretches of running; None when the streams do not tell, or it was run in one piece."""
    analysis = activity.analysis
    if analysis is None:
        return None
    runs = [
        segment.duration_s
        for segment in analysis.segments
        if segment.gait == "run" and segment.duration_s >= _SHORTEST_REPEAT_S
    ]
    return Repeats(len(runs), median(runs)) if len(runs) > 1 else None


def _value(activity: ActivityImported, field: str) -> float | None:
    analysis: Analysis | None = activity.analysis
    if analysis is None:
        return None
    value: float | None = getattr(analysis, field).value
    return value
