"""Views of how things went: plots with what belongs to them, and the decisions in order."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.figures.plot import Plot
from surefoot.service.session_views import ExerciseLinkView

Length = Literal["12", "26", "52", "all"]
"""Weeks back from today."""
MomentKind = Literal["start", "gate", "phase", "red", "flag", "note", "injury", "pause", "season"]


@dataclass(slots=True)
class PlotView:
    """A plot, the exercises that it speaks of, and the article that says more ('' for none)."""

    plot: Plot
    exercises: list[ExerciseLinkView]
    article: str


@dataclass(slots=True)
class MomentView:
    """Something that was decided on a day; the day's reasons say why."""

    day: date
    when: str
    kind: MomentKind
    sentence: str


@dataclass(slots=True)
class ProgressView:
    """first to last: the days looked at, both included. moments: newest first."""

    first: date
    last: date
    plots: list[PlotView]
    moments: list[MomentView]
