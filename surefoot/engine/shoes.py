"""The shoe log: which pairs there are, how far each has run, and whether one is new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from surefoot.engine.ledger import Day, Ledger
from surefoot.engine.matching import SessionLog
from surefoot.facts.types import Shoe

_NEW_FOR_D = 7


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of shoes with what it has run: metres in all, and the runs that were logged here."""

    name: str
    in_use_since: date
    retired_on: date | None
    distance_m: float
    runs: int
    distance_before_m: float
    unmeasured_runs: int
    """Runs in it whose distance nobody knows."""


def taken_into_use(day: Day) -> bool:
    """Whether a pair that is at most a week in use was entered on this day: a change (R-E015)."""
    return any(
        isinstance(fact, Shoe)
        and fact.retired_on is None
        and 0 <= day.ordinal - fact.in_use_since.toordinal() < _NEW_FOR_D
        for fact in day.beside
    )


def pairs(ledger: Ledger) -> tuple[Pair, ...]:
    """Every pair with its distance, newest first.

    A run counts for the pair that its feedback names, else for the only pair in use on its day.
    """
    shoes = known(ledger)
    worn: dict[str, list[SessionLog]] = {name: [] for name in shoes}
    for ordinal, run in _runs(ledger):
        owner = run.shoe if run.shoe in shoes else _only_pair(shoes, ordinal)
        if owner is not None:
            worn[owner].append(run)
    ordered = sorted(shoes.values(), key=lambda s: (s.in_use_since, s.name), reverse=True)
    return tuple(
        Pair(
            name=shoe.name,
            in_use_since=shoe.in_use_since,
            retired_on=shoe.retired_on,
            distance_m=shoe.distance_before_m
            + sum(run.distance_m or 0.0 for run in worn[shoe.name]),
            runs=len(worn[shoe.name]),
            distance_before_m=shoe.distance_before_m,
            unmeasured_runs=sum(run.distance_m is None for run in worn[shoe.name]),
        )
        for shoe in ordered
    )


def known(ledger: Ledger) -> dict[str, Shoe]:
    """The newest fact of each pair by its name."""
    return {fact.name: fact for day in ledger.days for fact in day.beside if isinstance(fact, Shoe)}


def _runs(ledger: Ledger) -> Iterator[tuple[int, SessionLog]]:
    for day in ledger.days:
        for session in day.sessions:
            if session.kind in ("run", "hike") and session.done:
                yield day.ordinal, session


def _only_pair(shoes: Mapping[str, Shoe], day: int) -> str | None:
    """The only pair in use on a day; None when there is none, or a choice."""
    worn = [
        name
        for name, shoe in shoes.items()
        if shoe.in_use_since.toordinal() <= day
        and (shoe.retired_on is None or day <= shoe.retired_on.toordinal())
    ]
    return worn[0] if len(worn) == 1 else None
