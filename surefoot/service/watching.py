"""A folder that a watch or another program writes to: what is new there is imported by itself.

The folder is looked at again and again. A file is read once it has not changed between two looks,
and read again only when it changes; what has been read is remembered beside the journal.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PurePath
from typing import IO

from surefoot.service.errors import BadInput, ServiceError
from surefoot.service.views import FileView, WatchView
from surefoot.store.errors import StoreError
from surefoot.store.store import Store
from surefoot.text.language import said, t

LOOK_EVERY_S = 2.0
"""Between two looks: so long a file must have kept its size and time before it is read."""

_SUFFIXES = (".fit", ".gpx", ".tcx", ".zip", ".fit.gz", ".gpx.gz", ".tcx.gz", ".tar", ".tgz",
             ".tar.gz")  # fmt: skip
_SHOWN_MOST = 10
_FOLDER, _READ = "watched_folder", "watched:"

Mark = tuple[int, int]
"""Size in bytes and time of change in ns: another mark, another content."""


class FolderGone(ServiceError):
    """The watched folder is not there, or may not be read; the message says which."""


def is_watched(name: str) -> bool:
    """Whether a name is that of a finished activity file or archive: not hidden, not temporary."""
    lower = name.lower()
    return lower.endswith(_SUFFIXES) and not lower.startswith((".", "~"))


class Watch:
    """One folder, with those below it, and what of it has been read."""

    def __init__(self, folder: Path, store: Store) -> None:
        with suppress(RuntimeError):  # nobody of that name: then there is no such folder
            folder = folder.expanduser()
        self.folder = folder.absolute()
        self._store = store
        self._key = f"{_READ}{self.folder}"
        self._read: dict[str, Mark] = {
            name: (mark[0], mark[1]) for name, mark in json.loads(store.setting(self._key) or "{}")
        }
        self._before: dict[str, Mark] = {}
        self._refused: dict[str, Mark] = {}

    def at_rest(self) -> list[Path]:
        """The files that are new, or changed, and did not change since the last look; the oldest
        first. Raises FolderGone."""
        found = self._look()
        resting = [
            name
            for name, mark in found.items()
            if mark == self._before.get(name) and mark != self._read.get(name)
        ]
        self._before = found
        resting.sort(key=lambda name: (found[name][1], name))
        return [self.folder / name for name in resting]

    def take_in(
        self, path: Path, importing: Callable[[str, IO[bytes]], list[FileView]]
    ) -> list[FileView]:
        """Imports one of the files at rest and remembers that it was read.

        A file that cannot be opened is told once, and tried again at each look.
        """
        name = str(path.relative_to(self.folder))
        mark = self._before.get(name)
        if mark is None:
            return []
        try:
            with path.open("rb") as file:
                views = importing(str(path), file)
        except FileNotFoundError:
            return []
        except OSError as error:
            if self._refused.get(name) == mark:
                return []
            self._refused[name] = mark
            why = t("it cannot be read: {why}", why=error.strerror or error)
            return [FileView(str(path), "failed", [why], [])]
        self._read[name] = mark
        self._store.set_setting(self._key, json.dumps(list(self._read.items())))
        return views

    def _look(self) -> dict[str, Mark]:
        try:
            with os.scandir(self.folder) as entries:
                return dict(self._marks(entries, PurePath()))
        except NotADirectoryError as error:
            raise FolderGone(
                t("{folder} is not a folder. Name one to watch.", folder=self.folder)
            ) from error
        except (FileNotFoundError, ValueError) as error:
            raise FolderGone(
                t("There is no folder {folder}. Make it, or name another.", folder=self.folder)
            ) from error
        except OSError as error:
            raise FolderGone(
                t(
                    "The folder {folder} cannot be read: {why}.",
                    folder=self.folder,
                    why=error.strerror or error,
                )
            ) from error

    def _marks(
        self, entries: "Iterator[os.DirEntry[str]]", below: PurePath
    ) -> Iterator[tuple[str, Mark]]:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_dir(follow_symlinks=False):
                    with os.scandir(entry) as inner:
                        yield from self._marks(inner, below / entry.name)
                elif is_watched(entry.name) and entry.is_file():
                    status = entry.stat()
                    yield str(below / entry.name), (status.st_size, status.st_mtime_ns)
            except OSError:
                continue  # gone or closed since its folder was listed


class WatchedFolder:
    """The folder that a server watches, as the runner set it, and what came of it lately."""

    def __init__(
        self,
        store: Store,
        importing: Callable[[str, IO[bytes]], list[FileView]],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._importing = importing
        self._now = now
        self._shown: list[FileView] = []
        self._looked_at: datetime | None = None
        self._problem = ""
        kept = store.setting(_FOLDER) or ""
        self._watch = Watch(Path(kept), store) if kept else None

    def choose(self, folder: str) -> WatchView:
        """Watches another folder from now on; '' for none. Raises BadInput."""
        watch = None
        if folder.strip():
            watch = Watch(Path(folder.strip()), self._store)
            try:
                watch.at_rest()
            except FolderGone as gone:
                raise BadInput(gone.message) from gone
        self._store.set_setting(_FOLDER, "" if watch is None else str(watch.folder))
        self._watch, self._shown, self._looked_at, self._problem = watch, [], None, ""
        return self.view()

    def at_rest(self) -> list[Path]:
        """What waits to be imported now; empty while the folder is gone, and when there is none."""
        watch = self._watch
        if watch is None:
            return []
        try:
            waiting = watch.at_rest()
        except FolderGone as gone:
            self._problem = gone.message
            return []
        self._problem = ""
        self._looked_at = self._now()
        return waiting

    def take_in(self, path: Path) -> None:
        """Imports one of them, unless another folder has been chosen meanwhile."""
        watch = self._watch
        if watch is None or not path.is_relative_to(watch.folder):
            return
        try:
            found = watch.take_in(path, self._importing)
        except StoreError as error:
            self._problem = said(error.sentence)
            return
        self._shown = [*reversed(found), *self._shown][:_SHOWN_MOST]

    def view(self) -> WatchView:
        """The folder, what is wrong with it, and the files read last, newest first."""
        folder = "" if self._watch is None else str(self._watch.folder)
        return WatchView(folder, self._looked_at, self._problem, list(self._shown))
