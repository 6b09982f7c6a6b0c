"""What the service hands out of the whole library: lines of exercises, and what to filter by."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(slots=True)
class ExerciseLineView:
    """An exercise in the list, with what it is found by."""

    id: str
    name: str
    trains: str
    cues: list[str]
    category: str
    dose: str
    equipment: list[str]
    """Ids of what it needs."""
    phases: list[int]
    """Phases in which the protocol may plan it; none for what it never plans."""
    sites: list[Literal["itb", "hamstring"]]
    """Injuries that it is planned for; none for what serves both alike."""
    optional: bool
    figure: bool
    allowed: bool | None
    """Whether this runner may do it now; None while that is not known."""
    because: str
    """Why not, as a sentence; '' when it is allowed or not known."""
    days: list[date]
    """Days of the plan, from today on, that hold it."""


@dataclass(slots=True)
class NamedView:
    """Something to filter by: its id, and what to call it."""

    id: str
    name: str


@dataclass(slots=True)
class LibraryView:
    exercises: list[ExerciseLineView]
    phases: list[NamedView]
    """Every phase of the protocol; its id is the number."""
    phase: int | None
    """The runner's phase now; None without a plan."""
    equipment: list[NamedView]
    """Everything that some exercise needs."""
    owned: list[str]
    """Ids of what the runner has."""
