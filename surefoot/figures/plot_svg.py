"""A described plot as SVG, for paper and shared pages.

Text stays text; every colour and stroke is an attribute, so that it needs no style sheet and any
renderer draws it.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from xml.sax.saxutils import escape

from surefoot.figures import plot_field
from surefoot.figures.outline import number
from surefoot.figures.plot import Plot, Series, Tick
from surefoot.figures.plot_field import Field
from surefoot.figures.plot_marks import (
    COLOURS,
    DASHES,
    INK,
    SOFT,
    TINT,
    box,
    letters,
    mark,
    stroke,
)

_LETTER = 11.0
_LETTER_WIDE = 6.2
"""About, of a letter of that size: the renderer's font is not known here."""
_NAME_TALL = 24.0
"""Above each panel, for its name."""
_TALL = 92.0
_RIGHT = 12.0
_BELOW = 22.0
_APART = 6.0
_KEY_TALL = 18.0
_KEY_SAMPLE = 26.0


def draw(plot: Plot, width: float = 640.0, font: str = "sans-serif") -> str:
    """The plot as an SVG document of that width in px; its height follows from what it holds.

    A plot without a place is its title and what would fill it.
    """
    if not plot.at:
        parts = [letters(4, 18, plot.title, fill=INK), letters(4, 38, plot.summary)]
        return _document(plot, parts, width, 48.0, font)
    left, top = _left(plot), 4.0
    parts = []
    for panel in plot.panels:
        top += _NAME_TALL
        field = Field(plot.across, panel.axis, left, width - _RIGHT, top, top + _TALL)
        parts += plot_field.drawn(plot, panel, field)
        top += _TALL + _APART
        if panel is plot.panels[-1]:
            parts += _level_axis(field)
    top += _BELOW
    key, tall = _key(plot, left, width, top)
    return _document(plot, [*parts, *key], width, top + tall, font)


def _document(plot: Plot, parts: Sequence[str], width: float, tall: float, font: str) -> str:
    wide, high = number(width), number(tall)
    title, said = f"{plot.id}-title", f"{plot.id}-desc"
    description = " ".join(part for part in (plot.summary, plot.note) if part)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        f'width="{wide}" height="{high}" role="img" aria-labelledby="{title} {said}" '
        f'font-family="{escape(font)}" font-size="{_LETTER:g}" fill="{SOFT}">'
        f'<title id="{title}">{escape(plot.title)}</title>'
        f'<desc id="{said}">{escape(description)}</desc>{"".join(parts)}</svg>'
    )


def _left(plot: Plot) -> float:
    """Room for the longest number beside an upright axis."""
    labels = [tick.label for panel in plot.panels for tick in panel.axis.ticks]
    return 12.0 + _LETTER_WIDE * max((len(label) for label in labels), default=0)


def _level_axis(field: Field) -> Iterator[str]:
    y = field.bottom
    yield stroke(f"M{number(field.left)} {number(y)}H{number(field.right)}", SOFT, 1)
    for tick in spaced(field.across.ticks, field.x):
        half = _LETTER_WIDE * len(tick.label) / 2
        x = min(max(field.x(tick.at), half), field.right + _RIGHT - half)
        yield letters(x, y + 15, tick.label, anchor="middle")


def spaced(ticks: Sequence[Tick], x: Callable[[float], float]) -> list[Tick]:
    """As many ticks, evenly chosen, as can be written without running together."""
    for each in range(1, len(ticks) + 1):
        shown = ticks[::each]
        if all(
            x(b.at) - x(a.at) >= _LETTER_WIDE * (len(a.label) + len(b.label)) / 2 + 8
            for a, b in pairwise(shown)
        ):
            return list(shown)
    return []


def _key(plot: Plot, left: float, width: float, top: float) -> tuple[list[str], float]:
    """What each stroke and mark stands for, and how tall that is."""
    parts: list[str] = []
    x, y = left, top + 4
    for name, sample in _samples(plot).items():
        wide = _KEY_SAMPLE + _LETTER_WIDE * len(name) + 14
        if x > left and x + wide > width:
            x, y = left, y + _KEY_TALL
        parts.append(f'<g transform="translate({number(x)} {number(y)})">{sample}</g>')
        parts.append(letters(x + _KEY_SAMPLE, y + 10, name))
        x += wide
    return parts, y - top + _KEY_TALL if parts else 0.0


def _samples(plot: Plot) -> dict[str, str]:
    """A sample of each thing drawn, by its name; what its axis names needs none."""
    found = {
        series.name: _sample(series)
        for panel in plot.panels
        for series in panel.series
        if series.name != panel.axis.name
    }
    for band in (band for panel in plot.panels for band in panel.bands):
        found[band.name] = f'<rect x="2" y="1" width="16" height="10" fill="{TINT}"/>'
    found |= {event.name: stroke("M10 0V12", COLOURS[5], 1.2, "3 3") for event in plot.marks}
    return found


def _sample(series: Series) -> str:
    colour, dash = COLOURS[series.look], DASHES[series.look]
    match series.kind:
        case "bars":
            return box(5, 1, 10, 10, series.look)
        case "dots":
            return mark(series.look, 10, 6)
        case "line":
            return stroke("M0 6H20", colour, 2, dash) + mark(series.look, 10, 6)
        case "steps":
            return stroke("M0 6H20", colour, 2, dash)
        case "limit":
            return stroke("M2 6H18", colour, 2)
