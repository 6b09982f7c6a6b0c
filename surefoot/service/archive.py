"""Take it with you: everything as one archive, and back from it."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

from surefoot.facts.journal import BadLine, load
from surefoot.facts.table import dump_table, load_table
from surefoot.facts.types import Fact
from surefoot.service.errors import BadInput
from surefoot.service.opening import utc_now
from surefoot.service.serial import plain
from surefoot.store.issued import Issued
from surefoot.store.journal_store import Recorded
from surefoot.store.opening import open_store
from surefoot.store.store import Store
from surefoot.text.language import later, t

_FACTS, _ISSUED, _FILES = "facts.jsonl", "issued.jsonl", "files/"
_UNPACKED_MOST = 4 * 2**30


def export(folder: Path, target: Path) -> int:
    """Writes facts, files and issued decisions to a zip; returns how many facts it holds.

    The archive appears whole or not at all. Raises BadInput when it cannot be written.
    """
    with (
        _whole(target, later("The archive could not be written to {target}: {why}.")) as part,
        open_store(folder, exclusive=False, at=utc_now()) as store,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        lines = list(store.lines())
        archive.writestr(_FACTS, "".join(f"{line}\n" for line in lines))
        archive.writestr(_ISSUED, _issued_lines(store))
        for kept in store.files():
            if kept.forgotten_at is None:
                archive.writestr(f"{_FILES}{kept.sha256}", store.file(kept.sha256))
                archive.writestr(f"{_FILES}{kept.sha256}.name", kept.name)
    return len(lines)


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


def restore(folder: Path, source: Path) -> int:
    """Fills an empty data folder from an archive; returns how many facts came back.

    Raises BadInput when the archive is not one of ours, is damaged, or the folder holds facts
    already; then nothing was changed.
    """
    if not source.exists():
        raise BadInput(t("There is no file {source}.", source=source))
    try:
        with zipfile.ZipFile(source) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _UNPACKED_MOST:
                raise BadInput(
                    t("{name} unpacks to more than 4 GiB and was left alone.", name=source.name)
                )
            names = set(archive.namelist())
            if _FACTS not in names:
                raise BadInput(
                    t(
                        "{name} is not an archive of Surefoot: it has no {facts}.",
                        name=source.name,
                        facts=_FACTS,
                    )
                )
            read = list(load(archive.read(_FACTS).decode().splitlines()))
            facts = [entry for entry in read if not isinstance(entry, BadLine)]
            bad = [entry for entry in read if isinstance(entry, BadLine)]
            if bad:
                raise BadInput(
                    t(
                        "{facts} in {name} is damaged, nothing was restored: line {number}: "
                        "{reason}",
                        facts=_FACTS,
                        name=source.name,
                        number=bad[0].number,
                        reason=bad[0].reason,
                    )
                )
            issued = [
                json.loads(line)
                for line in archive.read(_ISSUED).decode().splitlines()
                if _ISSUED in names and line.strip()
            ]
            files = {
                name: archive.read(name)
                for name in names
                if name.startswith(_FILES) and not name.endswith((".name", "/"))
            }
            titles = {name: archive.read(f"{name}.name").decode() for name in files}
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BadInput(
            t("{name} is damaged or not an archive of Surefoot.", name=source.name)
        ) from error
    return _fill(folder, facts, issued, files, titles)


def restore_table(folder: Path, source: Path) -> int:
    """Fills an empty data folder from a table of facts; returns how many came back.

    Raises BadInput when a row is no fact or the folder holds facts already; then nothing was
    changed.
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
    return _fill(folder, [entry for entry in read if not isinstance(entry, BadLine)], [], {}, {})


def _fill(
    folder: Path,
    facts: list[Fact],
    issued: list[dict[str, object]],
    files: dict[str, bytes],
    titles: dict[str, str],
) -> int:
    now = utc_now()
    with open_store(folder, exclusive=True, at=now) as store:
        if store.head():
            raise BadInput(
                t(
                    "This data folder already holds entries; restore into an empty one (set "
                    "SUREFOOT_HOME to a new folder)."
                )
            )
        for name, data in files.items():
            store.keep_file(data, titles[name], now)
        store.append(facts)
        for entry in issued:
            store.issue(
                Issued(
                    day=date.fromisoformat(str(entry["day"])),
                    knowledge_version=str(entry["knowledge_version"]),
                    head=int(str(entry["head"])),
                    decision=str(entry["decision"]),
                    issued_at=datetime.fromisoformat(str(entry["issued_at"])),
                )
            )
    return len(facts)
