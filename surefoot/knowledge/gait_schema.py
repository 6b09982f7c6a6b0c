"""The shape of what a clip can tell: measures with their errors, and findings with what helps."""

from typing import Annotated, Literal

from pydantic import Field

from surefoot.knowledge.value import value
from surefoot.knowledge.vocabulary import STRICT, Applies, Cite, Grade, Sentence, Slug

Task = Literal["run", "squat", "step_down"]
MeasureId = Literal[
    "cadence",
    "overstride",
    "overstride_cm",
    "foot_strike_angle",
    "knee_flexion_contact",
    "knee_flexion_stance",
    "trunk_lean",
    "pelvic_drop",
    "knee_projection",
    "step_width",
    "step_width_cm",
    "crossover",
    "repetitions",
    "trunk_side_lean",
]
Unit = Literal["steps/min", "% leg", "cm", "deg", "% steps", "repetitions"]


@value
class PublishedError:
    """How far off such a measure was found to be, and by whom."""

    __pydantic_config__ = STRICT

    what: Sentence
    source: Slug


@value
class MeasureOfGait:
    """One number that a clip may give."""

    __pydantic_config__ = STRICT

    id: MeasureId
    name: Sentence
    what: Sentence
    unit: Unit
    grade: Grade
    cites: tuple[Cite, ...] = ()
    errors: tuple[PublishedError, ...] = ()
    detectable: Annotated[float, Field(gt=0, le=100)] | None = None
    """Smallest difference between two clips that counts; None: no difference counts."""


@value
class FindingOfGait:
    """What is worth saying when a measure lies beyond a bound, and what may help."""

    __pydantic_config__ = STRICT

    id: Slug
    measure: MeasureId
    tasks: tuple[Task, ...]
    say: Sentence
    """What was seen."""
    more: Sentence
    """What is said when a later clip shows clearly more of it."""
    less: Sentence
    """What is said when a later clip shows clearly less of it."""
    grade: Grade
    cites: tuple[Cite, ...] = ()
    above: float | None = None
    below: float | None = None
    """One of both: the bound, in the unit of the measure."""
    cue: Annotated[str, Field(pattern=r"^([a-z0-9]+(_[a-z0-9]+)*)?$", max_length=60)] = ""
    """The cue of technique.yaml that works on it."""
    exercises: tuple[str, ...] = ()
    """What in the library strengthens or drills it; named, never prescribed here."""
    applies: Applies = "all"
