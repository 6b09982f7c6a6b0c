"""What the service hands to the web and the command line: plain values, prose rendered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from surefoot.service.beside_views import DueView, ReminderView, RoutineView, SeasonView, StepView
from surefoot.service.session_views import CiteView, SessionView, TestView


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class ChangeView:
    what: str
    before: float | int | str | None
    after: float | int | str | None
    rule: str
    until: date | None
    sentence: str


@dataclass(frozen=True, slots=True)
class FlagView:
    """A question of the red-flag list (or an open flag)."""

    id: str
    tier: Literal["emergency", "same_day", "within_week"]
    question: str
    see: str


@dataclass(frozen=True, slots=True)
class PromptView:
    """A reason to see a clinician."""

    id: str
    what: str
    see: str
    tell: str
    since: date
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class SiteView:
    """An injured site: its id (ITB_L …), its name, its usual morning pain, its light today."""

    site: str
    name: str
    usual_pain: int
    light: Literal["green", "amber", "red", "unknown"]
    yesterday: int | None
    """Yesterday's morning pain: shown, never taken until touched."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class PhaseView:
    id: str
    name: str
    aim: str


@dataclass(frozen=True, slots=True)
class UnansweredView:
    """An imported activity that counts as done and still waits for its pain answers."""

    id: str
    session_class: str
    start: datetime
    minutes: float
    distance_m: float | None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class DayView:
    date: date
    rest: bool
    event: str
    sessions: list[SessionView]


@dataclass(frozen=True, slots=True)
class WeekView:
    start: date
    number: int
    deload: bool
    provisional: bool
    run_min: int
    note: str
    """What the week is for, what was dropped and why."""
    days: list[DayView]
    season: str = ""
    """The part of the running year."""


@dataclass(frozen=True, slots=True)
class RangeView:
    """The honest range for the way back."""

    low_weeks: int
    high_weeks: int
    sentence: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class PlanView:
    today: date
    phase: PhaseView
    weeks: list[WeekView]
    back: RangeView | None


@dataclass(frozen=True, slots=True)
class CriterionView:
    id: str
    what: str
    met: bool
    answered: bool
    value: float | int | str | None
    wanted: float | int | None
    soft: bool
    trained_by: list[str]
    """Names of exercises that train it."""
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class GateView:
    id: str
    what: str
    opens: str
    passed: bool
    criteria: list[CriterionView]


@dataclass(frozen=True, slots=True)
class IssuedView:
    """A decision as it was shown on a day."""

    issued_at: datetime
    knowledge: str
    light: str
    phase: str
    sentence: str
    sessions: list[str]


@dataclass(frozen=True, slots=True)
class TopicShownView:
    """A point on which the sources disagree, beside the rules of a day that it concerns."""

    id: str
    question: str
    does: str
    why: str
    rules: list[str]


@dataclass(frozen=True, slots=True)
class WhyView:
    date: date
    light: str
    phase: PhaseView
    reasons: list[ReasonView]
    changes: list[ChangeView]
    gates: list[GateView]
    issued: list[IssuedView]
    topics: list[TopicShownView]


@dataclass(frozen=True, slots=True)
class UpgradeView:
    """A new version of the knowledge that would change today's plan, before it takes hold."""

    accepted: str
    offered: str
    differences: list[str]


@dataclass(frozen=True, slots=True)
class ProtocolView:
    """A protocol that a runner can follow, and the kinds of injury that it is written for."""

    id: str
    title: str
    scope: str
    covers: list[str]


@dataclass(frozen=True, slots=True)
class PreferencesView:
    """How a runner wants to be spoken to; what is shown, never what is decided."""

    language: str
    """A code such as de; '' = what browser or system ask for."""
    units: Literal["metric", "imperial"]


@dataclass(frozen=True, slots=True)
class StateView:
    """What the client needs first."""

    subject: str
    today: date
    onboarded: bool
    supported: bool
    """False: a profile that the plan does not support (under 18)."""
    demo: bool
    version: str
    knowledge: str
    upgrade: UpgradeView | None
    preferences: PreferencesView
    protocol: str = ""
    """Id of the protocol in force."""
    protocols: list[ProtocolView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """Facts that are now on disk, and those that already were."""

    new: list[str]
    known: list[str]


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One activity of an import; None = missing. This is the contract of `import --json`."""

    id: str
    start: datetime
    sport: str
    distance_m: float | None
    elapsed_s: float | None
    timer_s: float | None
    moving_s: float | None
    ascent_m: float | None
    descent_m: float | None
    cadence_spm: float | None
    heart_rate_bpm: float | None


@dataclass(frozen=True, slots=True)
class FileView:
    path: str
    status: Literal["imported", "partial", "skipped", "failed", "duplicate"]
    reasons: list[str]
    activities: list[ActivityView]


@dataclass(frozen=True, slots=True)
class ImportView:
    files: list[FileView]


@dataclass(frozen=True, slots=True)
class WatchView:
    """The folder that the server watches for new files."""

    folder: str
    """'' = none."""
    looked_at: datetime | None
    problem: str
    """What keeps it from being read, '' when nothing does."""
    files: list[FileView]
    """The files read last, newest first."""
