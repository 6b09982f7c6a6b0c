"""Copies of the database, taken while it is in use, and the way back from one."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from surefoot.facts.phrase import phrase
from surefoot.store.database import flaw, look
from surefoot.store.durable import sync_file, sync_folder
from surefoot.store.errors import StoreError
from surefoot.store.home import PARTIAL, DataFolder
from surefoot.store.lock import Holder, held
from surefoot.store.plain import damaged, plain_errors
from surefoot.store.revision import revision_of

KEPT = 5
"""Older backups go when a new one is made."""


def backup(path: Path, at: datetime) -> Path:
    """Copies the database of a data folder into its `backups/` and keeps the newest five.

    at: the moment that the copy is named after, aware. Facts that are stored meanwhile may or may
    not be in it. Raises StoreError; a damaged database pushes no sound backup out.
    """
    folder = DataFolder(path)
    with plain_errors(folder):
        return copy_database(folder, at)


def copy_database(folder: DataFolder, at: datetime) -> Path:
    """As `backup`. Raises sqlite3.Error and OSError beside StoreError."""
    target = folder.backups / f"surefoot-{_stamp(at)}.db"
    temporary = target.with_name(target.name + PARTIAL)
    try:
        temporary.touch(mode=0o600)
        with (
            closing(look(folder.database)) as source,
            closing(sqlite3.connect(temporary)) as copy,
        ):
            source.backup(copy)
            # One file, without a write-ahead log beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            if (finding := flaw(copy)) is not None:
                raise damaged(folder, finding)
        sync_file(temporary)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(folder.backups)
    for old in folder.kept_backups()[KEPT:]:
        old.unlink()
    return target


def restore(path: Path, from_backup: Path, at: datetime) -> Path | None:
    """Puts a backup in the place of the database, which is moved into `backups/`, not removed.

    Returns where the former database now lies, None when there was none. Imported files and
    knowledge stay as they are. Raises FolderInUse while a process serves the folder, StoreError
    when the backup itself is damaged.
    """
    folder = DataFolder(path)
    with plain_errors(folder), held(folder.lock, Holder(os.getpid())):
        try:
            _rebuild(folder, from_backup)
        except (sqlite3.DatabaseError, StoreError) as error:
            folder.new_database.unlink(missing_ok=True)
            raise StoreError(
                phrase(
                    "The backup {backup} cannot be restored ({error}); nothing was changed. "
                    "Take another one",
                    backup=from_backup,
                    error=error,
                )
            ) from error
        former = _set_aside(folder, at)
        folder.new_database.replace(folder.database)
        sync_folder(folder.path)
    return former


def _rebuild(folder: DataFolder, from_backup: Path) -> None:
    folder.new_database.unlink(missing_ok=True)
    folder.new_database.touch(mode=0o600)
    with (
        closing(look(from_backup.absolute())) as source,
        closing(sqlite3.connect(folder.new_database)) as copy,
    ):
        source.backup(copy)
        if (finding := flaw(copy)) is not None:
            raise StoreError(finding)
        if revision_of(copy) is None:
            raise StoreError(phrase("it holds no tables of Surefoot"))
    sync_file(folder.new_database)


def _set_aside(folder: DataFolder, at: datetime) -> Path | None:
    """Moves the database and its write-ahead log: a log beside the wrong database is poison."""
    aside = folder.backups / f"replaced-{_stamp(at)}.db"
    for suffix in ("-shm", "-wal", ""):
        path = Path(f"{folder.database}{suffix}")
        if path.exists():
            path.replace(f"{aside}{suffix}")
    return aside if aside.exists() else None


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
