"""One process at a time: an operating-system lock that a killed process cannot leave behind."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from surefoot.facts.phrase import phrase
from surefoot.store.errors import FolderInUse

if sys.platform == "win32":
    import msvcrt

    # A locked byte cannot be read on Windows: one far behind the text leaves the text readable.
    _LOCKED_BYTE = 1 << 30

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a folder: process id, the address that it serves, since when (ISO 8601).

    A command that holds a folder for a moment has neither address nor since.
    """

    pid: int
    address: str = ""
    since: str = ""

    def __str__(self) -> str:
        place = f" at {self.address}" if self.address else ""
        start = f", since {self.since}" if self.since else ""
        return f"process {self.pid}{place}{start}"


@contextmanager
def held(path: Path, holder: Holder) -> Iterator[None]:
    """Holds the lock file and says in it who does. Raises FolderInUse when another process does."""
    descriptor = _acquire(path)
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(asdict(holder)).encode())
        yield
    finally:
        # The file stays: removing it would let two processes hold two files of one name.
        os.ftruncate(descriptor, 0)
        os.close(descriptor)


def holder_of(path: Path) -> Holder | None:
    """Who wrote the lock file last; None when nobody did or it says nothing readable."""
    try:
        return Holder(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _acquire(path: Path) -> int:
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not _try_lock(descriptor):
                who = holder_of(path)
                raise FolderInUse(
                    phrase(
                        "The data folder {folder} is in use by Surefoot: {who}. "
                        "Use that one, or stop it first",
                        folder=path.parent,
                        who=who or phrase("another process"),
                    )
                )
            if _is_still(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _is_still(descriptor: int, path: Path) -> bool:
    """Whether the locked file is the one of that name: `destroy` may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
