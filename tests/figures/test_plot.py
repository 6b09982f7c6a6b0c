"""The description of a plot refuses what cannot be drawn; its SVG is well-formed and in bounds."""

import re
from dataclasses import replace
from datetime import date
from math import isfinite
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.figures import axes, plot_svg
from surefoot.figures.plot import (
    Axis,
    Band,
    Kind,
    Level,
    Mark,
    Panel,
    Plot,
    Series,
    Table,
    Tick,
    empty,
)

SVG = "{http://www.w3.org/2000/svg}"
ACROSS = Axis("Day", -0.5, 3.5, (Tick(0, "3 May"), Tick(3, "6 May")))
PAIN = Axis("Pain, 0 to 10", 0, 10, (Tick(0, "0"), Tick(5, "5"), Tick(10, "10")))


def plot(*series: Series, places: int = 4, **more: object) -> Plot:
    panel = Panel(
        PAIN,
        series,
        bands=(Band("usual", (0.0,) * places, (2.0,) * places),),
        levels=(Level("gate", 3.0),),
    )
    rows = tuple((f"day {place}", "said") for place in range(places))
    found = Plot(
        "pain",
        "Pain <&>",
        "Known on 3 of 4 days.",
        ACROSS,
        tuple(float(place) for place in range(places)),
        1.0,
        (panel,),
        Table(("Day", "Pain"), rows),
        marks=(Mark(2.0, "red"),),
    )
    return replace(found, **more)  # type: ignore[arg-type]


def drawn(found: Plot, width: float = 640.0) -> ElementTree.Element:
    svg = plot_svg.draw(found, width)
    assert "nan" not in svg.lower().replace("alphanan", "") and "inf" not in svg.lower()
    return ElementTree.fromstring(svg)


def paths(root: ElementTree.Element, name: str) -> list[str]:
    for group in root.iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        if title is not None and title.text == name:
            return [path.get("d", "") for path in group.iter(f"{SVG}path")]
    raise AssertionError(f"no series {name!r}")


def spots(root: ElementTree.Element) -> list[tuple[float, float]]:
    """Every corner of every path and every letter's foot, in the picture's own numbers."""
    found = [(float(e.get("x", 0)), float(e.get("y", 0))) for e in root.iter(f"{SVG}text")]
    for element in root.iter(f"{SVG}rect"):
        found.append((float(element.get("x", 0)), float(element.get("y", 0))))
    for path in root.iter(f"{SVG}path"):
        x = y = 0.0
        for command, rest in re.findall(r"([MLHVZ])([^MLHVZ]*)", path.get("d", "")):
            numbers = [float(each) for each in rest.split()]
            match command:
                case "H":
                    x = numbers[0]
                case "V":
                    y = numbers[0]
                case "M" | "L":
                    x, y = numbers
            found.append((x, y))
    return found


def test_the_words_of_the_svg_are_words() -> None:
    root = drawn(plot(Series("morning", "line", (1, 2, 3, 4))))
    assert root.findtext(f"{SVG}title") == "Pain <&>"
    assert root.findtext(f"{SVG}desc") == "Known on 3 of 4 days."
    shown = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Pain, 0 to 10", "3 May", "6 May", "morning", "usual", "gate", "red"} <= set(shown)


def test_an_unknown_day_is_a_gap_in_the_line() -> None:
    lines = paths(drawn(plot(Series("morning", "line", (1, 2, None, 4)))), "morning")
    assert lines[0].count("M") == 1 and lines[0].count("L") == 1
    apart = paths(drawn(plot(Series("morning", "line", (1, None, 2, 3), joined=True))), "morning")
    assert apart[0].count("M") == 1 and apart[0].count("L") == 2


def test_a_step_holds_until_the_next_place() -> None:
    [path] = paths(drawn(plot(Series("level", "steps", (1, 1, None, 10)))), "level")
    assert path.count("M") == 2 and path.count("V") == 1 and path.count("H") == 3


