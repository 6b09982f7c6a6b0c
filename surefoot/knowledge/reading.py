"""What a runner may read beside the plan: topics on which sources disagree, articles, refusals.

The engine needs none of it, so that it is compiled into a file of its own and loaded by the pages
that show it.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from surefoot.knowledge.vocabulary import (
    PROSE,
    STRICT,
    Cite,
    Grade,
    PhaseId,
    Phrase,
    RuleId,
    Sentence,
    Slug,
    Title,
)

WORDS_A_MINUTE = 200

TopicId = Annotated[str, Field(pattern=r"^X\d{2}$")]
ExerciseId = Annotated[str, Field(pattern=r"^EX\d{2,3}$")]
Passage = Annotated[str, Field(min_length=3, max_length=1200), PROSE]
Kind = Literal["numbers", "timing", "opinion", "order", "meaning", "gap"]
"""What kind of disagreement it is: two numbers, when, what is good, in which order, what a word
means, or that the sources say too little."""


@dataclass(frozen=True, slots=True)
class Said:
    """What some sources say on a topic, in our words."""

    __pydantic_config__ = STRICT

    what: Sentence
    cites: tuple[Cite, ...]


@dataclass(frozen=True, slots=True)
class ShownAt:
    """The elements beside which a topic is shown; each by its id."""

    __pydantic_config__ = STRICT

    rules: tuple[RuleId, ...] = ()
    exercises: tuple[ExerciseId, ...] = ()
    phases: tuple[PhaseId, ...] = ()
    gates: tuple[RuleId, ...] = ()
    cross_training: tuple[Slug, ...] = ()
    routines: tuple[Slug, ...] = ()
    referrals: tuple[Slug, ...] = ()
    cues: tuple[Slug, ...] = ()
    comfort: tuple[Slug, ...] = ()
    articles: tuple[Slug, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A point on which the sources disagree or say too little, and what the plan does."""

    __pydantic_config__ = STRICT

    id: TopicId
    kind: Kind
    question: Sentence
    said: tuple[Said, ...]
    does: Passage
    why: Passage
    grade: Grade
    shown_at: ShownAt
    also: tuple[TopicId, ...] = ()
    """Further ids under which the same point is cited."""
    cites: tuple[Cite, ...] = ()
    """What the resolution rests on beside the statements above."""
    parameters: tuple[Slug, ...] = ()
    """The parameters that it governs; their hard range bounds what may be chosen."""

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id, *self.also)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article with its sources."""

    __pydantic_config__ = STRICT

    text: Passage
    heading: Phrase = ""
    cites: tuple[Cite, ...] = ()
    grade: Grade | None = None
    """Of the statement that the paragraph makes; every paragraph with a number has one."""


@dataclass(frozen=True, slots=True)
class Article:
    """A short text on one question."""

    __pydantic_config__ = STRICT

    id: Slug
    title: Sentence
    summary: Sentence
    order: int
    """Its place in the list."""
    paragraphs: tuple[Paragraph, ...]
    rules: tuple[RuleId, ...] = ()
    exercises: tuple[ExerciseId, ...] = ()
    topics: tuple[TopicId, ...] = ()

    @property
    def minutes(self) -> int:
        """To read it, begun minutes."""
        words = sum(len(each.text.split()) for each in self.paragraphs)
        return -(-words // WORDS_A_MINUTE)


@dataclass(frozen=True, slots=True)
class Declined:
    """A statement, exercise or modality of the sources that the plan does not carry, and why."""

    __pydantic_config__ = STRICT

    id: Annotated[str, Field(pattern=r"^(R-[A-E]\d{3}|EX\d{2,3})$")]
    reason: Sentence


Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1, two letters."""


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number to ring, and the countries where it answers."""

    __pydantic_config__ = STRICT

    id: Slug
    use: Literal["emergency", "doctor"]
    """An ambulance; or advice, or a doctor on duty when no practice is open."""
    number: Annotated[str, Field(pattern=r"^\d{2,12}$")]
    source: Title
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything to read that the engine does not need."""

    __pydantic_config__ = STRICT

    topics: tuple[Topic, ...] = ()
    declined: tuple[Declined, ...] = ()
    articles: tuple[Article, ...] = ()
    phone_numbers: tuple[PhoneNumber, ...] = ()
