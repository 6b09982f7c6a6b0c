"""Read a file that a person chose: FIT, GPX or TCX, gzipped or not, told apart by content."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from surefoot.activity.completion import activity
from surefoot.activity.fit import read_fit
from surefoot.activity.fit_wire import looks_like_fit
from surefoot.activity.gpx import read_gpx
from surefoot.activity.limits import MAX_UNPACKED_BYTES
from surefoot.activity.markup import local_name, parse
from surefoot.activity.model import Activity, Format, Reading, Sport, SubSport
from surefoot.activity.recording import Found, Recording
from surefoot.activity.refusal import NotAnActivity, Refused, Unreadable
from surefoot.activity.tcx import read_tcx
from surefoot.facts.phrase import phrase

__all__ = ["MAX_UNPACKED_BYTES", "NotAnActivity", "Reading", "Refused", "Unreadable", "read"]

Told = Mapping[int, tuple[Sport, SubSport]]

MAX_XML_BYTES = 64 * 2**20
"""A day of TCX at one point a second is 60 MB; a parsed tree takes many times its text."""

_GZIP, _ZIP, _APPLE_DOUBLE = b"\x1f\x8b", b"PK\x03\x04", b"\x00\x05\x16\x07"
_PACKERS = (
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
)
_GZIP_LAYERS = 4
_TCX_ROOTS = {"TrainingCenterDatabase", "Activities", "Activity", "Courses"}


def read(data: bytes, name: str, told: Told = MappingProxyType({})) -> Reading:
    """The activities in a file.

    data: the file as stored; name: what the person calls it, used in sentences only. told: sport
    and sub-sport of activities, by their place in the file, where the person knows better.
    Raises Unreadable or NotAnActivity, each with a `reason` for that person, and nothing else.
    """
    try:
        return _read(bytes(data), name, told)
    except Refused:
        raise
    except RecursionError as error:
        raise Unreadable(
            phrase("{name} is nested too deeply to be an activity.", name=name)
        ) from error
    except Exception as error:
        raise Unreadable(
            phrase(
                "{name} could not be read ({kind}). Export the activity again, and report the "
                "file if it fails again.",
                name=name,
                kind=type(error).__name__,
            )
        ) from error


def packer(data: bytes) -> str | None:
    """What packed a file in a way that is not opened here; None for any other file."""
    return next((name for mark, name in _PACKERS if data.startswith(mark)), None)


def _read(data: bytes, name: str, told: Told) -> Reading:
    if not data:
        raise Unreadable(
            phrase("{name} is empty. Copy it from the watch again, or export it again.", name=name)
        )
    unpacked, cut = _unpack(data, name)
    _refuse_strangers(unpacked, name)
    if looks_like_fit(unpacked):
        return _reading(read_fit(unpacked), "fit", cut, told)
    if len(unpacked) > MAX_XML_BYTES:
        raise _too_large(name, MAX_XML_BYTES)
    document = parse(unpacked)
    root = local_name(document.root)
    if root == "gpx":
        return _reading(read_gpx(document), "gpx", cut, told)
    if root in _TCX_ROOTS:
        return _reading(read_tcx(document), "tcx", cut, told)
    if root.lower() == "html":
        raise Unreadable(
            phrase(
                "{name} is a web page, not an activity. Sign in where you downloaded it, and "
                "download the file again.",
                name=name,
            )
        )
    raise Unreadable(
        phrase("{name} is XML, but neither GPX nor TCX. Export it as FIT, GPX or TCX.", name=name)
    )


def _reading(found: Found, file_format: Format, cut: bool, told: Told) -> Reading:
    activities: tuple[Activity, ...] = tuple(
        activity(_as_told(recording, told.get(leg)))
        for leg, recording in enumerate(found.recordings)
    )
    warnings = found.warnings + ((phrase("The packed file is cut off."),) if cut else ())
    return Reading(activities, file_format, found.partial or cut, warnings)


def _as_told(recording: Recording, told: tuple[Sport, SubSport] | None) -> Recording:
    if told is None:
        return recording
    return replace(recording, sport=told[0], sub_sport=told[1])


def _refuse_strangers(data: bytes, name: str) -> None:
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable(
            phrase("{name} is empty. Copy it from the watch again, or export it again.", name=name)
        )
    if data.startswith(_APPLE_DOUBLE):
        # bad/macos_appledouble_dotfile.fit
        raise NotAnActivity(
            phrase(
                "{name} is a side file that macOS adds to archives ('._' at the front of its "
                "name). Choose the file of the same name without '._'.",
                name=name,
            )
        )
    if (packed_with := packer(data)) is not None:
        raise Unreadable(
            phrase(
                "{name} is packed with {packer}, which Surefoot does not open. Unpack it, and "
                "import the folder or the files.",
                name=name,
                packer=packed_with,
            )
        )
    if data.startswith(_ZIP):
        raise Unreadable(
            phrase(
                "{name} is a zip archive. Import it as an export, or unpack it first.", name=name
            )
        )


def _unpack(data: bytes, name: str) -> tuple[bytes, bool]:
    """Data without its layers of gzip, and whether a layer was cut off."""
    cut = False
    for _ in range(_GZIP_LAYERS):
        if not data.startswith(_GZIP):
            break
        data, layer_cut = _gunzip(data, name)
        cut = cut or layer_cut
    if len(data) > MAX_UNPACKED_BYTES:
        raise _too_large(name, MAX_UNPACKED_BYTES)
    return data, cut


def _gunzip(data: bytes, name: str) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    size = 0
    while data.startswith(_GZIP):
        opener = zlib.decompressobj(wbits=31)
        try:
            part = opener.decompress(data, MAX_UNPACKED_BYTES - size + 1)
        except zlib.error as error:
            if parts:
                return b"".join(parts), True
            raise Unreadable(
                phrase(
                    "{name} is gzip-packed, but damaged. Download or export it again.", name=name
                )
            ) from error
        parts.append(part)
        size += len(part)
        if size > MAX_UNPACKED_BYTES:
            raise _too_large(name, MAX_UNPACKED_BYTES)
        if not opener.eof:
            return b"".join(parts), True
        data = opener.unused_data
    return b"".join(parts), False


def _too_large(name: str, limit_bytes: int) -> Unreadable:
    limit_mib = limit_bytes // 2**20
    return Unreadable(
        phrase(
            "{name} is larger than {limit_mib} MiB unpacked: no activity is that large.",
            name=name,
            limit_mib=limit_mib,
        )
    )
