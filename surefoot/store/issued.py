"""Decisions as they were shown: kept beside the facts, never changed by what came later."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from surefoot.store import statements
from surefoot.store.database import transaction


@dataclass(frozen=True, slots=True)
class Issued:
    """A decision as a person was shown it.

    head: how far the journal reached. decision: JSON, kept to the letter. issued_at: aware, else
    ValueError.
    """

    day: date
    knowledge_version: str
    head: int
    decision: str
    issued_at: datetime

    def __post_init__(self) -> None:
        if self.issued_at.utcoffset() is None:
            raise ValueError(f"issued_at needs a time zone, got {self.issued_at.isoformat()}")


def issue(connection: sqlite3.Connection, issued: Issued) -> bool:
    """Keeps a decision; False when the day's last one has the same text already."""
    with transaction(connection):
        last = _last_of(connection, issued.day)
        if last is not None and last.decision == issued.decision:
            return False
        connection.execute(
            statements.ADD_ISSUED,
            (
                issued.day.isoformat(),
                issued.knowledge_version,
                issued.head,
                issued.decision,
                issued.issued_at.isoformat(),
            ),
        )
    return True


def of_day(connection: sqlite3.Connection, day: date) -> tuple[Issued, ...]:
    """Every decision shown for a day, oldest first."""
    return tuple(_read(connection.execute(statements.ISSUED_OF_DAY, (day.isoformat(),))))


def _last_of(connection: sqlite3.Connection, day: date) -> Issued | None:
    """The decision shown last for a day."""
    found = _read(connection.execute(statements.LAST_ISSUED_OF_DAY, (day.isoformat(),)))
    return next(iter(found), None)


def _read(rows: Iterable[tuple[str, str, int, str, str]]) -> list[Issued]:
    return [
        Issued(date.fromisoformat(day), version, head, decision, datetime.fromisoformat(issued_at))
        for day, version, head, decision, issued_at in rows
    ]
