"""Opening a data folder: lock it, look at what lies there, bring it up to date, connect."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from surefoot.facts.phrase import phrase
from surefoot.store.backup import copy_database
from surefoot.store.database import connect, flaw, let_readers_in, look
from surefoot.store.errors import FolderInUse, MigrationFailed, NewerDatabase
from surefoot.store.home import DataFolder
from surefoot.store.lock import Holder, held
from surefoot.store.plain import damaged, plain_errors
from surefoot.store.revision import HEAD_REVISION, revision_of
from surefoot.store.store import Store

_PATIENCE_S = 5.0
"""How long a command waits for another process to finish bringing the folder up to date."""

_LEFTOVER_AFTER = timedelta(days=1)


@contextmanager
def open_store(path: Path, *, exclusive: bool, at: datetime, address: str = "") -> Iterator[Store]:
    """Opens the store in a data folder, made with mode 0700 when there is none.

    exclusive: True for a process that serves (one per folder), False for a command, which may run
    beside it. at: the moment, aware; a backup before a migration is named after it. address: where
    the process serves, for the message that a second one gets.
    Raises FolderInUse, NewerDatabase, DamagedDatabase, MigrationFailed, NotWritable, DiskFull.
    """
    folder = DataFolder(path)
    with ExitStack() as stack:
        with plain_errors(folder):
            folder.create()
            if exclusive:
                holder = Holder(os.getpid(), address, at.isoformat(timespec="seconds"))
                stack.enter_context(held(folder.lock, holder))
                if not _is_current(folder):
                    _bring_up_to_date(folder, at)
                _check(folder)
                _sweep(folder, at)
            elif not _is_current(folder):
                _bring_up_to_date_in_turn(folder, at)
            connection = stack.enter_context(closing(connect(folder.database)))
            let_readers_in(connection)
        yield Store(folder, connection)


def _is_current(folder: DataFolder) -> bool:
    return _revision(folder) == HEAD_REVISION


def _revision(folder: DataFolder) -> str | None:
    """The version of the folder's database, None when the folder never had one.

    Raises DamagedDatabase when there was one, or what is there is none; NewerDatabase.
    """
    if not folder.database.exists():
        if folder.was_used():
            raise damaged(folder, phrase("it is missing, though the folder was in use"))
        return None
    if folder.database.stat().st_size == 0:
        raise damaged(folder, phrase("the file is empty"))
    with closing(look(folder.database)) as connection:
        found = revision_of(connection)
    if found is None:
        raise damaged(folder, phrase("it holds no tables of Surefoot"))
    if found > HEAD_REVISION:
        raise NewerDatabase(
            phrase(
                "A newer version of Surefoot wrote {database} (its tables are version {found}, "
                "this program knows up to {known}). Update this program; nothing was changed",
                database=folder.database,
                found=found,
                known=HEAD_REVISION,
            )
        )
    return found


def _bring_up_to_date(folder: DataFolder, at: datetime) -> None:
    """Makes or migrates the database; whoever calls holds the lock."""
    from surefoot.store import migrate

    found = _revision(folder)
    if found is None:
        migrate.create(folder)
    elif found != HEAD_REVISION:
        copy = copy_database(folder, at)
        try:
            migrate.upgrade(folder.database)
        except Exception as error:
            raise MigrationFailed(
                phrase(
                    "{database} could not be brought from version {found} to {wanted}: {error}. "
                    "It was rolled back and is as it was before; a copy from just before lies in "
                    "{copy}. Go on with the program version you had",
                    database=folder.database,
                    found=found,
                    wanted=HEAD_REVISION,
                    error=error,
                    copy=copy,
                )
            ) from error


def _bring_up_to_date_in_turn(folder: DataFolder, at: datetime) -> None:
    """As above, for a command: only while nobody serves the folder, after whoever else is at it."""
    give_up_at = time.monotonic() + _PATIENCE_S
    while True:
        try:
            with held(folder.lock, Holder(os.getpid())):
                return _bring_up_to_date(folder, at)
        except FolderInUse:
            if _is_current(folder):
                return None
            if time.monotonic() > give_up_at:
                raise
        time.sleep(0.05)


def _check(folder: DataFolder) -> None:
    with closing(look(folder.database)) as connection:
        if (finding := flaw(connection)) is not None:
            raise damaged(folder, finding)


def _sweep(folder: DataFolder, at: datetime) -> None:
    """Removes what a killed process was writing; a command may be writing right now, so not all."""
    for leftover in folder.leftovers():
        try:
            written = datetime.fromtimestamp(leftover.stat().st_mtime, UTC)
            if written < at - _LEFTOVER_AFTER:
                leftover.unlink()
        except FileNotFoundError:
            continue
