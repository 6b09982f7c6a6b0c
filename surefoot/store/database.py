"""Connections to the SQLite database and transactions on them.

The standard library's driver, not SQLAlchemy: a command that opens the store and reads 1,000
facts takes 25 ms this way and 350 ms through SQLAlchemy Core, nearly all of it the import. The
tables are described once, in `schema`, which only migrations import.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BUSY_TIMEOUT_S = 10.0

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    # On macOS a plain fsync stops at the drive's cache; elsewhere this changes nothing.
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
)


def look(database: Path) -> sqlite3.Connection:
    """Opens an existing database for reading only.

    Unlike any other way this changes neither the database nor the write-ahead log beside it, so
    that a damaged or foreign one stays as it was found. Raises sqlite3.Error when there is none.
    """
    return sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=_BUSY_TIMEOUT_S)


def connect(database: Path) -> sqlite3.Connection:
    """Opens an existing database; transactions are begun and ended in so many words.

    Threads may share the connection, one at a time. Raises sqlite3.Error when there is none.
    """
    connection = sqlite3.connect(
        f"{database.as_uri()}?mode=rw",
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def let_readers_in(connection: sqlite3.Connection) -> None:
    """Turns to a write-ahead log, where reading and writing do not wait for each other.

    The database remembers it; a restored one has to be told again.
    """
    connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of the block is stored, durably, or nothing of it.

    IMMEDIATE: the right to write is taken before the first read, so that what was read still
    holds when the writing starts.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself, as it does on a full disk.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def flaw(connection: sqlite3.Connection) -> str | None:
    """What SQLite's own check finds wrong with the database; None when it is sound."""
    finding = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    return None if finding == "ok" else finding
