"""The plan as a calendar, past weeks included: plain values, prose rendered."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from surefoot.service.session_views import SessionView
from surefoot.service.today_views import PhaseView, ReasonView


@dataclass(slots=True)
class LogView:
    """A session that took place. activity: id of the recorded one; '' for none."""

    title: str
    kind: str
    minutes: int
    distance_m: float | None
    ascent_m: float
    light: Literal["green", "amber", "red", "unknown"]
    worst_pain: int | None
    activity: str


@dataclass(slots=True)
class EntryView:
    """A planned session on its day, and what was done of it.

    moved_from: the day for which it was planned first, when it stands on another.
    """

    session: SessionView
    log: LogView | None
    moved_from: date | None
    movable: bool


@dataclass(slots=True)
class ScheduleDayView:
    """A day. place: where it lies of today, or before the plan began.

    light: '' for a day to come. stopped: why nothing is planned on it; '' when it is an ordinary
    day. first: what the week held for it when it was first shown, a line a session.
    """

    date: date
    place: Literal["before", "past", "today", "coming"]
    phase: str
    light: Literal["", "green", "amber", "red", "unknown"]
    stopped: str
    event: str
    rest: bool
    entries: list[EntryView]
    beside: list[LogView]
    """Done without having been planned."""
    first: list[str]


@dataclass(slots=True)
class TotalView:
    """A week's running beside its limit; minutes or metres. most: None where none is known."""

    what: Literal["minutes", "ascent", "descent"]
    planned: float
    done: float
    most: float | None
    reason: ReasonView | None


@dataclass(slots=True)
class WeekChangeView:
    """A session that is no longer as it was first shown.

    on: the day that changed it. before, after: day, title and dose; '' for no session. edit: id
    of the runner's own edit, to take it back; '' when the plan did it.
    """

    session: str
    title: str
    what: Literal["moved", "changed", "left_out", "added"]
    on: date
    before: str
    after: str
    edit: str
    note: str
    """What changed it, where no rule did."""
    reasons: list[ReasonView]


@dataclass(slots=True)
class ScheduleWeekView:
    """A week of the plan. number: from its start in week 1; 0 before it."""

    start: date
    number: int
    provisional: bool
    deload: bool
    note: str
    days: list[ScheduleDayView]
    totals: list[TotalView]
    changes: list[WeekChangeView]


@dataclass(slots=True)
class ModeView:
    """A way to cross-train that is open to the runner now."""

    id: str
    name: str


@dataclass(slots=True)
class ScheduleView:
    """Weeks of the plan, whole ones. first, last: the days that there is anything to show of."""

    today: date
    first: date
    last: date
    phases: list[PhaseView]
    stopped: ReasonView | None
    """What keeps the whole plan at rest today."""
    modes: list[ModeView] = field(default_factory=list)
    weeks: list[ScheduleWeekView] = field(default_factory=list)
