"""Bytes that are on the disk, whole, when a call returns."""

import os
import sys
import tempfile
from pathlib import Path

from surefoot.store.home import PARTIAL

if sys.platform == "darwin":
    import fcntl

    def sync(descriptor: int) -> None:
        """Waits until the disk has the file; fsync alone stops at the drive's cache here."""
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)

else:

    def sync(descriptor: int) -> None:
        """Waits until the disk has the file."""
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the folder's entries (Windows offers no such call)."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)


def sync_file(path: Path) -> None:
    """Waits until the disk has a file that something else wrote."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def write_durably(path: Path, data: bytes) -> None:
    """Writes a file that only its owner may read: there whole, or not at all.

    Raises OSError; then nothing of it is left, and a file of that name is as it was.
    """
    if not path.parent.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        sync_folder(path.parent.parent)
    descriptor, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=PARTIAL, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
