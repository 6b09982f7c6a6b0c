"""Imported files exactly as received, under the hash of their bytes."""

import shutil
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path

from surefoot.facts.phrase import phrase
from surefoot.store import statements
from surefoot.store.durable import sync_file, sync_folder, write_durably
from surefoot.store.errors import DamagedFile, NoSuchFile
from surefoot.store.home import PARTIAL, DataFolder

_WRITERS = 8


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was imported. forgotten_at: when its bytes were deleted, None while they last."""

    sha256: str
    name: str
    size_bytes: int
    received_at: datetime
    forgotten_at: datetime | None


def keep_bytes(folder: DataFolder, files: Sequence[bytes]) -> list[str]:
    """Puts the bytes of files on the disk unless they are there; returns the SHA-256 of each.

    Raises OSError; then some of the files may be there, and nothing names them.
    """
    if len(files) < 2:
        return [_keep(folder, data) for data in files]
    from concurrent.futures import ThreadPoolExecutor

    # A disk that is asked for several files at once brings them down together.
    with ThreadPoolExecutor(_WRITERS) as writers:
        return list(writers.map(partial(_keep, folder), files))


def _keep(folder: DataFolder, data: bytes) -> str:
    digest = sha256(data).hexdigest()
    path = folder.file(digest)
    if not (path.exists() and path.read_bytes() == data):
        write_durably(path, data)
    return digest


def keep_path(folder: DataFolder, path: Path) -> tuple[str, int]:
    """Puts a file that lies in the data folder under its hash too, without reading it whole.

    Returns SHA-256 and size in bytes. The file stays where it is. Raises OSError.
    """
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    size_bytes = path.stat().st_size
    kept = folder.file(digest)
    if not kept.parent.exists():
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        sync_folder(kept.parent.parent)
    part = kept.with_name(f"{digest}.{path.parent.name}{PARTIAL}")
    part.unlink(missing_ok=True)
    try:
        part.hardlink_to(path)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, part)
    part.chmod(0o600)
    sync_file(part)
    part.replace(kept)
    part.unlink(missing_ok=True)  # a rename onto another link of the same file leaves both
    sync_folder(kept.parent)
    return digest, size_bytes


def record(
    connection: sqlite3.Connection,
    digest: str,
    name: str,
    size_bytes: int,
    received_at: datetime,
) -> None:
    """Notes a file whose bytes are kept; once, however often it comes."""
    # A name can hold bytes that are no text in any encoding; they become '?'.
    shown = name.encode("utf-8", "replace").decode()
    moment = received_at.isoformat()
    connection.execute(statements.ADD_FILE, (digest, shown, size_bytes, moment))


def read_bytes(connection: sqlite3.Connection, folder: DataFolder, digest: str) -> bytes:
    """The bytes of a kept file.

    Raises NoSuchFile when none is kept under that hash, DamagedFile when they changed or went.
    """
    path = folder.file(digest)
    file = _note(connection, digest)
    if file is None:
        raise NoSuchFile(phrase("No file {digest} was imported", digest=digest))
    if file.forgotten_at is not None:
        raise NoSuchFile(
            phrase(
                "{name} was removed on {day}", name=file.name, day=f"{file.forgotten_at:%Y-%m-%d}"
            )
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise DamagedFile(
            phrase("{path} ({name}) is missing: import the file again", path=path, name=file.name)
        ) from None
    if sha256(data).hexdigest() != digest:
        raise DamagedFile(
            phrase("{path} ({name}) has changed: import the file again", path=path, name=file.name)
        )
    return data


def forget(
    connection: sqlite3.Connection, folder: DataFolder, digest: str, forgotten_at: datetime
) -> None:
    """Deletes the bytes of a file and marks its row. Raises NoSuchFile when it was never kept."""
    path = folder.file(digest)
    if _note(connection, digest) is None:
        raise NoSuchFile(phrase("No file {digest} was imported", digest=digest))
    # The bytes first: a row that says 'forgotten' while they lie there would be a lie.
    for piece in (path, *path.parent.glob(f"{digest}.*{PARTIAL}")):
        piece.unlink(missing_ok=True)
    if path.parent.exists():
        sync_folder(path.parent)
    connection.execute(statements.FORGET_FILE, (forgotten_at.isoformat(), digest))


def all_files(connection: sqlite3.Connection) -> tuple[KeptFile, ...]:
    """Every file ever imported, by when it came; forgotten ones are marked."""
    return tuple(_read(connection.execute(statements.FILES)))


def _note(connection: sqlite3.Connection, digest: str) -> KeptFile | None:
    return next(iter(_read(connection.execute(statements.FILE_BY_SHA256, (digest,)))), None)


def _read(rows: Iterable[tuple[str, str, int, str, str | None]]) -> list[KeptFile]:
    return [
        KeptFile(
            digest,
            name,
            size_bytes,
            datetime.fromisoformat(received_at),
            None if forgotten_at is None else datetime.fromisoformat(forgotten_at),
        )
        for digest, name, size_bytes, received_at, forgotten_at in rows
    ]
