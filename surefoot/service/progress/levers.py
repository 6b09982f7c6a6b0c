"""The levers as steps over time: each place is a day on which one of them moved."""

from collections.abc import Callable
from dataclasses import dataclass

from surefoot.engine.standing import Standing
from surefoot.figures import axes
from surefoot.figures.plot import Number, Panel, Plot, Series, Table, empty
from surefoot.service.progress.stretch import Stretch
from surefoot.text import names, progress
from surefoot.text.language import later, t, tn

ID = "levers"
_LADDER = 2


@dataclass(frozen=True, slots=True)
class Lever:
    """A lever: what it is called, and beside an axis; where it stands, how that is said, its least
    axis."""

    name: str
    axis: str
    at: Callable[[Standing], Number]
    say: Callable[[float], str]
    least: float


def _share(value: float) -> str:
    return t("{share} of usual", share=t("{number}%", number=round(value)))


def _level(standing: Standing) -> Number:
    return standing.level if standing.phase == _LADDER else None


LEVERS = (
    Lever(later("walk-run level"), later("Walk-run level"), _level, names.tick, 4),
    Lever(
        later("weekly running"),
        later("Weekly running, minutes"),
        lambda s: round(s.volume_min),
        progress.minutes,
        30,
    ),
    Lever(later("runs a week"), later("Runs a week"), lambda s: s.levers.runs, names.tick, 3),
    Lever(
        later("climb"),
        later("Climb, % of usual"),
        lambda s: round(s.levers.ascent * 100),
        _share,
        50,
    ),
    Lever(
        later("descent"),
        later("Descent, % of usual"),
        lambda s: round(s.levers.descent * 100),
        _share,
        50,
    ),
    Lever(
        later("fast running"),
        later("Fast running, minutes a week"),
        lambda s: s.levers.fast_min,
        progress.minutes,
        10,
    ),
    Lever(
        later("technical ground"),
        later("Technical ground, minutes a week"),
        lambda s: s.levers.technical_min,
        progress.minutes,
        10,
    ),
    Lever(later("jumps"), later("Jumps, level 0 to 3"), lambda s: s.levers.plyometrics,
          names.tick, 3),
    Lever(later("strength"), later("Strength, step 0 to 3"), lambda s: s.levers.strength,
          names.tick, 3),
)  # fmt: skip
STAGE = Lever(
    later("hamstring stage"),
    later("Hamstring stage, 1 to 4"),
    lambda s: s.levers.stage,
    names.tick,
    4,
)


def plot(stretch: Stretch) -> Plot:
    """A panel for each lever that stood above zero within the stretch."""
    title = t("What was allowed to rise")
    hamstring = stretch.course.ledger.days[-1].carry.runner.hamstring
    levers = (*LEVERS, STAGE) if hamstring else LEVERS
    stood = [(day.ordinal, after) for day, _, after in stretch.decisions() if after is not None]
    if not stood:
        return empty(ID, title, t("The first day of your plan begins this plot."))
    moved = _moves(levers, stood)
    open_now = [
        (lever, values)
        for place, lever in enumerate(levers)
        if any(values := [position[place] for _, position in moved])
    ]
    if not open_now:
        return empty(
            ID, title, t("Nothing is open to rise yet; the first that is begins this plot.")
        )
    closed = [t(lever.name) for lever in levers if all(lever is not each for each, _ in open_now)]
    return Plot(
        id=ID,
        title=title,
        summary=_summary(stretch, moved),
        across=stretch.day_axis(),
        at=tuple(float(day - stretch.first) for day, _ in moved),
        span=1.0,
        panels=tuple(_panel(lever, values) for lever, values in open_now),
        table=Table(
            (t("From"), *(t(lever.axis) for lever, _ in open_now)),
            tuple(
                (
                    stretch.day_name(day),
                    *(_cell(lever, values[place]) for lever, values in open_now),
                )
                for place, (day, _) in enumerate(moved)
            ),
        ),
        note=_note(closed),
    )


def _moves(
    levers: tuple[Lever, ...], stood: list[tuple[int, Standing]]
) -> list[tuple[int, tuple[Number, ...]]]:
    """The first day and each on which a lever moved, with where all of them stood at its end."""
    found: list[tuple[int, tuple[Number, ...]]] = []
    for day, standing in stood:
        position = tuple(lever.at(standing) for lever in levers)
        if not found or found[-1][1] != position:
            found.append((day, position))
    return found


def _panel(lever: Lever, values: list[Number]) -> Panel:
    axis = axes.measure(t(lever.axis), values, lever.least, most=3, label=names.tick)
    return Panel(axis, (Series(t(lever.axis), "steps", tuple(values), 0),))


def _cell(lever: Lever, value: Number) -> str:
    return progress.NOTHING if value is None else lever.say(value)


def _summary(stretch: Stretch, moved: list[tuple[int, tuple[Number, ...]]]) -> str:
    if len(moved) == 1:
        return t("Nothing moved in this time.")
    return tn(
        "Something moved on {count} day: {day}.",
        "Something moved on {count} days, the last time on {day}.",
        len(moved) - 1,
        day=stretch.day_name(moved[-1][0]),
    )


def _note(closed: list[str]) -> str:
    said = t("One thing rises at a time, and only on your reports.")
    if closed:
        said += " " + t("Not open in this time: {levers}.", levers=names.listed(closed))
    return said
