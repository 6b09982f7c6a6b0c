"""What the plan of the coming weeks shows: plain values, prose rendered."""

from dataclasses import dataclass
from datetime import date

from surefoot.service.session_views import CiteView, SessionView
from surefoot.service.today_views import PhaseView


@dataclass(slots=True)
class DayView:
    date: date
    rest: bool
    event: str
    sessions: list[SessionView]


@dataclass(slots=True)
class WeekView:
    start: date
    number: int
    deload: bool
    provisional: bool
    run_min: int
    note: str
    """What the week is for, what was dropped and why."""
    days: list[DayView]
    season: str = ""
    """The part of the running year."""


@dataclass(slots=True)
class RangeView:
    """The honest range for the way back."""

    low_weeks: int
    high_weeks: int
    sentence: str
    cites: list[CiteView]


@dataclass(slots=True)
class PlanView:
    today: date
    phase: PhaseView
    weeks: list[WeekView]
    back: RangeView | None
