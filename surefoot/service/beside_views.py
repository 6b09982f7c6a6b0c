"""What the service hands out beside the plan: reminders, checks, routines, shoes, the season."""

from dataclasses import dataclass
from datetime import date

from surefoot.service.session_views import CiteView, ItemView, TestView


@dataclass(slots=True)
class ReminderView:
    """A short line beside the plan; its track can be switched off."""

    id: str
    track: str
    track_name: str
    text: str
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class DueView:
    """Something to look at. answered_by: the kind of fact that answers it."""

    id: str
    name: str
    how: str
    since: date
    last: date | None
    note: str
    answered_by: str
    tests: list[TestView]
    """Tests that no gate asks for today already."""
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class RoutineView:
    """A short list around a session or for any day."""

    id: str
    name: str
    when: str
    minutes: int
    optional: bool
    caution: str
    items: list[ItemView]
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class StepView:
    """A step of the way back after a setback in full training."""

    id: str
    what: str
    cites: list[CiteView]


@dataclass(slots=True)
class SeasonView:
    """The part of the running year."""

    id: str
    name: str
    what: str


@dataclass(slots=True)
class ComfortView:
    """What may feel good; optional, never counted."""

    id: str
    name: str
    how: str
    caution: str
    when: str
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class ShoeView:
    """A pair of shoes and what it has run."""

    name: str
    in_use_since: date
    retired_on: date | None
    distance_m: int
    distance_before_m: int
    runs: int
    in_use: str
    note: str


@dataclass(slots=True)
class SwitchView:
    """Whether the reminders of a track are shown."""

    track: str
    name: str
    on: bool


@dataclass(slots=True)
class BesideView:
    """Everything beside the plan: shoes, switches, comfort, what is due, the season."""

    shoes: list[ShoeView]
    switches: list[SwitchView]
    comfort: list[ComfortView]
    due: list[DueView]
    season: SeasonView | None
    relapse: list[StepView]
