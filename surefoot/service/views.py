"""What the service hands to the web and the command line: plain values, prose rendered."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class CiteView:
    """A source behind a rule: the statement in our words and how well it was checked."""

    id: str
    gloss: str
    source: str
    status: str


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
class ItemView:
    exercise: str
    name: str
    dose: str
    """E.g. '3 × 15 each side'."""
    sets: int | None
    reps: int | None
    hold_s: int | None
    load: str
    setup: str
    movement: str
    cues: list[str]
    feel: str
    stop: str
    optional: bool
    cites: list[str]
    grade: str


@dataclass(frozen=True, slots=True)
class ExerciseLinkView:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ExerciseView:
    """An exercise of the library in full."""

    id: str
    name: str
    trains: str
    setup: str
    movement: str
    cues: list[str]
    faults: list[str]
    why: str
    feel: str
    stop: str
    cautions: list[str]
    because: str
    """Why it is not recommended; '' when it is."""
    dose: str
    """The library's range, e.g. '3 × 8 to 12 each side'."""
    tempo: str
    equipment: list[str]
    easier: list[ExerciseLinkView]
    harder: list[ExerciseLinkView]
    substitutes: list[ExerciseLinkView]
    grade: str
    cites: list[CiteView]
    figure: bool
    """There is a moving figure of it."""


@dataclass(frozen=True, slots=True)
class CueView:
    """The one thing to think of on a run, how to practise it and how to check it."""

    id: str
    name: str
    say: str
    how: str
    check: str
    why: str
    drills: list[str]
    """Names of exercises."""
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class NoteView:
    """What is worth knowing about a session."""

    id: str
    text: str
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class SessionView:
    id: str
    date: date
    kind: Literal["run", "walk", "strength", "cross_training"]
    title: str
    dose: str
    """The dose in one line, e.g. '6 × (4 min run, 1 min walk), flat'."""
    minutes: int
    run_min: float
    on_feet_min: float
    ascent_m: int
    descent_m: int
    fast_min: int
    contacts: int
    items: list[ItemView]
    why: str
    rules: list[str]
    amber_from: int
    red_from: int
    """Pain during from which to ease off, and from which to stop."""
    done: Literal["", "yes", "partly", "no"]
    optional: bool
    provisional: bool
    """True in the weeks to come: repeats this week's dose until reports allow more."""
    guide: ItemView | None = None
    """How the run, walk or cross-training goes; strength says it in its items."""
    cue: CueView | None = None
    notes: list[NoteView] = field(default_factory=list)


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
class TestView:
    __test__ = False

    id: str
    name: str
    how: str
    unit: Literal["reps", "s", "cm", "yes_no"]
    per_side: bool


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
class ReminderView:
    """A short line beside the plan; its track can be switched off."""

    id: str
    track: str
    track_name: str
    text: str
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class DueView:
    """Something to look at. answered_by: the kind of fact that answers it."""

    id: str
    name: str
    how: str
    since: date
    last: date | None
    note: str
    answered_by: str
    tests: list[TestView]
    """Tests that no gate asks for today already."""
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class RoutineView:
    """A short list around a session or for any day."""

    id: str
    name: str
    when: str
    minutes: int
    optional: bool
    caution: str
    items: list[ItemView]
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the way back after a setback in full training."""

    id: str
    what: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class SeasonView:
    """The part of the running year."""

    id: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class ComfortView:
    """What may feel good; optional, never counted."""

    id: str
    name: str
    how: str
    caution: str
    when: str
    grade: str
    cites: list[CiteView]


@dataclass(frozen=True, slots=True)
class ShoeView:
    """A pair of shoes and what it has run."""

    name: str
    in_use_since: date
    retired_on: date | None
    distance_m: int
    distance_before_m: int
    runs: int
    in_use: str
    note: str


@dataclass(frozen=True, slots=True)
class SwitchView:
    """Whether the reminders of a track are shown."""

    track: str
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class BesideView:
    """Everything beside the plan: shoes, switches, comfort, what is due, the season."""

    shoes: list[ShoeView]
    switches: list[SwitchView]
    comfort: list[ComfortView]
    due: list[DueView]
    season: SeasonView | None
    relapse: list[StepView]


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