def test_a_bar_of_zero_is_no_bar_and_unknown_is_none_either() -> None:
    root = drawn(plot(Series("minutes", "bars", (0, 5, None, 10))))
    tall = [float(e.get("height", 0)) for e in root.iter(f"{SVG}rect") if e.get("rx") is None]
    high, low = sorted(tall, reverse=True)[:2]
    assert high == pytest.approx(2 * low, abs=0.2)


def test_nothing_to_draw_is_said() -> None:
    root = drawn(empty("pain", "Pain", "Your first check-in starts this plot."))
    shown = [element.text for element in root.iter(f"{SVG}text")]
    assert shown == ["Pain", "Your first check-in starts this plot."]


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": (0.0, 2.0, 1.0, 3.0)},
        {"table": Table(("Day", "Pain"), ())},
        {"table": Table(("Day",), (("a", "b"),) * 4)},
        {"across": Axis("Day", 1, 1, ())},
        {"panels": (Panel(PAIN, (Series("morning", "line", (1, 2)),)),)},
    ],
)
def test_what_cannot_be_drawn_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="pain"):
        plot(Series("morning", "line", (1, 2, 3, 4)), **wrong)


VALUES = st.one_of(st.none(), st.floats(-5, 20))


@given(
    values=st.lists(VALUES, min_size=1, max_size=60),
    kind=st.sampled_from(["line", "dots", "bars", "steps", "limit"]),
    look=st.integers(0, 5),
    width=st.sampled_from([240.0, 320.0, 640.0]),
)
def test_everything_lies_within_the_picture(
    values: list[float | None], kind: Kind, look: int, width: float
) -> None:
    across = Axis("Day", -0.5, len(values) - 0.5, (Tick(0, "3 May"),))
    found = plot(Series("x", kind, tuple(values), look), places=len(values), across=across)
    root = drawn(found, width)
    wide, tall = (float(each) for each in root.get("viewBox", "").split()[2:])
    for x, y in spots(root):
        assert isfinite(x) and isfinite(y)
        assert -5 <= x <= wide + 1 and -5 <= y <= tall + 1


@given(values=st.lists(VALUES, max_size=30), least=st.floats(0.5, 100), zero=st.booleans())
def test_an_axis_is_round_and_holds_its_values(
    values: list[float | None], least: float, zero: bool
) -> None:
    found = [abs(v) if zero and v is not None else v for v in values]
    axis = axes.measure("x", found, least, from_zero=zero)
    assert axis.high - axis.low >= least * 0.999
    assert 2 <= len(axis.ticks) <= 7
    for value in axes.known(found):
        assert axis.low - 1e-6 <= value <= axis.high + 1e-6


def test_days_are_named_by_week_and_a_long_stretch_by_month() -> None:
    def word(day: date) -> str:
        return day.isoformat()

    short = axes.days("Day", date(2026, 5, 4), date(2026, 5, 20), word, word)
    assert [(tick.at, tick.label) for tick in short.ticks] == [
        (0, "2026-05-04"),
        (7, "2026-05-11"),
        (14, "2026-05-18"),
    ]
    long = axes.days("Day", date(2025, 11, 4), date(2026, 6, 20), word, word)
    assert [tick.label for tick in long.ticks][:3] == ["2025-12-01", "2026-01-01", "2026-02-01"]
    weeks = tuple(date.fromordinal(date(2025, 11, 3).toordinal() + 7 * n) for n in range(30))
    by_month = axes.weeks("Week", weeks, word, word)
    assert [tick.at for tick in by_month.ticks][:3] == [0, 4, 9]


def test_labels_that_would_run_together_are_thinned() -> None:
    ticks = [Tick(float(at), f"{at} May") for at in range(12)]
    assert len(plot_svg.spaced(ticks, lambda at: at * 100)) == 12
    close = plot_svg.spaced(ticks, lambda at: at * 20)
    assert [tick.at for tick in close] == [0, 3, 6, 9]
