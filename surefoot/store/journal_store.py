"""The journal: facts in the order in which they were stored, only ever added to."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from surefoot.facts import journal
from surefoot.facts.types import Fact
from surefoot.store import statements
from surefoot.store.database import transaction
from surefoot.store.errors import IdTaken


@dataclass(frozen=True, slots=True)
class Appended:
    """Ids of the facts of one call: stored by it, and stored before (or twice in the call)."""

    new: tuple[UUID, ...]
    known: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A fact and its place in the journal, from 1."""

    sequence: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Damaged:
    """A place in the journal whose line is not the fact that was stored there."""

    sequence: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the journal as it lies in the database."""

    sequence: int
    id: str
    line: bytes

    def read(self) -> Recorded | Damaged:
        """The fact of the line, or what is wrong with it."""
        try:
            fact = journal.parse(self.line)
        except ValueError as error:
            return Damaged(self.sequence, str(error))
        if fact.id.hex != self.id.replace("-", ""):
            return Damaged(self.sequence, f"the line has id {fact.id}, stored was {self.id}")
        return Recorded(self.sequence, fact)


def append(
    connection: sqlite3.Connection,
    facts: Sequence[Fact],
    beside: Callable[[], None] = lambda: None,
) -> Appended:
    """Stores the facts that are not yet in the journal, all of them or none.

    beside: what is stored in the same transaction.

    Raises IdTaken when an id belongs to a fact with other content; ValueError when a fact has no
    received_at or would not read back as it is; sqlite3.Error.
    """
    lines = [_line(fact) for fact in facts]
    new: list[UUID] = []
    known: list[UUID] = []
    with transaction(connection):
        for fact, line in zip(facts, lines, strict=True):
            key = str(fact.id)
            stored = connection.execute(statements.FACT_BY_ID, (key,)).fetchone()
            if stored is None:
                connection.execute(statements.ADD_FACT, (key, line))
                new.append(fact.id)
            elif _says_the_same(stored[0], line, fact):
                known.append(fact.id)
            else:
                raise IdTaken(fact.id)
        beside()
    return Appended(tuple(new), tuple(known))


def rows(connection: sqlite3.Connection, after: int, limit: int) -> Iterator[Row]:
    """Up to `limit` lines behind a place in the journal, in order."""
    for sequence, key, line in connection.execute(statements.FACTS_AFTER, (after, limit)):
        yield Row(sequence, key, line)


def head(connection: sqlite3.Connection) -> int:
    """The highest place in the journal, 0 when it is empty."""
    return int(connection.execute(statements.HEAD).fetchone()[0])


def _line(fact: Fact) -> str:
    if fact.received_at is None:
        raise ValueError(f"fact {fact.id} has no received_at: stamp it on receipt, then store it")
    line = journal.dump(fact)
    # JSON has no NaN: a fact that holds one would be stored and never read again.
    if journal.parse(line) != fact:
        raise ValueError(f"fact {fact.id} ({fact.kind}) does not read back as it was given")
    return line


def _says_the_same(stored: str, line: str, fact: Fact) -> bool:
    if stored == line:
        return True
    try:
        return _content(journal.parse(stored)) == _content(fact)
    except ValueError:
        return False


def _content(fact: Fact) -> dict[str, Any]:
    """What the fact says, without when it arrived (a correction holds a fact that arrived too)."""
    return fact.model_dump(exclude={"received_at": True, "by": {"received_at"}})
