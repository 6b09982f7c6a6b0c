"""The shape of a gate: its criteria, and the tests that they ask for."""

from typing import Literal

from surefoot.knowledge.value import value
from surefoot.knowledge.vocabulary import STRICT, Applies, Cite, Grade, RuleId, Sentence, Slug


@value
class Test:
    """A test that gates ask for."""

    __test__ = False
    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence
    how: Sentence
    unit: Literal["reps", "s", "cm", "yes_no"]
    per_side: bool
    grade: Grade
    cites: tuple[Cite, ...] = ()
    trained_by: tuple[str, ...] = ()
    """Exercise ids that train it."""
    measures_symmetry: bool = False
    """An LSI is computed from it."""
    hops: bool = False


Check = Literal[
    "no_flag",
    "daily_pain",
    "green_sessions",
    "test_floor",
    "symmetry",
    "no_red",
    "clock",
    "share_of_baseline",
    "hamstring_stage",
    "plyometric_level",
    "weekly_score",
    "feels_back",
    "clinician_allows",
    "level_green",
    "days_since_start",
]


@value
class Criterion:
    """An item of a gate: a check that the engine knows, its numbers, the fact that answers it."""

    __pydantic_config__ = STRICT

    id: Slug
    what: Sentence
    check: Check
    fact: str
    """`kind.field` of the fact that answers it (or a state derived from such facts)."""
    grade: Grade
    cites: tuple[Cite, ...] = ()
    applies: Applies = "all"
    soft: bool = False
    """Shown, never a bar."""
    test: str = ""
    subject: str = ""
    """What is measured: a session class, a check-in field, a clock, a lever."""
    at_least: float | None = None
    at_most: float | None = None
    count: int = 1
    days: int = 14
    pain_at_most: int | None = None
    clean: bool = False
    trained_by: tuple[str, ...] = ()
    """Exercise ids that train it, where no test names them."""


@value
class Gate:
    """Criteria between phases, or before a class of exercise; all must be true."""

    __pydantic_config__ = STRICT

    id: RuleId
    opens: str
    """A phase id, or the class of work that it opens (descent, plyometrics, nordic, hinge)."""
    what: Sentence
    criteria: tuple[Criterion, ...]
