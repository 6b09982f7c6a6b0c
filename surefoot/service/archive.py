"""Take it with you: everything as one archive, and the facts as a table."""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import IO, cast

from surefoot.facts.journal import BadLine, load
from surefoot.facts.table import dump_table, load_table
from surefoot.service.archive_reading import (
    ABOUT,
    FACTS,
    FILES,
    FORMAT,
    ISSUED,
    KNOWLEDGE,
    SETTINGS,
    TAKEN_ALONG,
    put_in_place,
    read,
)
from surefoot.service.errors import BadInput
from surefoot.service.opening import program_version, utc_now
from surefoot.service.serial import plain
from surefoot.store.errors import StoreError
from surefoot.store.journal_store import Recorded
from surefoot.store.opening import open_store
from surefoot.store.store import Store
from surefoot.text.language import later, said, t

_CHUNK = 2**18


def export(folder: Path, target: Path) -> int:
    """Writes everything to a zip; returns how many facts it holds.

    The archive appears whole or not at all. Raises BadInput when it cannot be written.
    """
    with (
        _whole(target, later("The archive could not be written to {target}: {why}.")) as part,
        open_store(folder, exclusive=False, at=utc_now()) as store,
        part.open("wb") as file,
    ):
        for piece in pieces(store, utc_now()):
            file.write(piece)
        return store.head()


def pieces(store: Store, at: datetime) -> Iterator[bytes]:
    """The archive in pieces of a quarter of a megabyte or more, as they are made.

    Facts, files and decisions as issued, with the knowledge in force; see `archive_reading` for
    the parts. The store is only read between two pieces. Raises BadInput before the first piece
    when a file to take along is damaged.
    """
    kept = [file for file in store.files() if file.forgotten_at is None]
    try:
        for file in kept:
            store.file(file.sha256)
    except StoreError as error:
        raise BadInput(said(error.sentence)) from error
    settings = store.settings()
    out = _Pieces()
    # It cannot be read back from, so zipfile writes sizes behind each part.
    with zipfile.ZipFile(cast(IO[bytes], out), "w", zipfile.ZIP_DEFLATED) as archive:
        about = {"format": FORMAT, "program": program_version(), "made_at": at.isoformat()}
        archive.writestr(ABOUT, json.dumps(about))
        archive.writestr(FACTS, "".join(f"{line}\n" for line in store.lines()))
        archive.writestr(ISSUED, _issued_lines(store))
        taken = {key: settings[key] for key in TAKEN_ALONG if key in settings}
        archive.writestr(SETTINGS, json.dumps(taken))
        knowledge = store.knowledge(version) if (version := taken.get("knowledge")) else None
        if knowledge is not None:
            archive.writestr(KNOWLEDGE, knowledge)
        yield from out.taken()
        for file in kept:
            archive.writestr(f"{FILES}{file.sha256}", store.file(file.sha256))
            archive.writestr(f"{FILES}{file.sha256}.name", file.name)
            yield from out.taken(_CHUNK)
    yield from out.taken()


class _Pieces(io.RawIOBase):
    """A file that is only written to, and handed on piece by piece."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._held += data
        return len(data)

    def taken(self, least: int = 1) -> Iterator[bytes]:
        if len(self._held) >= least:
            piece = bytes(self._held)
            self._held.clear()
            yield piece


def export_table(folder: Path, target: Path) -> int:
    """Writes the facts as a CSV table; returns how many there are.

    The table appears whole or not at all. Raises BadInput when it cannot be written.
    """
    with _whole(target, later("The table could not be written to {target}: {why}.")) as part:
        with open_store(folder, exclusive=False, at=utc_now()) as store:
            lines = list(store.lines())
        part.write_text(dump_table(lines), encoding="utf-8", newline="")
    return len(lines)


@contextmanager
def _whole(target: Path, refusal: str) -> Iterator[Path]:
    """A file beside the target that takes its place at the end, or goes when it cannot be written.

    refusal: the message of the BadInput that is then raised, with places {target} and {why}.
    """
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(t(refusal, target=target, why=error.strerror)) from error


def _issued_lines(store: Store) -> str:
    lines = []
    for day in _days(store):
        lines += [json.dumps(plain(entry)) + "\n" for entry in store.issued(day)]
    return "".join(lines)


def _days(store: Store) -> list[date]:
    moments = [r.fact.received_at for r in store.facts() if isinstance(r, Recorded)]
    known = [m for m in moments if m is not None]
    if not known:
        return []
    first, last = min(known).date() - timedelta(days=2), utc_now().date() + timedelta(days=2)
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def restore(folder: Path, source: Path, *, replace: bool = False) -> int:
    """Fills a data folder from an archive; returns how many facts came back.

    replace: what the folder holds gives way to it, and is kept in its backups. Raises BadInput when
    the archive is not one of ours, is damaged, or the folder holds facts and nothing was said of
    replacing; then nothing was changed.
    """
    if not source.exists():
        raise BadInput(t("There is no file {source}.", source=source))
    with source.open("rb") as file, read(file, source.name) as archive:
        at = utc_now()
        put_in_place(folder, at, lambda store: archive.fill(store, at), replace=replace)
        return len(archive.facts)


def restore_table(folder: Path, source: Path, *, replace: bool = False) -> int:
    """Fills a data folder from a table of facts; returns how many came back. replace: as above.

    Raises BadInput when a row is no fact, or the folder holds facts and nothing was said of
    replacing; then nothing was changed.
    """
    try:
        read = list(load(load_table(source.read_bytes().decode("utf-8-sig"))))
    except (OSError, ValueError) as error:
        raise BadInput(t("{path} cannot be read: {error}.", path=source, error=error)) from error
    bad = [entry for entry in read if isinstance(entry, BadLine)]
    if bad:
        raise BadInput(
            t(
                "{name} is damaged, nothing was restored: fact {number}: {reason}",
                name=source.name,
                number=bad[0].number,
                reason=bad[0].reason,
            )
        )
    facts = [entry for entry in read if not isinstance(entry, BadLine)]
    put_in_place(folder, utc_now(), lambda store: store.append(facts), replace=replace)
    return len(facts)
