"""What the service hands out of a session: its dose, its exercises and tests, what they rest on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from surefoot.knowledge.gate_schema import TestUnit
from surefoot.service.light_views import ThresholdsView


@dataclass(slots=True)
class CiteView:
    """A source behind a rule: the statement in our words and how well it was checked."""

    id: str
    gloss: str
    source: str
    status: str


@dataclass(slots=True)
class TempoView:
    """Seconds of one repetition."""

    up_s: float
    hold_s: float
    down_s: float


@dataclass(slots=True)
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
    minutes: float | None = None
    metres: int | None = None
    per_side: bool = False
    tempo: TempoView | None = None
    """None: the pace is free."""
    rest_s: int = 60
    """Between two sets."""
    contacts: int = 0
    """Ground contacts of one set, both sides together."""


@dataclass(slots=True)
class InsteadView:
    """What may be done in place of an exercise of a session, with no more load."""

    exercise: str
    items: list[ItemView]


@dataclass(slots=True)
class ExerciseLinkView:
    id: str
    name: str


@dataclass(slots=True)
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


@dataclass(slots=True)
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
    cadence_spm: int | None = None
    """Steps per minute that a metronome helps to find; None where the cue asks for none or the
    runner's own are not known."""


@dataclass(slots=True)
class NoteView:
    """What is worth knowing about a session."""

    id: str
    text: str
    grade: str
    cites: list[CiteView]


@dataclass(slots=True)
class PartView:
    """One thing to do without a break."""

    what: Literal["warm_up", "run", "walk", "fast", "easy", "cool_down"]
    name: str
    seconds: int


@dataclass(slots=True)
class RoundsView:
    """Parts that are done in turn, so many times."""

    times: int
    parts: list[PartView]


@dataclass(slots=True)
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
    mode: str = ""
    """The mode of cross-training (swim, bike …); '' for other kinds."""
    guide: ItemView | None = None
    """How the run, walk or cross-training goes; strength says it in its items."""
    cue: CueView | None = None
    notes: list[NoteView] = field(default_factory=list)
    activity: str = ""
    """Id of the recorded activity that it was; '' for none."""
    parts: list[RoundsView] = field(default_factory=list)
    """What a run or walk counts down, in order; empty for any other session."""
    thresholds: ThresholdsView | None = None
    """By which its light is decided; None where nobody can log it."""


@dataclass(slots=True)
class TestView:
    __test__ = False

    id: str
    name: str
    how: str
    unit: TestUnit
    per_side: bool
