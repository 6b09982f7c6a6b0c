"""What the reasons of a day show: plain values, prose rendered."""

from dataclasses import dataclass
from datetime import date, datetime

from surefoot.service.session_views import CiteView
from surefoot.service.today_views import ChangeView, PhaseView, ReasonView


@dataclass(slots=True)
class CriterionView:
    id: str
    what: str
    met: bool
    answered: bool
    value: float | int | str | None
    wanted: float | int | None
    soft: bool
    trained_by: list[str]
    """Names of exercises that train it."""
    cites: list[CiteView]
    how_far: str = ""
    """The number found beside the one asked for; empty where there is none."""


@dataclass(slots=True)
class GateView:
    id: str
    what: str
    opens: str
    passed: bool
    criteria: list[CriterionView]


@dataclass(slots=True)
class IssuedView:
    """A decision as it was shown on a day."""

    issued_at: datetime
    knowledge: str
    light: str
    phase: str
    sentence: str
    sessions: list[str]


@dataclass(slots=True)
class TopicShownView:
    """A point on which the sources disagree, beside the rules of a day that it concerns."""

    id: str
    question: str
    does: str
    why: str
    rules: list[str]


@dataclass(slots=True)
class WhyView:
    date: date
    light: str
    phase: PhaseView
    reasons: list[ReasonView]
    changes: list[ChangeView]
    gates: list[GateView]
    issued: list[IssuedView]
    topics: list[TopicShownView]
