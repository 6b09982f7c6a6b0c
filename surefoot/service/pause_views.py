"""What the service hands out of pauses."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from surefoot.service.session_views import CiteView


@dataclass(slots=True)
class PauseView:
    """Days without training. last_day: None while it is open.

    said_at, zone: of the newest fact, which a correction keeps. days: from the first to the last,
    up to today while it is open. back: what coming back means.
    """

    id: str
    """The newest fact of it."""
    also: list[str]
    """Ids of the older facts with the same first day: who withdraws it withdraws them too."""
    said_at: datetime
    zone: str
    reason: Literal["illness", "travel", "other"]
    first_day: date
    last_day: date | None
    state: Literal["running", "coming", "past"]
    days: int
    back: str


@dataclass(slots=True)
class PausesView:
    """Every pause, the newest first; and what coming back rests on."""

    pauses: list[PauseView]
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class BackView:
    """What coming back from a pause means, before it is entered."""

    back: str
