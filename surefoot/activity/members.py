"""Archives, zip and tar, as files to be opened one after another."""

from __future__ import annotations

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import IO

HEAD_BYTES = 512
"""As much of a file as tells what it is."""

UNREADABLE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    OverflowError,
)
"""What damage in an archive raises while it is read; NotImplementedError is among them."""

_ENCRYPTED = 0x1
_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive. name: its path there, with '/'. packed_bytes: None when not known."""

    name: str
    size_bytes: int
    packed_bytes: int | None
    locked: bool
    open: Callable[[], IO[bytes]]


def is_archive(head: bytes) -> bool:
    """Whether a file that begins so, with HEAD_BYTES, is a zip or a tar, gzipped or not."""
    return head.startswith(_ZIP) or _is_tar(head) or _is_tar(_unzipped(head))


@contextmanager
def members(file: IO[bytes]) -> Iterator[Iterator[Member]]:
    """The files in a zip or tar, in its order; folders, links and devices are none of them.

    file: seekable. Raises one of UNREADABLE, also while its members are read.
    """
    head = file.read(HEAD_BYTES)
    file.seek(0)
    if head.startswith(_ZIP):
        with zipfile.ZipFile(file) as archive:
            yield map(partial(_of_zip, archive), filter(_is_file, archive.infolist()))
    else:
        with tarfile.open(fileobj=file, mode="r:*") as tape:
            yield (_of_tar(tape, info) for info in tape if info.isreg())


def _is_file(info: zipfile.ZipInfo) -> bool:
    return not info.filename.endswith(("/", "\\"))


def _of_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    return Member(
        info.filename.replace("\\", "/"),
        info.file_size,
        info.compress_size,
        bool(info.flag_bits & _ENCRYPTED),
        partial(archive.open, info),
    )


def _of_tar(tape: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    return Member(info.name, info.size, None, False, partial(_opened, tape, info))


def _opened(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(info)
    if opened is None:
        raise tarfile.ReadError(f"{info.name} holds nothing")
    return opened


def _is_tar(head: bytes) -> bool:
    return head[_TAR_MARK_AT:].startswith(_TAR_MARK)


def _unzipped(head: bytes) -> bytes:
    if not head.startswith(_GZIP):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""
