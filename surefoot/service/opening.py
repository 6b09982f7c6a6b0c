"""Opening a data folder: where it is, who may use it, and its use cases."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from surefoot.knowledge.schema import Knowledge
from surefoot.service.app import Surefoot
from surefoot.service.errors import ServiceError
from surefoot.store.errors import StoreError
from surefoot.store.opening import open_store
from surefoot.text.language import said


def data_folder() -> Path:
    """SUREFOOT_HOME, else the platform's place for application data."""
    named = os.environ.get("SUREFOOT_HOME")
    if named:
        return Path(named).expanduser()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "Surefoot"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/Surefoot"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local/share")) / "surefoot"


@cache
def program_version() -> str:
    """The installed version; 'unknown' when run from a tree that was never installed."""
    # Imported here: it brings a mail parser along, and few commands show the version.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("surefoot")
    except PackageNotFoundError:
        return "unknown"


def utc_now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)


@contextmanager
def open_surefoot(
    folder: Path,
    *,
    serving_at: str | None = None,
    now: Callable[[], datetime] = utc_now,
    knowledge: Knowledge | None = None,
    demo: bool = False,
) -> Iterator[Surefoot]:
    """The use cases over a data folder, made when it is not there yet.

    serving_at: the address that a server will listen on; it takes the folder for itself.
    knowledge: what is installed, by default this program's. Raises ServiceError with a sentence
    for a person when the folder cannot be used.
    """
    surefoot: Surefoot | None = None
    try:
        surefoot = Surefoot(
            folder,
            lambda: open_store(
                folder, exclusive=serving_at is not None, at=now(), address=serving_at or ""
            ),
            version=program_version,
            now=now,
            knowledge=knowledge,
            demo=demo,
        )
        if serving_at is not None and (folder / "jobs").exists():
            surefoot.jobs.sweep()
        yield surefoot
    except StoreError as error:
        raise ServiceError(said(error.sentence)) from error
    finally:
        if surefoot is not None:
            surefoot.close()
