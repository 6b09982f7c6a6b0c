"""The shape of the knowledge files: what a protocol author may write, and in which bounds.

Standard-library dataclasses, so that the compiled form loads without a validator; the checker
validates the same classes through Pydantic and adds file and line to what it finds.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

Grade = Literal["A", "B", "C", "S", "P"]
"""A trial or review, B cohort or laboratory, C expert protocol, S seed document, P proposed."""

Cite = Annotated[str, Field(pattern=r"^(R-[A-E]\d{3}|EV\d{3}|X\d{2}|EV-load-\d{2})$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
RuleId = Annotated[str, Field(pattern=r"^[A-Z0-9]+(-[A-Z0-9]+)*$", max_length=40)]
PROSE = "prose"
"""Marks a text that people read: it goes into the catalogues (`surefoot.text.knowledge`)."""
Sentence = Annotated[str, Field(min_length=3, max_length=600), PROSE]
Phrase = Annotated[str, PROSE]
Title = Annotated[str, Field(min_length=3, max_length=600)]
"""A publication's own title, which stays as it is."""
Layer = Literal[
    "red_flag", "contraindication", "light", "gate", "cap", "spacing", "template", "preference"
]
LAYERS: tuple[Layer, ...] = (
    "red_flag",
    "contraindication",
    "light",
    "gate",
    "cap",
    "spacing",
    "template",
    "preference",
)
"""Precedence, first match wins (decision model, head)."""

Applies = Literal["all", "itb", "itb_only", "ham", "tendon", "acute_strain", "cautious"]
InjuryKind = Literal["itb", "tendon_proximal", "acute_strain", "unspecified"]
"""The IT band, or what kind of hamstring injury; one that nobody named is unspecified."""
StrengthDay = Literal["A", "B", "C"]
Block = Literal["calm", "weeks_1_4", "weeks_5_8", "maintenance"]
PhaseId = Literal["P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7"]

