"""Joint angles over the stride as plots, with the table behind each."""

from collections.abc import Sequence

from surefoot.figures import axes
from surefoot.figures.plot import Axis, Band, Panel, Plot, Series, Table, Tick
from surefoot.gait.outcome import Curve
from surefoot.text import names
from surefoot.text.language import later, t, tn

_TITLES = {
    "knee_flexion": later("Knee bend over a stride"),
    "hip_flexion": later("Hip bend over a stride"),
}
_SIDES = {"left": later("left"), "right": later("right")}
_ROWS = 21
"""Each twentieth of a stride: more rows would say the same."""
_LEAST_DEG = 20.0


def plots(curves: Sequence[Curve]) -> list[Plot]:
    """A plot for each joint, both sides in it where both were seen."""
    ids = dict.fromkeys(curve.id for curve in curves)
    return [_plot(id, [curve for curve in curves if curve.id == id]) for id in ids]


def _plot(id: str, sides: list[Curve]) -> Plot:
    places = _places(len(sides[0].percent))
    at = tuple(round(sides[0].percent[place], 1) for place in places)
    means = [tuple(round(curve.mean[place], 1) for place in places) for curve in sides]
    spreads = [tuple(round(curve.spread[place], 1) for place in places) for curve in sides]
    edges = [
        tuple(round(m + sign * s, 1) for m, s in zip(mean, spread, strict=True))
        for mean, spread in zip(means, spreads, strict=True)
        for sign in (-1, 1)
    ]
    panels = tuple(
        Panel(
            axes.measure(
                t("{side}, degrees", side=t(_SIDES[curve.side]).capitalize()),
                [value for edge in edges for value in edge], _LEAST_DEG, from_zero=False,
                label=names.tick,
            ),
            (Series(t("mean of the strides"), "line", means[place], 0),),
            (Band(t("spread (standard deviation)"), edges[2 * place], edges[2 * place + 1]),),
        )
        for place, curve in enumerate(sides)
    )  # fmt: skip
    rows = tuple(
        (
            names.percent(percent / 100),
            *(
                f"{names.number(mean[row])}° ± {names.number(spread[row])}°"
                for mean, spread in zip(means, spreads, strict=True)
            ),
        )
        for row, percent in enumerate(at)
    )
    return Plot(
        id=id,
        title=t(_TITLES[id]),
        summary=" ".join(_summary(curve, mean) for curve, mean in zip(sides, means, strict=True)),
        across=Axis(
            t("Share of the stride, from contact to contact"), 0, 100,
            tuple(Tick(float(share), names.percent(share / 100)) for share in range(0, 101, 25)),
        ),
        at=at,
        span=5.0,
        panels=panels,
        table=Table(
            (t("Of the stride"), *(t(_SIDES[curve.side]).capitalize() for curve in sides)), rows
        ),
        note=t(
            "0 % is when the foot touches the ground, 100 % when the same foot does again. "
            "Angles as they look in the picture; published errors of such angles in running are "
            "5 to 8° (Van Hooren 2023)."
        ),
    )  # fmt: skip


def _places(count: int) -> list[int]:
    if count <= _ROWS:
        return list(range(count))
    return [round(row * (count - 1) / (_ROWS - 1)) for row in range(_ROWS)]


def _summary(curve: Curve, mean: tuple[float, ...]) -> str:
    return tn(
        "{side}: {low} to {high}°, {count} stride.",
        "{side}: {low} to {high}°, mean of {count} strides.",
        curve.n,
        side=t(_SIDES[curve.side]).capitalize(),
        low=_degrees(min(mean)),
        high=_degrees(max(mean)),
    )


def _degrees(value: float) -> str:
    return f"{round(value)}".replace("-", "\u2212")
