"""Looking back over the ledger from a day: sessions with their lights, runs, check-ins."""

from collections.abc import Iterator
from typing import NamedTuple

from surefoot.engine.ledger import Day, Ledger
from surefoot.engine.lights import Light
from surefoot.engine.matching import SessionLog
from surefoot.facts.vocabulary import SessionClass


class Done(NamedTuple):
    """A session that took place, its light, and whether a morning has closed it."""

    day: int
    session: SessionLog
    light: Light
    closed: bool


def days_back(ledger: Ledger, today: int, count: int) -> Iterator[Day]:
    """Today and the days before, newest first, `count` of them at most."""
    first, days = ledger.first, ledger.days
    last = min(today, first + len(days) - 1)
    for ordinal in range(last, max(today - count, first - 1), -1):
        yield days[ordinal - first]


def done(
    ledger: Ledger, today: int, count: int, session_class: SessionClass | None = None
) -> Iterator[Done]:
    """Sessions that took place in the last `count` days (today included), newest first; of one
    class only when it is given."""
    first = ledger.first
    days = ledger.days
    for ordinal in range(today, max(today - count, first - 1), -1):
        sessions = days[ordinal - first].sessions
        if not sessions:
            continue
        after = days[ordinal - first + 1] if ordinal < today else None
        for position in range(len(sessions) - 1, -1, -1):
            session = sessions[position]
            if session.done and (session_class is None or session.kind == session_class):
                light = session.light if after is None else after.closed[position]
                yield Done(ordinal, session, light, after is not None)


def latest_impact(ledger: Ledger, today: int, count: int = 28) -> Done | None:
    """The newest closed impact session."""
    for entry in done(ledger, today, count):
        if entry.session.impact and entry.closed:
            return entry
    return None


def run_minutes(ledger: Ledger, first: int, last: int) -> float:
    """Running minutes done in the days first..last."""
    return sum(
        session.run_min
        for ordinal in range(max(first, ledger.first), min(last, ledger.last) + 1)
        for session in ledger.days[ordinal - ledger.first].sessions
        if session.done
    )


def mean_morning_pain(ledger: Ledger, first: int, last: int) -> float | None:
    """Mean over the check-ins of each day's worst morning pain; None without check-ins."""
    scores = [
        day.worst_pain
        for day in ledger.days[max(first - ledger.first, 0) : max(last + 1 - ledger.first, 0)]
        if day.worst_pain is not None
    ]
    return sum(scores) / len(scores) if scores else None


def check_ins(ledger: Ledger, today: int, count: int) -> int:
    """Days with a check-in among the last `count`, today included."""
    return sum(day.check_in is not None for day in days_back(ledger, today, count))
