"""What the service hands out of the runner's profile."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(slots=True)
class RaceView:
    """A race whose day has come."""

    on: date
    name: str
    distance_m: float | None
    ascent_m: float | None


@dataclass(slots=True)
class LastChangeView:
    """The newest profile, where it took the place of another today. what: the fields that differ,
    as the runner reads them."""

    fact: str
    """Id of the profile, to withdraw it."""
    at: datetime
    what: list[str]


@dataclass(slots=True)
class ProfileView:
    """The newest profile.

    content: the fact without its envelope, to be told again with a change. races: the past ones,
    newest first.
    """

    content: dict[str, Any]
    races: list[RaceView]
    last_change: LastChangeView | None


@dataclass(slots=True)
class ChangesView:
    """What another profile would change in the plan of the next weeks, a line each."""

    lines: list[str]
