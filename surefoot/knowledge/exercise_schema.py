"""The shape of an exercise: its words, dose and bounds."""

from typing import Annotated, Literal

from pydantic import Field

from surefoot.knowledge.value import value
from surefoot.knowledge.vocabulary import STRICT, Cite, Grade, Phrase, Sentence


@value
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


@value
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


@value
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
