"""How numbers become measures: always finite, always with a standing and a reason."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from surefoot.facts.technique import GaitMeasure, Side
from surefoot.gait.outcome import Analysis, Doubt, Why

Standing = Literal["measured", "change_only", "not_measurable"]
Named = tuple[str, str, Side | None]
"""Id, unit and side of a measure."""


def measure(
    named: Named,
    values: Iterable[float],
    *,
    standing: Standing = "measured",
    why: Why | Literal[""] = "",
    least: int = 3,
) -> GaitMeasure:
    """Mean and spread of some values; not_measurable with fewer than `least` finite ones."""
    finite = np.array([each for each in values if np.isfinite(each)], dtype=np.float64)
    if standing == "not_measurable" or len(finite) < least:
        return absent(named, why or "too_few_contacts", len(finite))
    spread = float(np.std(finite, ddof=1)) if len(finite) > 1 else None
    return told(named, float(np.mean(finite)), len(finite), spread, standing, why)


def told(
    named: Named,
    value: float,
    n: int,
    spread: float | None,
    standing: Standing = "measured",
    why: Why | Literal[""] = "",
) -> GaitMeasure:
    """A measure whose mean and spread are known already."""
    id, unit, side = named
    return GaitMeasure(
        id=id,
        side=side,
        value=round(value, 3),
        unit=unit,
        n=n,
        spread=None if spread is None else round(spread, 3),
        standing=standing,
        why=why,
    )


def absent(named: Named, why: Why, n: int = 0) -> GaitMeasure:
    """A measure that the clip does not give."""
    id, unit, side = named
    return GaitMeasure(
        id=id, side=side, value=None, unit=unit, n=n, standing="not_measurable", why=why
    )


def nothing(names: Iterable[Named], doubts: Iterable[Doubt]) -> Analysis:
    """An analysis that abstains: every measure of the view, each with the first doubt."""
    all_doubts = tuple(dict.fromkeys(doubts))
    return Analysis(tuple(absent(named, all_doubts[0]) for named in names), doubts=all_doubts)
