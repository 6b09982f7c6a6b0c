"""Another journal in the place of what a data folder holds: all of it or nothing."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from surefoot.facts.phrase import phrase
from surefoot.store import statements
from surefoot.store.backup import copy_database
from surefoot.store.database import connect, flaw, look
from surefoot.store.durable import sync_file, sync_folder
from surefoot.store.errors import Busy
from surefoot.store.home import DataFolder
from surefoot.store.lock import Holder, held
from surefoot.store.plain import damaged, plain_errors
from surefoot.store.store import Store

_THE_RUNNERS = frozenset({"journal", "issued", "file", "activity_column", "setting"})
"""Tables that `fill` answers for; what else there is belongs to the machine and stays."""


def replace(path: Path, at: datetime, fill: Callable[[Store], None]) -> Path | None:
    """Puts a new database in the place of the folder's own, which is kept in its backups.

    fill: writes into the new one, which is empty; what it raises is passed on. at: names the copy,
    aware. Returns the copy of what was there, None when there were no facts. Killed at any moment
    the folder holds either what it held or all of the new. Raises FolderInUse while a process
    serves the folder, Busy while another one reads it, StoreError; nothing has changed then.
    """
    folder = DataFolder(path)
    with plain_errors(folder), held(folder.lock, Holder(os.getpid())):
        try:
            _build(folder, fill)
            copy = copy_database(folder, at) if _holds_facts(folder) else None
            _let_go_of_log(folder)
            folder.new_database.replace(folder.database)
        finally:
            _clear(folder)
        sync_folder(folder.path)
        folder.course.unlink(missing_ok=True)
    return copy


def _build(folder: DataFolder, fill: Callable[[Store], None]) -> None:
    from surefoot.store import migrate

    _clear(folder)
    folder.new_database.touch(mode=0o600)
    migrate.upgrade(folder.new_database)
    with closing(connect(folder.new_database)) as connection:
        # Nothing rests on this file before it is whole; it is synced at the end.
        connection.execute("PRAGMA synchronous = OFF")
        fill(Store(folder, connection))
        _carry_over(connection, folder.database)
        if (finding := flaw(connection)) is not None:
            raise damaged(folder, finding)
    sync_file(folder.new_database)


def _carry_over(connection: sqlite3.Connection, database: Path) -> None:
    connection.execute("ATTACH DATABASE ? AS former", (f"{database.as_uri()}?mode=ro",))
    tables = [str(row[0]) for row in connection.execute(statements.TABLES_OF_FORMER)]
    for table in tables:
        if table not in _THE_RUNNERS:
            connection.execute(f'INSERT INTO main."{table}" SELECT * FROM former."{table}"')
    connection.execute("DETACH DATABASE former")


def _holds_facts(folder: DataFolder) -> bool:
    with closing(look(folder.database)) as connection:
        return bool(connection.execute(statements.HEAD).fetchone()[0])


def _let_go_of_log(folder: DataFolder) -> None:
    """Writes the log beside the database into it: a log beside the wrong database is poison."""
    with closing(connect(folder.database)) as connection:
        try:
            mode = str(connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0])
        except sqlite3.OperationalError:
            mode = "wal"
    if mode == "wal":
        raise Busy(
            phrase(
                "Another program is reading {database}; nothing was changed. Try again in a moment",
                database=folder.database,
            )
        )


def _clear(folder: DataFolder) -> None:
    for suffix in ("", "-journal", "-wal", "-shm"):
        Path(f"{folder.new_database}{suffix}").unlink(missing_ok=True)
