"""What the service hands out of tests: which are open and due, how each goes, what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.figures.plot import Plot
from surefoot.knowledge.gate_schema import TestUnit
from surefoot.service.session_views import CiteView, ExerciseLinkView

Mode = Literal["hold", "count", "form", "measure", "yes_no"]


@dataclass(slots=True)
class SideView:
    """One side of a result. said: with its unit; form, tried: '' where nothing was noted."""

    value: float
    said: str
    pain: int | None
    form: str
    tried: str


@dataclass(slots=True)
class ResultView:
    """A result. symmetry, used: '' where there is nothing to say; changes: each side since the
    result before. void: why gates do not take it; '' while they do."""

    fact: str
    when: str
    day: date
    left: SideView | None
    right: SideView | None
    both: SideView | None
    share: float | None
    symmetry: str
    used: str
    changes: list[str]
    void: str


@dataclass(slots=True)
class GateItemView:
    """An item of a gate ahead that asks for the test."""

    gate: str
    what: str
    how_far: str
    state: Literal["met", "open", "unknown"]


@dataclass(slots=True)
class TestLineView:
    """A test in a line. due: since when; next: when it comes due again; closed: why it is not open
    today, empty = open."""

    __test__ = False

    id: str
    name: str
    group: str
    unit: TestUnit
    per_side: bool
    due: date | None
    next: date | None
    when: str
    closed: list[str]
    last: ResultView | None
    gates: list[GateItemView]


@dataclass(slots=True)
class TestsView:
    """Every test of the protocol, those of a group together. note: what to know of today's."""

    __test__ = False

    tests: list[TestLineView]
    note: str


@dataclass(slots=True)
class FaultView:
    id: str
    name: str


@dataclass(slots=True)
class GuideView:
    """How a test goes. figure: an exercise, '' for none; most, beats_per_min: 0 for none."""

    how: str
    prepare: list[str]
    warm_up: str
    stop: str
    stop_pain_above: int
    figure: str
    mode: Mode
    faults: list[FaultView]
    most: float
    attempts: int
    takes: Literal["best", "mean"]
    better: Literal["more", "less"]
    rest_s: int
    beats_per_min: int
    asks: Literal["", "lever", "band"]
    lever_cm: float | None
    """Of the last result, to be measured at the same place again."""
    band: str
    first: Literal["left", "right"]
    """The side to begin with: not the injured one, where there is one."""
    noise: str


@dataclass(slots=True)
class TestPageView:
    """A test with its guide, its results, newest first, and their plot."""

    __test__ = False

    line: TestLineView
    guide: GuideView
    results: list[ResultView]
    plot: Plot
    exercises: list[ExerciseLinkView]
    grade: str
    cites: list[CiteView]
