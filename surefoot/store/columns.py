"""Columns of activities at rest: bytes made of the files, kept so that a chart opens at once.

The imported file is the truth. A column may be dropped at any time, as the file gives it again;
so an archive holds none, and a missing or damaged one is no loss.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from surefoot.store import statements


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an activity, packed. version: of the program's way of making columns."""

    activity: UUID
    name: str
    version: int
    scale: int
    count: int
    data: bytes


def add(connection: sqlite3.Connection, columns: Iterable[Column]) -> None:
    """Keeps columns; one of the same activity and name is replaced."""
    connection.executemany(
        statements.PUT_COLUMN,
        ((str(c.activity), c.name, c.version, c.scale, c.count, c.data) for c in columns),
    )


def of_activity(connection: sqlite3.Connection, activity: UUID) -> tuple[Column, ...]:
    """Every column of an activity."""
    return tuple(_read(connection.execute(statements.COLUMNS_OF_ACTIVITY, (str(activity),))))


def remove(connection: sqlite3.Connection, activities: Sequence[UUID]) -> None:
    """Drops every column of activities."""
    connection.executemany(statements.DROP_COLUMNS, ((str(each),) for each in activities))


def _read(rows: Iterable[tuple[str, str, int, int, int, bytes]]) -> Iterator[Column]:
    for activity, name, version, scale, count, data in rows:
        yield Column(UUID(activity), name, version, scale, count, data)
