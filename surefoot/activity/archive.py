"""Archives of activity files: zip and tar, the exports of Strava and Garmin, one in another.

An archive is read from front to back, one file at a time: of its contents only the file at hand is
in memory, and an inner archive rests in a temporary file. Nothing is unpacked to a named place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, Literal

from surefoot.activity import garmin_export, strava_export
from surefoot.activity.fit_wire import looks_like_fit
from surefoot.activity.limits import (
    MAX_UNPACKED_BYTES,
    MEMBERS_MOST,
    NESTED_MOST,
    RATIO_MOST,
    TOTAL_MOST_BYTES,
)
from surefoot.activity.members import HEAD_BYTES, UNREADABLE, Member, is_archive, members
from surefoot.activity.model import Activity
from surefoot.activity.read import packer
from surefoot.facts.phrase import phrase

_COPIED_AT_ONCE = 1 << 20
_IN_MEMORY_MOST = 8 << 20
_ACTIVITY_SUFFIXES = (".fit", ".gpx", ".tcx")
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of the archive that may be an activity. path: the archive's name, '/', its own."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Listed:
    """An activity that the list of an export tells of: known by its totals when its file is not.

    data: what the list says of it, as the list says it. file: key of the file that it names
    (`strava_export.file_key`), '' for none: entered by hand, or not said.
    """

    path: str
    activity: Activity
    data: bytes
    file: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the archive that is not read, and why. file: as in `Listed`."""

    path: str
    status: Literal["skipped", "failed"]
    reason: str
    file: str = ""


Content = Packed | Listed | LeftOut


def contents(
    file: IO[bytes], name: str, told: Callable[[float], None] = lambda share: None
) -> Iterator[Content]:
    """What an archive holds, in its order; what is only listed comes last.

    file: seekable. name: what the person calls it. told: hears how much of it lies behind, 0 to 1.
    Raises nothing: what cannot be read is a `LeftOut` with the reason.
    """
    yield from _Walk(told).archive(file, name, 1, (0.0, 1.0))


def is_list(name: str) -> bool:
    """Whether a file is the list of an export, by its name."""
    return strava_export.is_list(name) or garmin_export.is_list(name)


def may_be_activity(name: str, head: bytes) -> bool:
    """Whether a file is worth reading: by its name, or by how it begins.

    head: HEAD_BYTES of it. What is packed in a way that we do not open is: reading says so.
    """
    if name.lower().removesuffix(".gz").endswith(_ACTIVITY_SUFFIXES):
        return True
    if looks_like_fit(head) or head.startswith(b"\x1f\x8b") or packer(head) is not None:
        return True
    return b"<gpx" in head or b"<TrainingCenterDatabase" in head


def listed(file: IO[bytes], path: str) -> Iterator[Listed | LeftOut]:
    """What the list of an export tells. Raises one of UNREADABLE."""
    source = strava_export if strava_export.is_list(path) else garmin_export
    for row in source.rows(file, path):
        if isinstance(row, str):
            yield LeftOut(path, "failed", row)
        elif isinstance(row.activity, str):
            yield LeftOut(path, "skipped", row.activity, row.file)
        else:
            start = f"{row.activity.start:%Y-%m-%d %H:%M}"
            yield Listed(f"{path} ({start})", row.activity, row.said, row.file)


def not_an_activity(path: str) -> str:
    """What is said of a file that is not worth reading."""
    return phrase(
        "{name} is not an activity file (FIT, GPX or TCX).", name=PurePosixPath(path).name
    )


