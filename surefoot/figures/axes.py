"""Axes with round numbers, and axes of days."""

from collections.abc import Callable, Iterable
from datetime import date
from math import ceil, floor, log10

from surefoot.figures.plot import Axis, Number, Tick

_ROUND = (1.0, 2.0, 5.0, 10.0)
_WEEKS_NAMED = 27
"""A longer stretch has its months named."""


def known(values: Iterable[Number]) -> list[float]:
    """The values that are there."""
    return [value for value in values if value is not None]


def round_step(span: float, most: int) -> float:
    """The step of 1, 2 or 5 times a power of ten that goes into a span at most so many times."""
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next((power * each for each in _ROUND if power * each >= rough * 0.9999), power * 10)


def measure(
    name: str,
    values: Iterable[Number],
    least: float,
    *,
    from_zero: bool = True,
    most: int = 4,
    label: Callable[[float], str] = "{:g}".format,
) -> Axis:
    """A round axis that holds the values; least: the smallest span, so that noise stays small."""
    found = known(values)
    low = 0.0 if from_zero else min(found, default=0.0)
    high = max(found, default=low)
    missing = max(0.0, least - (high - low))
    if from_zero:
        high += missing
    else:
        low, high = low - missing / 2, high + missing / 2
    step = round_step(high - low, most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(
        Tick(round(place * step, 6), label(round(place * step, 6)))
        for place in range(first, last + 1)
    )
    return Axis(name, ticks[0].at, ticks[-1].at, ticks)


def days(
    name: str,
    first: date,
    last: date,
    day_label: Callable[[date], str],
    month_label: Callable[[date], str],
) -> Axis:
    """Days counted from the first, which stands at 0; every week is named, over a longer stretch
    every month."""
    span = (last - first).days
    if span < 7 * _WEEKS_NAMED:
        named = [date.fromordinal(first.toordinal() + week) for week in range(0, span + 1, 7)]
        ticks = [Tick(float((day - first).days), day_label(day)) for day in named]
    else:
        months = _months(first, last)
        ticks = [Tick(float((day - first).days), month_label(day)) for day in months]
    return Axis(name, -0.5, span + 0.5, tuple(ticks))


def weeks(
    name: str,
    starts: tuple[date, ...],
    day_label: Callable[[date], str],
    month_label: Callable[[date], str],
) -> Axis:
    """Weeks by their number from the first, which stands at 0; each is named by its first day,
    over a longer stretch the first of each month by the month."""
    if len(starts) < _WEEKS_NAMED:
        ticks = [Tick(float(place), day_label(day)) for place, day in enumerate(starts)]
    else:
        ticks = [
            Tick(float(place), month_label(day))
            for place, day in enumerate(starts)
            if place == 0 or day.month != starts[place - 1].month
        ]
    return Axis(name, -0.5, len(starts) - 0.5, tuple(ticks))


def _months(first: date, last: date) -> list[date]:
    day = first if first.day == 1 else _next_month(first)
    found = []
    while day <= last:
        found.append(day)
        day = _next_month(day)
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
