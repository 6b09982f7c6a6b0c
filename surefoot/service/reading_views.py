"""What the service hands to the pages that are read: articles, topics, the protocol's numbers."""

from dataclasses import dataclass
from typing import Literal

from surefoot.service.session_views import CiteView, ExerciseLinkView


@dataclass(slots=True)
class LinkView:
    """An article or a topic: its id and what to call it."""

    id: str
    name: str


@dataclass(slots=True)
class ParagraphView:
    heading: str
    text: str
    grade: str
    """'' where nothing is claimed that needs one."""
    cites: list[CiteView]


@dataclass(slots=True)
class ArticleLineView:
    """An article in the list."""

    id: str
    title: str
    summary: str
    minutes: int
    words: str
    """Its text without marks, to search in."""
    rules: list[str]
    """Ids of the rules that it explains."""


@dataclass(slots=True)
class ArticleView:
    id: str
    title: str
    summary: str
    minutes: int
    paragraphs: list[ParagraphView]
    exercises: list[ExerciseLinkView]
    topics: list[LinkView]


@dataclass(slots=True)
class TopicLineView:
    """A point on which the sources disagree, in the list; and beside what it is shown."""

    id: str
    question: str
    does: str
    rules: list[str]
    exercises: list[str]
    phases: list[str]
    cross_training: list[str]
    cues: list[str]
    comfort: list[str]
    parameters: list[str]


@dataclass(slots=True)
class ChoiceView:
    """A question that the sources leave open, and what this protocol does: our proposal."""

    id: str
    question: str
    chosen: str
    why: str
    cites: list[CiteView]


@dataclass(slots=True)
class SaidView:
    what: str
    cites: list[CiteView]


@dataclass(slots=True)
class NumberView:
    """A number of the protocol: what binds now, and what may be chosen."""

    id: str
    what: str
    unit: str
    share: bool
    """A share of something: read and typed in percent."""
    value: float
    default: float
    low: float
    high: float
    """The hard range: nobody passes it."""
    free_low: float
    free_high: float
    """What the runner may choose without a clinician's note."""
    looser: Literal["higher", "lower", "neither"]
    """Which way allows more load."""
    whole: bool
    set_by: Literal["protocol", "runner", "clinician"]
    grade: str
    cites: list[CiteView]
    topics: list[LinkView]


@dataclass(slots=True)
class SettingsView:
    """The numbers, and the newest settings fact, which the next one replaces as a whole."""

    numbers: list[NumberView]
    own: dict[str, float]
    """Values by id that the runner has set."""
    tendon_strength_profile: bool


@dataclass(slots=True)
class TopicView:
    """What the sources say, what the plan does, and why."""

    id: str
    question: str
    said: list[SaidView]
    does: str
    why: str
    grade: str
    cites: list[CiteView]
    parameters: list[NumberView]
    articles: list[LinkView]
    exercises: list[ExerciseLinkView]
