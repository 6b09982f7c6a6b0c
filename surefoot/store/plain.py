"""Errors of SQLite and of the file system, said as errors of the store."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from surefoot.facts.phrase import phrase
from surefoot.store.errors import Busy, DamagedDatabase, DiskFull, NotWritable, StoreError
from surefoot.store.home import DataFolder

_PRIMARY_CODE = 0xFF
_ROOM_FOR_SQLITE_BYTES = 128 * 1024
"""Below this, 'disk I/O error' means that the shared-memory file had no room."""


@contextmanager
def plain_errors(folder: DataFolder) -> Iterator[None]:
    """Raises StoreError in place of sqlite3.Error and OSError; other errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        raise of_sqlite(error, folder) from error
    except OSError as error:
        raise of_system(error, folder) from error


def of_sqlite(error: sqlite3.Error, folder: DataFolder) -> StoreError:
    """What an error of SQLite means for the person whose folder this is."""
    match getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE:
        case sqlite3.SQLITE_FULL:
            return disk_full(folder)
        case sqlite3.SQLITE_IOERR if _no_room(folder):
            return disk_full(folder)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return damaged(folder, str(error))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return not_writable(folder, str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return Busy(
                phrase(
                    "Another program is writing to {database}; nothing was stored. "
                    "Try again in a moment",
                    database=folder.database,
                )
            )
    return StoreError(
        phrase(
            "{place}: {error}. Nothing was stored by this step", place=folder.database, error=error
        )
    )


def of_system(error: OSError, folder: DataFolder) -> StoreError:
    """What an error of the operating system means for the person whose folder this is."""
    if is_full(error):
        return disk_full(folder)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
        return not_writable(folder, str(error))
    return StoreError(
        phrase("{place}: {error}. Nothing was stored by this step", place=folder.path, error=error)
    )


def is_full(error: BaseException | None) -> bool:
    """Whether an error says that a disk has no room left."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def disk_full(folder: DataFolder) -> DiskFull:
    return DiskFull(
        phrase(
            "The disk with {folder} is full, so this was not stored; everything stored before "
            "is still there. Free some space, then try again",
            folder=folder.path,
        )
    )


def not_writable(folder: DataFolder, reason: str) -> NotWritable:
    return NotWritable(
        phrase(
            "{folder} cannot be written ({reason}). Give yourself write permission there, "
            "or choose another data folder",
            folder=folder.path,
            reason=reason,
        )
    )


def damaged(folder: DataFolder, reason: str) -> DamagedDatabase:
    """The database cannot be trusted: says where it lies and where its backups are."""
    backups = folder.kept_backups()
    if backups:
        way_out = phrase(
            "The newest of {count} backups is {backup}: restore that one",
            count=len(backups),
            backup=backups[0],
        )
    else:
        way_out = phrase(
            "There is no backup in {folder}: copy the folder before trying a repair",
            folder=folder.backups,
        )
    return DamagedDatabase(
        phrase(
            "The database {database} is damaged ({reason}). It was left as it is. {way_out}",
            database=folder.database,
            reason=reason,
            way_out=way_out,
        )
    )


def _no_room(folder: DataFolder) -> bool:
    return shutil.disk_usage(folder.path).free < _ROOM_FOR_SQLITE_BYTES