STRICT = ConfigDict(extra="forbid", strict=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the knowledge rests on."""

    __pydantic_config__ = STRICT

    id: Slug
    title: Title
    status: Literal["source_document", "read_in_full", "abstract", "secondary", "from_memory"]
    authors: str = ""
    year: int | None = None
    doi: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a source, in our own words, under the id that the rules cite."""

    __pydantic_config__ = STRICT

    id: Cite
    gloss: Sentence
    source: Slug


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A question of the red-flag list; any yes stops the plan."""

    __pydantic_config__ = STRICT

    id: Slug
    tier: Literal["emergency", "same_day", "within_week"]
    question: Sentence
    see: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()
    bone: bool = False
    """A suspected bone stress injury: no impact and no uphill-treadmill exception."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Gate:
    """Criteria between phases, or before a class of exercise; all must be true."""

    __pydantic_config__ = STRICT

    id: RuleId
    opens: str
    """A phase id, or the class of work that it opens (descent, plyometrics, nordic, hinge)."""
    what: Sentence
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Dose:
    """Sets of repetitions, holds or metres, or a duration; per side where the exercise is."""

    __pydantic_config__ = STRICT

    sets: int = 1
    reps: int | None = None
    hold_s: int | None = None
    metres: int | None = None
    minutes: float | None = None
    effort: Phrase = ""
    per_week: int | None = None
    """Days a week on which the source does it."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Seconds of one repetition: with effort (up), held, and giving way (down)."""

    __pydantic_config__ = STRICT

    up_s: float
    hold_s: float
    down_s: float


Category = Literal[
    "strength",
    "core",
    "hamstring",
    "plyometric",
    "balance",
    "mobility",
    "drill",
    "stretch",
    "comfort",
    "manual_therapy",
    "modality",
    "cross_training",
    "run_session",
]
"""What an exercise is: `comfort` is rolling, `modality` a treatment that somebody else gives."""

LoadClass = Literal[
    "low", "moderate", "high", "plyometric", "impact", "cardio", "running", "passive"
]
"""`plyometric` counts its ground contacts, `impact` is a drill with a small jump in it."""


Variant = Literal[
    "walk_run",
    "easy_run",
    "long_run",
    "hill_run",
    "speed_run",
    "technical_run",
    "easy_walk",
    "brisk_walk",
    "uphill_treadmill_walk",
]
"""The kinds of run and walk that a plan holds."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise, drill, session or comfort method, in our own words."""

    __pydantic_config__ = STRICT

    id: Annotated[str, Field(pattern=r"^EX\d{2,3}$")]
    name: Sentence
    category: Category
    load_class: LoadClass
    trains: Sentence
    setup: Sentence
    movement: Sentence
    cues: tuple[Sentence, ...]
    faults: tuple[Sentence, ...]
    why: Sentence
    feel: Sentence
    stop: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()
    dose: Dose = Dose()
    """Where a runner starts. What is not recommended or given by others may have none."""
    dose_high: Dose = Dose()
    """The upper end of the dose's range in its source."""
    tempo: Tempo | None = None
    cautions: tuple[Sentence, ...] = ()
    """When to change it or to leave it out."""
    status: Literal["listed", "optional", "not_recommended"] = "listed"
    """`optional` is the runner's choice; `not_recommended` is named by a source, never planned."""
    because: Phrase = ""
    """Why it is not recommended."""
    per_side: bool = False
    equipment: tuple[str, ...] = ()
    hip_flexion_load: bool = False
    """Loads or stretches the hamstring in a flexed hip: barred by the hamstring rules (X19)."""
    hamstring_stage: int = 0
    """Earliest hamstring stage (H1-H4) in which an injured hamstring may do it; 0 = any."""
    heavy_hamstring: bool = False
    """Makes its day a hard day."""
    gate: str = ""
    """Gate that must have been passed (G-PLYO, G-NORDIC, G-HINGE)."""
    contacts: int = 0
    """Ground contacts of one set, both sides together."""
    substitutes: tuple[str, ...] = ()
    easier: str = ""
    harder: str = ""
    variants: tuple[Variant, ...] = ()
    """The planned runs and walks that it describes."""

    @property
    def optional(self) -> bool:
        return self.status == "optional"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class CrossTrainingMode:
    """A way to keep fit without impact: the runner's word for it, and the exercise that it is."""

    __pydantic_config__ = STRICT

    id: Slug
    exercise: str


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Routine:
    """A short list done before, after or beside a session."""

    __pydantic_config__ = STRICT

    id: Slug
    when: Literal["before_run", "after_run", "daily"]
    name: Sentence
    exercises: tuple[str, ...]
    minutes: int
    optional: bool
    grade: Grade
    cites: tuple[Cite, ...] = ()
    phases: tuple[PhaseId, ...] = ()
    """Phases that it belongs to; empty = all."""
    jumps: Literal["any", "closed", "open"] = "any"
    """Whether it belongs before or after the gate to jumps."""
    per_week: int = 0
    """How often a week it is suggested; 0 = with every such session or day."""
    caution: Phrase = ""


Condition = Literal[
    "run_day",
    "long_run_day",
    "hill_day",
    "descent_day",
    "fast_day",
    "technical_day",
    "strength_day",
    "cross_training_day",
    "hard_day",
    "rest_day",
    "run_done",
    "green",
    "amber",
    "red_lately",
    "returning",
    "setback",
    "green_weeks",
    "new_phase",
    "new_week",
    "deload",
    "taper",
    "after_race",
    "off_season",
    "short_sleep",
    "low_energy",
    "sore",
    "new_shoes_or_ground",
    "low_confidence",
    "itb",
    "hamstring",
]
"""What a reminder may wait for; each is a line of `engine/conditions.py`."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A short timely line beside the plan. It asks for nothing and changes nothing."""

    __pydantic_config__ = STRICT

    id: Slug
    track: Slug
    """One of the tracks that a runner can switch off (`ReminderTrack` of the facts)."""
    text: Sentence
    """May name {low_g} and {high_g}: grams by body mass; `text_plain` stands in without one."""
    every_days: Annotated[int, Field(ge=3, le=120)]
    """Days until the same may be shown again."""
    grade: Grade
    cites: tuple[Cite, ...] = ()
    when: tuple[Condition, ...] = ()
    """All must hold."""
    phases: tuple[PhaseId, ...] = ()
    from_week: int = 1
    """First week of the plan in which it is shown."""
    text_plain: Phrase = ""
    low_g_per_kg: float = 0
    high_g_per_kg: float = 0


Ground = Literal["flat", "uphill", "downhill", "technical"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to think of while running, how to practise and how to check it."""

    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence
    say: Sentence
    how: Sentence
    check: Sentence
    why: Sentence
    ground: Ground
    grade: Grade
    cites: tuple[Cite, ...] = ()
    applies: Applies = "all"
    say_hamstring: Phrase = ""
    """Instead of `say` while a hamstring is injured."""
    drills: tuple[str, ...] = ()
    """Exercise ids."""
    cadence_below: int = 0
    """Only for a runner whose usual cadence lies below, or unknown; 0 = for everyone. An injured
    IT band takes it in any case (X05)."""


@dataclass(frozen=True, slots=True)
class SessionNote:
    """What is worth knowing about a session of this kind: options, ground, cautions."""

    __pydantic_config__ = STRICT

    id: Slug
    text: Sentence
    kinds: tuple[Literal["run", "walk", "strength", "cross_training"], ...]
    grade: Grade
    cites: tuple[Cite, ...] = ()
    variants: tuple[str, ...] = ()
    """Variants of the session (walk_run, hill, bike …); empty = all."""
    phases: tuple[PhaseId, ...] = ()
    applies: Applies = "all"
    equipment: tuple[str, ...] = ()
    returning: bool = False
    """Only in the weeks after a setback."""
    minutes_from: int = 0
    uphill_treadmill: bool = False
    """Only where walking and jogging uphill on a treadmill is open to the runner."""


@dataclass(frozen=True, slots=True)
class ComfortMethod:
    """A hands-on or soothing method: optional, never needed, barred where it may do harm."""

    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence
    how: Sentence
    caution: Sentence
    per_week: int
    grade: Grade
    cites: tuple[Cite, ...] = ()
    hours_after_strength: int = 0
    """Not within so many hours after strength work."""
    not_for: Applies | Literal["nobody"] = "nobody"
    recommended: bool = True
    """False: named because a source does it; the plan does not suggest it."""
    with_clinician: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """How often something is looked at in some phases."""

    __pydantic_config__ = STRICT

    phases: tuple[PhaseId, ...]
    every_days: Annotated[int, Field(ge=1, le=366)]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Something to look at on its dates; it asks, and bars nothing."""

    __pydantic_config__ = STRICT

    id: Slug
    name: Sentence
    how: Sentence
    answered_by: Literal["weekly_check", "test_result", "clinician_note", "checkpoint", "check_in"]
    intervals: tuple[Interval, ...]
    grade: Grade
    cites: tuple[Cite, ...] = ()
    tests: tuple[str, ...] = ()
    """Ids of tests; for `test_result`."""
    after_setback: bool = False
    """Due again after a relapse."""
    applies: Applies = "all"


SeasonId = Literal["way_back", "base", "build", "race", "recovery", "off_season"]


@dataclass(frozen=True, slots=True)
class Season:
    """A part of the running year. Where it binds at all, it only takes load away."""

    __pydantic_config__ = STRICT

    id: SeasonId
    name: Sentence
    what: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class RelapseStep:
    """A step of the way back after a red in full training."""

    __pydantic_config__ = STRICT

    id: Slug
    what: Sentence
    first_day: int
    """Days after the red, both ends included."""
    last_day: int
    grade: Grade
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A question that the sources leave open or answer twice, and what this protocol does (P)."""

    __pydantic_config__ = STRICT

    id: Slug
    question: Sentence
    chosen: Sentence
    why: Sentence
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Installed:
    """The protocols of an installation, each with all that it rests on."""

    protocols: tuple[Knowledge, ...]