@dataclass(slots=True)
class _Walk:
    """The whole of one import of an archive: what it may still unpack."""

    told: Callable[[float], None]
    members: int = 0
    unpacked: int = 0

    def archive(
        self, file: IO[bytes], name: str, depth: int, part: tuple[float, float]
    ) -> Iterator[Content]:
        """What one archive holds. part: from where to where it lies in the outermost one."""
        if depth > NESTED_MOST:
            yield LeftOut(name, "failed", _too_deep(name, depth - 1))
            return
        lists: list[tuple[Member, str]] = []
        size_bytes, told_bytes, packed_bytes = file.seek(0, 2), 0, 0
        file.seek(0)
        first, last = part
        at = first
        try:
            with members(file) as found:
                for member in found:
                    self.members += 1
                    told_bytes += member.size_bytes
                    path = f"{name}/{_shown(member.name)}"
                    if self.members > MEMBERS_MOST:
                        yield LeftOut(name, "failed", _too_many(name))
                        return
                    if member.packed_bytes is None and told_bytes > RATIO_MOST * size_bytes:
                        yield LeftOut(name, "failed", _bomb(path))
                        return
                    packed_bytes += member.packed_bytes or 0
                    share = packed_bytes / size_bytes if packed_bytes else told_bytes / size_bytes
                    before, at = at, first + (last - first) * min(share, 1.0)
                    self.told(at)
                    refused = _refused(member, path)
                    if refused is not None:
                        yield refused
                    elif is_list(member.name):
                        lists.append((member, path))
                    else:
                        yield from self._member(member, path, depth, (before, at))
                for member, path in lists:
                    yield from self._list(member, path)
        except UNREADABLE:
            yield LeftOut(name, "failed", _damaged(name))

    def _member(
        self, member: Member, path: str, depth: int, part: tuple[float, float]
    ) -> Iterator[Content]:
        try:
            with member.open() as source:
                head = source.read(HEAD_BYTES)
                if is_archive(head) or not may_be_activity(member.name, head):
                    yield from self._not_one(source, head, path, depth, part)
                    return
                data = head + source.read(MAX_UNPACKED_BYTES + 1 - len(head))
        except NotImplementedError:
            yield LeftOut(path, "failed", _packed_otherwise(path))
            return
        except UNREADABLE:
            yield LeftOut(path, "failed", _damaged(path))
            return
        self.unpacked += len(data)
        if len(data) > MAX_UNPACKED_BYTES:
            yield LeftOut(path, "failed", _too_large(path))
        elif self.unpacked > TOTAL_MOST_BYTES:
            yield LeftOut(path, "failed", _too_much(path))
        else:
            yield Packed(path, data)

    def _not_one(
        self, source: IO[bytes], head: bytes, path: str, depth: int, part: tuple[float, float]
    ) -> Iterator[Content]:
        """A member that is no activity: an archive, which is opened, or something else."""
        if not is_archive(head):
            if path.lower().endswith(".zip"):
                yield LeftOut(path, "failed", _damaged(path))
            else:
                yield LeftOut(path, "skipped", not_an_activity(path))
            return
        with SpooledTemporaryFile(max_size=_IN_MEMORY_MOST) as copy:
            piece = head
            while piece:
                self.unpacked += len(piece)
                if self.unpacked > TOTAL_MOST_BYTES:
                    yield LeftOut(path, "failed", _too_much(path))
                    return
                copy.write(piece)
                piece = source.read(_COPIED_AT_ONCE)
            copy.seek(0)
            yield from self.archive(copy, path, depth + 1, part)

    def _list(self, member: Member, path: str) -> Iterator[Content]:
        try:
            with member.open() as source:
                yield from listed(source, path)
        except UNREADABLE:
            yield LeftOut(path, "failed", _damaged(path))


def _shown(name: str) -> str:
    """A member's name as it may be shown: a terminal acts on some characters."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _refused(member: Member, path: str) -> LeftOut | None:
    """Members that are never opened: side files, tricks with paths, secrets, bombs."""
    parts = PurePosixPath(member.name).parts
    if ".." in parts or member.name.startswith("/") or _DRIVE.match(member.name):
        return LeftOut(
            path,
            "failed",
            phrase(
                "{name} points outside its archive, which no export does; it was not read.",
                name=path,
            ),
        )
    if "__MACOSX" in parts or any(part.startswith(".") for part in parts):
        return LeftOut(
            path,
            "skipped",
            phrase("{name} is a hidden side file, not an activity.", name=PurePosixPath(path).name),
        )
    if member.locked:
        return LeftOut(
            path,
            "failed",
            phrase("{name} is locked with a password. Unpack it and import the files.", name=path),
        )
    packed_bytes = member.packed_bytes
    if packed_bytes is not None and member.size_bytes > RATIO_MOST * max(packed_bytes, 1024):
        return LeftOut(path, "failed", _bomb(path))
    return None


def _bomb(path: str) -> str:
    return phrase(
        "{name} would unpack to more than {most} times its size, which no activity does; "
        "it was not read.",
        name=path,
        most=RATIO_MOST,
    )


def _damaged(path: str) -> str:
    return phrase("{name} is damaged. Download or export it again.", name=path)


def _packed_otherwise(path: str) -> str:
    return phrase(
        "{name} is packed in a way that Surefoot does not open. Unpack the archive, and import "
        "the folder.",
        name=path,
    )


def _too_deep(path: str, depth: int) -> str:
    return phrase(
        "{name} lies {depth} archives deep; {most} are read. Unpack it first.",
        name=path,
        depth=depth,
        most=NESTED_MOST,
    )


def _too_many(name: str) -> str:
    return phrase(
        "{name} holds more than {most} files: the rest was not read. "
        "Unpack it and import its folders one by one.",
        name=name,
        most=MEMBERS_MOST,
    )


def _too_large(path: str) -> str:
    return phrase(
        "{name} is larger than {most_mib} MiB unpacked: no activity is that large.",
        name=path,
        most_mib=MAX_UNPACKED_BYTES // 2**20,
    )


def _too_much(path: str) -> str:
    return phrase(
        "{name}: the archive unpacks to more than {most_gib} GiB; the rest was not read. "
        "Import its parts one by one.",
        name=path,
        most_gib=TOTAL_MOST_BYTES // 2**30,
    )
