"""The shape of the knowledge files: what a protocol author may write, and in which bounds.

Standard-library dataclasses, so that the compiled form loads without a validator; the checker
validates the same classes through Pydantic and adds file and line to what it finds.
"""

from typing import Annotated, Literal

from pydantic import Field

from surefoot.knowledge.beside_schema import (
    Checkpoint,
    ComfortMethod,
    Cue,
    RelapseStep,
    Reminder,
    Routine,
    Season,
    SessionNote,
)
from surefoot.knowledge.exercise_schema import Dose, Exercise
from surefoot.knowledge.gait_schema import FindingOfGait, MeasureOfGait
from surefoot.knowledge.gate_schema import Gate, Test
from surefoot.knowledge.value import value
from surefoot.knowledge.vocabulary import (
    PROSE,
    STRICT,
    Block,
    Cite,
    Grade,
    InjuryKind,
    Layer,
    PhaseId,
    Phrase,
    RuleId,
    Sentence,
    Slug,
    StrengthDay,
    Title,
)


@value
class Source:
    """A document that the knowledge rests on."""

    __pydantic_config__ = STRICT

    id: Slug
    title: Title
    status: Literal["source_document", "read_in_full", "abstract", "secondary", "from_memory"]
    authors: str = ""
    year: int | None = None
    doi: str = ""


@value
class Statement:
    """One statement of a source, in our own words, under the id that the rules cite."""

    __pydantic_config__ = STRICT

    id: Cite
    gloss: Sentence
    source: Slug


@value
class Parameter:
    """A number of the protocol: its default, its hard range, where it comes from."""

    __pydantic_config__ = STRICT

    id: Slug
    what: Sentence
    unit: Annotated[str, Field(min_length=1, max_length=40), PROSE]
    default: float
    low: float
    high: float
    grade: Grade
    cites: tuple[Cite, ...] = ()
    looser: Literal["higher", "lower", "neither"] = "higher"
    """Which way allows more load; a runner may tighten freely, a clinician loosen in range."""
    whole: bool = False


@value
class Rule:
    """A rule of the engine: its place in the precedence, its sources, what would change it."""

    __pydantic_config__ = STRICT

    id: RuleId
    layer: Layer
    what: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()
    changes: Phrase = ""
    """What would change the outcome, as the end of 'This changes when …'."""


@value
class RedFlag:
    """A question of the red-flag list; any yes stops the plan."""

    __pydantic_config__ = STRICT

    id: Slug
    tier: Literal["emergency", "same_day", "within_week"]
    question: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()
    see: Phrase = ""
    """What it adds to how soon its tier says that somebody has to look."""
    bone: bool = False
    """A suspected bone stress injury: no impact and no uphill-treadmill exception."""


@value
class Phase:
    """A phase: what its week may hold."""

    __pydantic_config__ = STRICT

    id: PhaseId
    name: Sentence
    aim: Sentence
    runs: int
    runs_most: int
    strength: int
    strength_most: int
    cross_training: int
    cross_training_most: int
    walks: int
    walk_min: int
    rest_days: int
    grade: Grade
    cites: tuple[Cite, ...] = ()


@value
class Rung:
    """A level of the walk-run ladder: `repeats` times run_s of running, then walk_s of walking."""

    __pydantic_config__ = STRICT

    level: int
    run_s: int
    walk_s: int
    repeats: int
    grade: Grade
    cites: tuple[Cite, ...] = ()

    @property
    def run_min(self) -> float:
        return self.run_s * self.repeats / 60

    @property
    def on_feet_min(self) -> float:
        return (self.run_s + self.walk_s) * self.repeats / 60


@value
class StrengthList:
    """One day of the three-day split in one block.

    A session takes `exercises` first, most wanted first, then goes on with `in_turn`, each week
    from where the week before left off.
    """

    __pydantic_config__ = STRICT

    block: Block
    day: StrengthDay
    exercises: tuple[str, ...]
    grade: Grade
    cites: tuple[Cite, ...] = ()
    in_turn: tuple[str, ...] = ()


@value
class HamstringStage:
    """A stage of the hamstring track: its exercises and how often they may be done."""

    __pydantic_config__ = STRICT

    stage: int
    what: Sentence
    exercises: tuple[str, ...]
    dose: Dose
    hours_between: int
    grade: Grade
    cites: tuple[Cite, ...] = ()


@value
class CrossTrainingMode:
    """A way to keep fit without impact: the runner's word for it, and the exercise that it is."""

    __pydantic_config__ = STRICT

    id: Slug
    exercise: str


@value
class Referral:
    """A reason to see a clinician that is not an emergency (decision model §9)."""

    __pydantic_config__ = STRICT

    id: Slug
    what: Sentence
    see: Sentence
    tell: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()
    locks_running: bool = False


@value
class Choice:
    """A question that the sources leave open or answer twice, and what this protocol does (P)."""

    __pydantic_config__ = STRICT

    id: Slug
    question: Sentence
    chosen: Sentence
    why: Sentence
    cites: tuple[Cite, ...] = ()


@value
class Protocol:
    """One rehabilitation protocol as data."""

    __pydantic_config__ = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    title: Sentence
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    scope: Sentence
    covers: tuple[InjuryKind, ...]
    """The kinds of injury that it is written for; a runner with another kind cannot follow it."""
    parameters: tuple[Parameter, ...]
    rules: tuple[Rule, ...]
    red_flags: tuple[RedFlag, ...]
    phases: tuple[Phase, ...]
    ladder: tuple[Rung, ...]
    tests: tuple[Test, ...]
    gates: tuple[Gate, ...]
    strength: tuple[StrengthList, ...]
    hamstring: tuple[HamstringStage, ...]
    cross_training: tuple[CrossTrainingMode, ...]
    routines: tuple[Routine, ...]
    referrals: tuple[Referral, ...]
    choices: tuple[Choice, ...]
    monitoring: tuple[Checkpoint, ...] = ()
    relapse: tuple[RelapseStep, ...] = ()
    based_on: str = ""
    """Id of the protocol whose entries hold wherever this one gives none with the same id."""


@value
class Knowledge:
    """Everything that the engine reads, under one version."""

    __pydantic_config__ = STRICT

    version: str
    """Protocol id, protocol version and a hash of the content."""
    protocol: Protocol
    exercises: tuple[Exercise, ...]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    reminders: tuple[Reminder, ...] = ()
    cues: tuple[Cue, ...] = ()
    session_notes: tuple[SessionNote, ...] = ()
    comfort: tuple[ComfortMethod, ...] = ()
    seasons: tuple[Season, ...] = ()
    gait_measures: tuple[MeasureOfGait, ...] = ()
    gait_findings: tuple[FindingOfGait, ...] = ()


@value
class Installed:
    """The protocols of an installation, each with all that it rests on."""

    protocols: tuple[Knowledge, ...]
