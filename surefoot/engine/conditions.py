"""The closed set of conditions that reminders wait for: each a line over a day of the course."""

from collections.abc import Callable
from dataclasses import dataclass

from surefoot.engine import history, season, shoes
from surefoot.engine.decision import Decision
from surefoot.engine.ledger import Day
from surefoot.engine.lights import Light
from surefoot.engine.replay import Course
from surefoot.engine.standing import Standing
from surefoot.knowledge.beside_schema import Condition

_LONG_FROM_MIN = 60
_LATELY_D = 7
_NEW_PHASE_D = 3
_GREEN_WEEKS = 4
_LOW_CONFIDENCE = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A day of the course with what a condition may look at."""

    course: Course
    decision: Decision
    day: Day
    standing: Standing

    @property
    def ordinal(self) -> int:
        return self.day.ordinal


def holds(condition: Condition, moment: Moment) -> bool:
    """Whether the condition holds on the day."""
    return _CONDITIONS[condition](moment)


def long_run(moment: Moment) -> bool:
    """A long run is planned, or a run of an hour or more (P)."""
    return any(
        session.variant == "long" or (session.kind == "run" and session.run_min >= _LONG_FROM_MIN)
        for session in moment.decision.sessions
    )


def _planned(kind: str) -> Callable[[Moment], bool]:
    return lambda moment: any(session.kind == kind for session in moment.decision.sessions)


def _red_lately(moment: Moment) -> bool:
    red = moment.day.carry.last_red
    return red is not None and moment.ordinal - red <= _LATELY_D


def _setback(moment: Moment) -> bool:
    return any(
        change.what == "phase" and str(change.after) < str(change.before)
        for change in moment.decision.changes
    )


def _new_phase(moment: Moment) -> bool:
    """A phase that was opened, not the one that the plan began in."""
    since = moment.standing.phase_since
    return since > moment.standing.started and moment.ordinal - since < _NEW_PHASE_D


def _new_week(moment: Moment) -> bool:
    week = moment.standing.week
    return week is not None and week.start == moment.ordinal


def _deload(moment: Moment) -> bool:
    week = moment.standing.week
    return week is not None and week.deload


def _new_thing(moment: Moment) -> bool:
    return any(
        shoes.taken_into_use(day)
        or any(weekly.new_shoes or weekly.new_surface for weekly in day.weekly)
        for day in history.days_back(moment.course.ledger, moment.ordinal, _LATELY_D)
    )


def _low_confidence(moment: Moment) -> bool:
    weeklies = moment.day.carry.weeklies
    confidence = weeklies[0][1].confidence if weeklies else None
    return confidence is not None and confidence <= _LOW_CONFIDENCE


def _season(name: str) -> Callable[[Moment], bool]:
    return lambda moment: (
        season.of_day(moment.day.carry.runner, moment.standing, moment.ordinal) == name
    )


_CONDITIONS: dict[Condition, Callable[[Moment], bool]] = {
    "run_day": _planned("run"),
    "long_run_day": long_run,
    "hill_day": lambda m: any(s.ascent_m for s in m.decision.sessions),
    "descent_day": lambda m: any(s.descent_m for s in m.decision.sessions),
    "fast_day": lambda m: any(s.fast_min for s in m.decision.sessions),
    "technical_day": lambda m: any(s.technical_min for s in m.decision.sessions),
    "strength_day": _planned("strength"),
    "cross_training_day": _planned("cross_training"),
    "hard_day": lambda m: any(s.hard for s in m.decision.sessions),
    "rest_day": lambda m: m.decision.rest,
    "run_done": lambda m: any(s.kind == "run" and s.done for s in m.day.sessions),
    "green": lambda m: m.decision.light is Light.GREEN,
    "amber": lambda m: m.decision.light is Light.AMBER,
    "red_lately": _red_lately,
    "returning": lambda m: m.standing.return_min is not None,
    "setback": _setback,
    "green_weeks": lambda m: m.standing.green_weeks >= _GREEN_WEEKS,
    "new_phase": _new_phase,
    "new_week": _new_week,
    "deload": _deload,
    "taper": _season("race"),
    "after_race": _season("recovery"),
    "off_season": _season("off_season"),
    "short_sleep": lambda m: m.day.check_in is not None and m.day.check_in.sleep == "under_6_h",
    "low_energy": lambda m: (
        m.day.check_in is not None
        and m.day.check_in.energy is not None
        and m.day.check_in.energy <= 2
    ),
    "sore": lambda m: (
        m.day.check_in is not None
        and m.day.check_in.soreness is not None
        and m.day.check_in.soreness >= 4
    ),
    "new_shoes_or_ground": _new_thing,
    "low_confidence": _low_confidence,
    "itb": lambda m: m.day.carry.runner.itb,
    "hamstring": lambda m: m.day.carry.runner.hamstring,
}
