"""One description of a plot: what its axes, panels and table say, for every drawer of it.

A value and no drawing. Words are in the language and units of whoever it is made for; numbers
stand in the units that its axes show. Panels stand one above the other over the same places, and
the table has one row for each place, so that a cursor says the row it stands on.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["line", "dots", "bars", "steps", "limit"]
"""line: from place to place; dots: marks alone; bars: from zero up, the first behind the next;
steps: a value holds until the next place; limit: a short stroke across a place's width."""
Number = float | None
"""None: not known."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with what is written there."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Axis:
    """name: what it measures, with its unit; low < high."""

    name: str
    low: float
    high: float
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """values: one for each place of the plot. look: 0 to 5, which stroke, mark and colour; the
    same thing looks the same in every panel. joined: a line passes over places without a value."""

    name: str
    kind: Kind
    values: tuple[Number, ...]
    look: int = 0
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between two values at each place is meant."""

    name: str
    low: tuple[Number, ...]
    high: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A value that holds for the whole plot."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Panel:
    """Series over one upright axis."""

    axis: Axis
    series: tuple[Series, ...]
    bands: tuple[Band, ...] = ()
    levels: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened at a place."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Table:
    """heads: of each column; rows: one for each place, its name first, a text for each column."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot; without a place there is nothing to draw yet, and `summary` says what would fill it.

    summary: what it shows in a sentence or two, and how much of it is known. at: the places along
    the level axis, ascending; span: the width of one, for bars. note: what to know to read it.
    """

    id: str
    title: str
    summary: str
    across: Axis
    at: tuple[float, ...]
    span: float
    panels: tuple[Panel, ...]
    table: Table
    marks: tuple[Mark, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Raises ValueError for what no drawer could draw."""
        places = len(self.at)
        if list(self.at) != sorted(set(self.at)):
            raise ValueError(f"{self.id}: places have to ascend")
        if len(self.table.rows) != places:
            raise ValueError(f"{self.id}: {places} places, {len(self.table.rows)} rows")
        for row in self.table.rows:
            if len(row) != len(self.table.heads):
                raise ValueError(f"{self.id}: {len(self.table.heads)} columns, {len(row)} cells")
        for panel in self.panels:
            lists = [each.values for each in panel.series]
            lists += [side for band in panel.bands for side in (band.low, band.high)]
            if any(len(values) != places for values in lists):
                raise ValueError(f"{self.id}: {panel.axis.name} has not one value for each place")
        for axis in (self.across, *(panel.axis for panel in self.panels)):
            if not axis.low < axis.high:
                raise ValueError(f"{self.id}: {axis.name} runs from {axis.low} to {axis.high}")


def empty(id: str, title: str, summary: str) -> Plot:
    """A plot that has nothing to show yet; summary: what would fill it."""
    return Plot(id, title, summary, Axis("", 0, 1, ()), (), 1.0, (), Table((), ()))
