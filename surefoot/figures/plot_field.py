"""One panel of a plot on paper: where its values lie, and its series drawn there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from surefoot.figures.outline import number
from surefoot.figures.plot import Axis, Band, Level, Number, Panel, Plot, Series
from surefoot.figures.plot_marks import (
    COLOURS,
    DASHES,
    HOLLOW_FROM,
    INK,
    LINE,
    TINT,
    box,
    letters,
    mark,
    stroke,
)

_MARKED_FROM_PX = 9.0
"""Places so far apart or more have a mark on a line, not only where it stands alone."""
_LETTER = 11.0
_THINNEST = 0.6


@dataclass(frozen=True, slots=True)
class Field:
    """Where a panel's values lie in the picture, in px."""

    across: Axis
    axis: Axis
    left: float
    right: float
    top: float
    bottom: float

    def x(self, at: float) -> float:
        share = (at - self.across.low) / (self.across.high - self.across.low)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def y(self, value: float) -> float:
        share = (value - self.axis.low) / (self.axis.high - self.axis.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)

    def spot(self, at: float, value: float) -> str:
        return f"{number(self.x(at))} {number(self.y(value))}"


def drawn(plot: Plot, panel: Panel, field: Field) -> Iterator[str]:
    """The panel's elements, from back to front."""
    yield letters(4, field.top - 10, panel.axis.name, fill=INK)
    for tick in panel.axis.ticks:
        y = field.y(tick.at)
        yield stroke(f"M{number(field.left)} {number(y)}H{number(field.right)}", LINE, 1)
        yield letters(field.left - 6, y + 4, tick.label, anchor="end")
    for band in panel.bands:
        yield f'<path d="{_band(plot, band, field)}" fill="{TINT}"/>'
    for event in plot.marks:
        path = f"M{number(field.x(event.at))} {number(field.top)}V{number(field.bottom)}"
        yield _named(event.name, stroke(path, COLOURS[5], 1.2, "3 3"))
    for level in panel.levels:
        yield from _level(panel, level, field)
    for series in panel.series:
        yield _named(series.name, "".join(_series(plot, series, field)))


def _named(name: str, content: str) -> str:
    return f"<g><title>{escape(name)}</title>{content}</g>"


def _level(panel: Panel, level: Level, field: Field) -> Iterator[str]:
    """A line across, its name on the side where the values are not."""
    y = field.y(level.value)
    yield stroke(f"M{number(field.left)} {number(y)}H{number(field.right)}", INK, 1.2, "7 3")
    values = [value for each in panel.series for value in each.values if value is not None]
    over = sum(value > level.value for value in values) > len(values) / 2
    room_above, room_below = y - field.top > _LETTER + 5, field.bottom - y > _LETTER + 5
    beside = y + _LETTER + 1 if (over and room_below) or not room_above else y - 4
    yield letters(field.right, beside, level.name, anchor="end", fill=INK)


def _band(plot: Plot, band: Band, field: Field) -> str:
    """A band reaches half the way to the next place, at the ends to the end of the axis."""
    between = [(a + b) / 2 for a, b in pairwise(plot.at)]
    edges = [plot.across.low, *between, plot.across.high]
    path = ""
    for (start, end), low, high in zip(pairwise(edges), band.low, band.high, strict=True):
        if low is not None and high is not None:
            left, right = field.spot(start, low), number(field.x(end))
            path += f"M{left}V{number(field.y(high))}H{right}V{number(field.y(low))}Z"
    return path


def _series(plot: Plot, series: Series, field: Field) -> Iterator[str]:
    colour, dash = COLOURS[series.look], DASHES[series.look]
    half = plot.span / 2
    match series.kind:
        case "bars":
            yield from _bars(plot, series, field)
        case "limit":
            strokes = (
                f"M{field.spot(at - half, value)}H{number(field.x(at + half))}"
                for at, value in _known(plot.at, series.values)
            )
            yield stroke("".join(strokes), colour, 2)
        case "steps":
            yield stroke(_steps(plot, series, field), colour, 2, dash)
        case "dots":
            for at, value in _known(plot.at, series.values):
                yield mark(series.look, field.x(at), field.y(value))
        case "line":
            runs = list(_runs(plot.at, series))
            lines = "".join(
                "M" + "L".join(field.spot(*place) for place in run) for run in runs if len(run) > 1
            )
            yield stroke(lines, colour, 2, dash)
            apart = _apart_px(plot, field)
            for run in runs:
                if len(run) == 1 or apart >= _MARKED_FROM_PX:
                    for at, value in run:
                        yield mark(series.look, field.x(at), field.y(value))


def _bars(plot: Plot, series: Series, field: Field) -> Iterator[str]:
    half = plot.span * (0.44 if series.look >= HOLLOW_FROM else 0.34)
    for at, value in _known(plot.at, series.values):
        if value > 0:
            left, top = field.x(at - half), field.y(value)
            wide = max(field.x(at + half) - left, _THINNEST)
            yield box(left, top, wide, max(field.bottom - top, _THINNEST), series.look)


def _steps(plot: Plot, series: Series, field: Field) -> str:
    """Each value up to the next place, the last to the end of the axis."""
    path, begun = "", False
    ends = [*plot.at[1:], plot.across.high]
    for at, end, value in zip(plot.at, ends, series.values, strict=True):
        if value is None:
            begun = False
            continue
        path += f"V{number(field.y(value))}" if begun else f"M{field.spot(at, value)}"
        path += f"H{number(field.x(end))}"
        begun = True
    return path


def _known(at: Sequence[float], values: Sequence[Number]) -> Iterator[tuple[float, float]]:
    for place, value in zip(at, values, strict=True):
        if value is not None:
            yield place, value


def _runs(at: Sequence[float], series: Series) -> Iterator[list[tuple[float, float]]]:
    """Places that a line joins: it stops where a value is not known, unless it is joined."""
    run: list[tuple[float, float]] = []
    for place, value in zip(at, series.values, strict=True):
        if value is not None:
            run.append((place, value))
        elif run and not series.joined:
            yield run
            run = []
    if run:
        yield run


def _apart_px(plot: Plot, field: Field) -> float:
    """How far apart the nearest places stand."""
    return min((field.x(b) - field.x(a) for a, b in pairwise(plot.at)), default=_MARKED_FROM_PX)
