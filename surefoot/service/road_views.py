"""What the road back shows: the gates ahead, each with its items and what trains them."""

from dataclasses import dataclass
from typing import Literal

from surefoot.service.session_views import CiteView, ExerciseLinkView, TestView
from surefoot.service.today_views import PhaseView


@dataclass(slots=True)
class RoadItemView:
    """An item of a gate.

    state: 'met'; 'partly' with a number on its way; 'open' when the answer is not enough;
    'unknown' when there is none. how_far: the number found of the number asked for.
    """

    id: str
    what: str
    state: Literal["met", "partly", "open", "unknown"]
    how_far: str
    how: str
    soft: bool
    exercises: list[ExerciseLinkView]
    test: TestView | None
    answered_by: Literal["check_in", "session", "test", "weekly_check", "note", "flags", "time"]
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class RoadStepView:
    """A gate on the way. brings: what may begin or rise behind it."""

    id: str
    what: str
    opens: str
    aim: str
    brings: list[str]
    beside: bool
    """Not on the way from phase to phase: it opens a class of work."""
    passed: bool
    met: int
    items: list[RoadItemView]


@dataclass(slots=True)
class LeverView:
    """Something of the plan that can rise, and where it stands."""

    id: str
    name: str
    at: str
    open: bool


@dataclass(slots=True)
class RoadView:
    phase: PhaseView
    held: str
    """Why nothing moves just now; '' when nothing holds it."""
    levers: list[LeverView]
    steps: list[RoadStepView]
