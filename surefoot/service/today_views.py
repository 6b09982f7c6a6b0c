"""What Today shows: plain values, prose rendered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from surefoot.service.beside_views import DueView, ReminderView, RoutineView, SeasonView, StepView
from surefoot.service.light_views import MorningThresholdsView
from surefoot.service.session_views import CiteView, SessionView, TestView


@dataclass(slots=True)
class ReasonView:
    """One reason: the sentence first, then the numbers, then the source."""

    rule: str
    layer: str
    sentence: str
    numbers: dict[str, float | int | str]
    facts: list[str]
    cites: list[CiteView]
    grade: str
    until: date | None
    changes: str
    """What would change it, as a whole sentence."""


@dataclass(slots=True)
class ChangeView:
    what: str
    before: float | int | str | None
    after: float | int | str | None
    rule: str
    until: date | None
    sentence: str


@dataclass(slots=True)
class FlagView:
    """A question of the red-flag list, or an open flag.

    see: what it adds to how soon its tier says that somebody has to look; '' for nothing.
    answers: ids of today's answers that named an open flag: they may still be called a mistake.
    """

    id: str
    tier: Literal["emergency", "same_day", "within_week"]
    question: str
    see: str
    answers: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PromptView:
    """A reason to see a clinician."""

    id: str
    what: str
    see: str
    tell: str
    since: date
    acknowledged: bool


@dataclass(slots=True)
class SiteView:
    """An injured site: its id (ITB_L …), its name, its usual morning pain, its light today."""

    site: str
    name: str
    usual_pain: int
    light: Literal["green", "amber", "red", "unknown"]
    yesterday: int | None
    """Yesterday's morning pain: shown, never taken until touched."""


@dataclass(slots=True)
class QuestionView:
    """A question of today's check-in beyond the pain sliders: a field of the check_in fact."""

    field: str
    question: str
    answers: list[tuple[str, Any]]
    """(label, value) pairs; a 0-10 scale when empty."""
    per_site: list[str]
    """Sites asked one by one; empty = one answer."""
    why: str
    """Why it is asked today, e.g. which gate item needs it; '' for the daily ones."""
    optional: bool = False
    """Asked only where it applies: folded away."""


@dataclass(slots=True)
class PhaseView:
    id: str
    name: str
    aim: str


@dataclass(slots=True)
class UnansweredView:
    """An imported activity that counts as done and still waits for its pain answers."""

    id: str
    session_class: str
    start: datetime
    minutes: float
    distance_m: float | None


@dataclass(slots=True)
class TodayView:
    date: date
    phase: PhaseView
    light: Literal["green", "amber", "red", "unknown"]
    sentence: str
    """One sentence of reason, the strongest first."""
    reasons: list[ReasonView]
    changes: list[ChangeView]
    flags: list[FlagView]
    prompts: list[PromptView]
    sites: list[SiteView]
    checked_in: bool
    questions: list[QuestionView]
    weekly_due: bool
    sessions: list[SessionView]
    rest: bool
    tests_due: list[TestView]
    unanswered: list[UnansweredView]
    tomorrow: str
    event: str
    banner: str
    """'Clinician first' and the like; '' when there is none."""
    reminders: list[ReminderView] = field(default_factory=list)
    due: list[DueView] = field(default_factory=list)
    routines: list[RoutineView] = field(default_factory=list)
    relapse: list[StepView] = field(default_factory=list)
    season: SeasonView | None = None
    shoes: list[str] = field(default_factory=list)
    """Names of the pairs in use, to choose from after a run."""
    morning: MorningThresholdsView | None = None
    """By which the light of a check-in is decided."""
