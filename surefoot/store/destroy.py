"""Deleting everything: the runner's right, and the only way that a fact ever leaves."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from surefoot.store.home import DataFolder
from surefoot.store.lock import Holder, held
from surefoot.store.plain import plain_errors


def destroy(path: Path) -> tuple[Path, ...]:
    """Deletes journal, files, backups, knowledge and lock; returns what was removed.

    Files that are not the product's stay, and so do their folders. The bytes are not overwritten.
    Raises FolderInUse while a process serves the folder; nothing is removed then.
    """
    folder = DataFolder(path)
    if not folder.path.is_dir():
        return ()
    removed = []
    with plain_errors(folder):
        with held(folder.lock, Holder(os.getpid())):
            for belonging in list(folder.belongings()):
                # Windows removes no open file; the lock goes below, once it is let go.
                if belonging != folder.lock or sys.platform != "win32":
                    belonging.unlink(missing_ok=True)
                removed.append(belonging)
        if sys.platform == "win32":
            folder.lock.unlink(missing_ok=True)
        removed += _remove_empty(folder)
    return tuple(removed)


def _remove_empty(folder: DataFolder) -> list[Path]:
    removed = []
    parts = (
        folder.files, folder.clips, folder.backups, folder.knowledge, folder.tls, folder.path
    )  # fmt: skip
    jobs = sorted(folder.jobs.glob("**/"), reverse=True)
    for part in (*folder.files.glob("??"), *folder.clips.glob("*"), *jobs, *parts):
        with suppress(OSError):
            part.rmdir()
            removed.append(part)
    return removed
