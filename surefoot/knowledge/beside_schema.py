"""The shape of what stands beside the plan: routines, reminders, cues, checks, the way back."""

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
    Sentence,
    Slug,
)


@value
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


@value
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


@value
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


@value
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


@value
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


@value
class Interval:
    """How often something is looked at in some phases."""

    __pydantic_config__ = STRICT

    phases: tuple[PhaseId, ...]
    every_days: Annotated[int, Field(ge=1, le=366)]


@value
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


@value
class Season:
    """A part of the running year. Where it binds at all, it only takes load away."""

    __pydantic_config__ = STRICT

    id: SeasonId
    name: Sentence
    what: Sentence
    grade: Grade
    cites: tuple[Cite, ...] = ()


@value
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
