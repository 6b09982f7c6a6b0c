"""What the page on technique shows: one thing to work on, the cadence, and what tells of both."""

from dataclasses import dataclass

from surefoot.figures.plot import Plot
from surefoot.service.session_views import CueView, ExerciseLinkView
from surefoot.service.technique_state import State


@dataclass(slots=True)
class PaceCadenceView:
    """The own cadence at a pace, of flat easy runs."""

    from_mps: float
    to_mps: float
    minutes: int
    spm: int


@dataclass(slots=True)
class AimView:
    """The step in force. low to high: what counts as in the band."""

    step: int
    spm: int
    low: int
    high: int


@dataclass(slots=True)
class BandRunView:
    """A run since the step began. said: its flat minutes in the band, of all of them."""

    activity: str
    when: str
    spm: int
    said: str
    holds: bool


@dataclass(slots=True)
class CadenceView:
    """own_spm: None while it is not known; rests_on: what tells it. how: how it is going, and what
    comes next. quick: so quick already that no cue asks for more."""

    own_spm: int | None
    rests_on: str
    paces: list[PaceCadenceView]
    aim: AimView | None
    how: list[str]
    runs: list[BandRunView]
    quick: bool


@dataclass(slots=True)
class DueTestView:
    id: str
    name: str


@dataclass(slots=True)
class ClipToldView:
    """The newest measured clip. said: when and from where; findings: at most three sentences."""

    id: str
    said: str
    findings: list[str]


@dataclass(slots=True)
class TechniqueView:
    """state: 'working' on a cue; 'not_running' yet; 'red' for today; 'resting' after a
    red, in a fever or a pause; 'stopped' by a warning sign; 'no_plan'.

    note: that state in a sentence.
    """

    state: State
    note: str
    cue: CueView | None
    drills: list[ExerciseLinkView]
    cadence: CadenceView
    plot: Plot
    tests: list[DueTestView]
    clip: ClipToldView | None
