"""The shape of a gate: its criteria, and the tests that they ask for."""

from typing import Annotated, Literal

from pydantic import Field

from surefoot.knowledge.value import value
from surefoot.knowledge.vocabulary import (
    STRICT,
    Applies,
    Cite,
    Grade,
    PhaseId,
    Phrase,
    RuleId,
    Sentence,
    Slug,
)

TestUnit = Literal["reps", "s", "cm", "deg", "N", "yes_no"]
TestLoad = Literal["easy", "effort", "knee", "hop"]
"""easy: movement without strain; effort: until tired; knee: a loaded bend of the knee; hop: with
impact."""


@value
class Fault:
    """What makes a repetition not a clean one."""

    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence


@value
class Test:
    """A test: how it is done and counted, and when it is open. Gates ask for some of them."""

    __test__ = False
    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence
    how: Sentence
    unit: TestUnit
    per_side: bool
    grade: Grade
    cites: tuple[Cite, ...] = ()
    trained_by: tuple[str, ...] = ()
    """Exercise ids that train it."""
    measures_symmetry: bool = False
    """An LSI is computed from it."""
    load: TestLoad = "easy"
    exercise: str = ""
    """The exercise whose figure shows it."""
    prepare: tuple[Sentence, ...] = ()
    """What to have at hand, a line each."""
    warm_up: Phrase = ""
    stop: Phrase = ""
    """When to stop, beside pain above `stop_pain_above`."""
    stop_pain_above: Annotated[int, Field(ge=0, le=3)] = 2
    faults: tuple[Fault, ...] = ()
    """Of a test of form: each repetition is clean or has one of these."""
    most: Annotated[float, Field(ge=0, le=600)] = 0.0
    """The count or the seconds at which it is over; 0 = open."""
    attempts: Annotated[int, Field(ge=1, le=5)] = 1
    takes: Literal["best", "mean"] = "best"
    """What of several attempts is the result."""
    better: Literal["more", "less"] = "more"
    rest_s: Annotated[int, Field(ge=0, le=300)] = 60
    """Between the sides (P)."""
    beats_per_min: Annotated[int, Field(ge=0, le=120)] = 0
    """Of the tempo to keep; 0 = one's own."""
    noise: Annotated[float, Field(ge=0)] = 0.0
    """A smaller change, in its unit, is no clear change (P)."""
    noise_share: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    """The same as a share of the result; the larger of both counts."""
    asks: Literal["", "lever", "band"] = ""
    """What else a result needs: the lever arm of a force, or the band that was used."""
    from_phase: PhaseId = "P1"
    needs: Literal["", "plyometrics"] = ""
    """The class of work whose gate must be open first."""
    strain_after: tuple[str, ...] = ()
    """Tests that a runner with an acute strain passes first, as long as they do not run (P)."""
    not_for: Applies | Literal["nobody"] = "nobody"


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
