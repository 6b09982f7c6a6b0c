"""What an edit of the plan would come to: plain values, prose rendered."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.service.today_views import ReasonView


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit as it is asked about: the content of a `plan_edit` fact."""

    action: Literal["move", "skip", "swap"]
    session: str
    to_day: date | None = None
    to_mode: str | None = None


@dataclass(slots=True)
class DifferenceView:
    """A session that is not the same before and after.

    before, after: day, title and dose in a line; '' where there is no such session.
    """

    session: str
    title: str
    what: Literal["moved", "changed", "left_out", "added"]
    before: str
    after: str
    asked: bool
    """It is what was asked for, not what follows from it."""


@dataclass(slots=True)
class PreviewView:
    """The engine's word on edits before they are made.

    verdict: 'as_asked'; 'more' when something else changes too; 'refused' when the plan keeps to
    its own. reasons: why, the refusal's rule first. fits: days of this week to which a refused
    move could go, the nearest first.
    """

    verdict: Literal["as_asked", "more", "refused"]
    sentence: str
    reasons: list[ReasonView]
    differences: list[DifferenceView]
    fits: list[date]
