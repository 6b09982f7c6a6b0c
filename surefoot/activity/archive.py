"""Archives of activity files: zips, the exports of Strava and Garmin, archives within archives.

An archive is read from front to back, one file at a time: of its contents only the file at hand is
in memory, and an inner archive rests in a temporary file. Nothing is unpacked to a named place.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, Literal

from surefoot.activity import garmin_export, strava_export
from surefoot.activity.limits import (
    LIST_MOST_BYTES,
    MAX_UNPACKED_BYTES,
    MEMBERS_MOST,
    NESTED_MOST,
    RATIO_MOST,
    TOTAL_MOST_BYTES,
)
from surefoot.activity.model import Activity
from surefoot.facts.phrase import phrase

_COPIED_AT_ONCE = 1 << 20
_IN_MEMORY_MOST = 8 << 20
_ACTIVITY_SUFFIXES = (".fit", ".gpx", ".tcx")
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the archive that may be an activity. path: the archive's name, '/', its own."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity that the export lists and has no file for: entered by hand, or lost there.

    data: what the list says of it, as the list says it.
    """

    path: str
    activity: Activity
    data: bytes


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the archive that is not read, and why."""

    path: str
    status: Literal["skipped", "failed"]
    reason: str


Content = Packed | Listed | LeftOut


def is_zip(head: bytes) -> bool:
    """Whether the first bytes are those of a zip archive (an empty one included)."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def contents(file: IO[bytes], name: str) -> Iterator[Content]:
    """What an archive holds, in its order; activities that are only listed come last.

    file: seekable. name: what the person calls it. Raises nothing: what cannot be read is a
    `LeftOut` with the reason.
    """
    yield from _Walk().archive(file, name, 1)


@dataclass(slots=True)
class _Walk:
    """The whole of one import of an archive: what it may still unpack."""

    members: int = 0
    unpacked: int = 0

    def archive(self, file: IO[bytes], name: str, depth: int) -> Iterator[Content]:
        try:
            opened = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
            yield LeftOut(name, "failed", _damaged(name))
            return
        with opened:
            yield from self._opened(opened, name, depth)

    def _opened(self, opened: zipfile.ZipFile, name: str, depth: int) -> Iterator[Content]:
        lists: list[tuple[str, bytes]] = []
        seen: set[str] = set()
        for info in opened.infolist():
            if info.is_dir():
                continue
            path = f"{name}/{info.filename}"
            self.members += 1
            if self.members > MEMBERS_MOST:
                yield LeftOut(
                    name,
                    "failed",
                    phrase(
                        "{name} holds more than {most} files: the rest was not read. "
                        "Unpack it and import its folders one by one.",
                        name=name,
                        most=MEMBERS_MOST,
                    ),
                )
                return
            refused = _refused(info, path)
            if refused is not None:
                yield refused
                continue
            kind = _kind(info.filename)
            if kind == "archive":
                yield from self._inner(opened, info, path, depth)
                continue
            if kind == "other":
                yield LeftOut(path, "skipped", _not_an_activity(path))
                continue
            limit = LIST_MOST_BYTES if kind == "list" else MAX_UNPACKED_BYTES
            data = self._read(opened, info, path, limit)
            if isinstance(data, LeftOut):
                yield data
            elif kind == "list":
                lists.append((info.filename, data))
            else:
                seen.add(info.filename)
                yield Packed(path, data)
        yield from _listed(lists, name, seen)

    def _inner(
        self, opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, depth: int
    ) -> Iterator[Content]:
        if depth >= NESTED_MOST:
            yield LeftOut(
                path,
                "failed",
                phrase(
                    "{name} lies {depth} archives deep; {most} are read. Unpack it first.",
                    name=path,
                    depth=depth,
                    most=NESTED_MOST,
                ),
            )
            return
        with SpooledTemporaryFile(max_size=_IN_MEMORY_MOST) as copy:
            try:
                with opened.open(info) as source:
                    while piece := source.read(_COPIED_AT_ONCE):
                        self.unpacked += len(piece)
                        if self.unpacked > TOTAL_MOST_BYTES:
                            yield LeftOut(path, "failed", _too_much(path))
                            return
                        copy.write(piece)
            except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
                yield LeftOut(path, "failed", _damaged(path))
                return
            copy.seek(0)
            yield from self.archive(copy, path, depth + 1)

    def _read(
        self, opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, limit: int
    ) -> bytes | LeftOut:
        """The bytes of a member. The declared size is not trusted: reading stops at the limit."""
        try:
            with opened.open(info) as source:
                data = source.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
            return LeftOut(path, "failed", _damaged(path))
        self.unpacked += len(data)
        if len(data) > limit:
            return LeftOut(
                path,
                "failed",
                phrase(
                    "{name} is larger than {most_mib} MiB unpacked: no activity is that large.",
                    name=path,
                    most_mib=limit // 2**20,
                ),
            )
        if self.unpacked > TOTAL_MOST_BYTES:
            return LeftOut(path, "failed", _too_much(path))
        return data


def _kind(filename: str) -> Literal["activity", "archive", "list", "other"]:
    pure = PurePosixPath(filename.lower())
    if strava_export.is_list(filename) or garmin_export.is_list(filename):
        return "list"
    if pure.suffix == ".zip":
        return "archive"
    stem = pure.with_suffix("") if pure.suffix == ".gz" else pure
    return "activity" if stem.suffix in _ACTIVITY_SUFFIXES else "other"


def _refused(info: zipfile.ZipInfo, path: str) -> LeftOut | None:
    """Members that are never opened: side files, tricks with paths, secrets, bombs."""
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if parts and (parts[-1].startswith(".") or "__MACOSX" in parts):
        return LeftOut(
            path,
            "skipped",
            phrase("{name} is a hidden side file, not an activity.", name=parts[-1]),
        )
    if ".." in parts or info.filename.startswith(("/", "\\")) or ":" in (parts[0] if parts else ""):
        return LeftOut(
            path,
            "failed",
            phrase(
                "{name} points outside its archive, which no export does; it was not read.",
                name=path,
            ),
        )
    if info.flag_bits & _ENCRYPTED:
        return LeftOut(
            path,
            "failed",
            phrase("{name} is locked with a password. Unpack it and import the files.", name=path),
        )
    if info.file_size > RATIO_MOST * max(info.compress_size, 1024):
        return LeftOut(
            path,
            "failed",
            phrase(
                "{name} would unpack to more than {most} times its size, which no activity does; "
                "it was not read.",
                name=path,
                most=RATIO_MOST,
            ),
        )
    return None


def _listed(lists: list[tuple[str, bytes]], name: str, seen: set[str]) -> Iterator[Content]:
    for filename, data in lists:
        path = f"{name}/{filename}"
        source = strava_export if strava_export.is_list(filename) else garmin_export
        for entry in source.without_file(data, filename, seen):
            if isinstance(entry, str):
                yield LeftOut(path, "skipped", entry)
            else:
                activity, said = entry
                yield Listed(f"{path} ({activity.start:%Y-%m-%d %H:%M})", activity, said)


def _damaged(path: str) -> str:
    return phrase("{name} is damaged. Download or export it again.", name=path)


def _not_an_activity(path: str) -> str:
    return phrase(
        "{name} is not an activity file (FIT, GPX or TCX).", name=PurePosixPath(path).name
    )


def _too_much(path: str) -> str:
    return phrase(
        "{name}: the archive unpacks to more than {most_gib} GiB; the rest was not read. "
        "Import its parts one by one.",
        name=path,
        most_gib=TOTAL_MOST_BYTES // 2**30,
    )
