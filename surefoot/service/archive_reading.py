"""An archive as it comes back: what is in it, whether all of it is sound, and where it goes.

`surefoot.json` says which format it is, `facts.jsonl` holds a fact a line, `issued.jsonl` a
decision as it was shown, `files/<sha256>` an imported file with its name beside it,
`settings.json` language, units and the knowledge's version, `knowledge.json` that knowledge.
Archives of before the first format have facts, decisions and files only.
"""

import json
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from surefoot.facts.journal import BadLine, load
from surefoot.facts.types import Fact
from surefoot.knowledge import canonical
from surefoot.service.errors import BadInput
from surefoot.store.issued import Issued
from surefoot.store.opening import open_store
from surefoot.store.replacing import replace as replace_all
from surefoot.store.store import Store
from surefoot.text.language import t

FORMAT = 1
ABOUT, FACTS, ISSUED = "surefoot.json", "facts.jsonl", "issued.jsonl"
SETTINGS, KNOWLEDGE, FILES = "settings.json", "knowledge.json", "files/"
TAKEN_ALONG = ("language", "units", "country", "knowledge")
"""Settings that are the runner's, not the machine's."""

_UNPACKED_MOST = 4 * 2**30
_PART_MOST = 2**30
_LINE_MOST = 8 * 2**20
_LINES_MOST = 2**29
_JSON_MOST = 2**26
_NAME_MOST = 1000
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError,
            KeyError, TypeError, OverflowError)  # fmt: skip
"""What zipfile and the readers raise for bytes that are not what we wrote."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    sha256: str
    name: str
    size_bytes: int


@dataclass(frozen=True)
class Archive:
    """A sound archive, open. made_at: None in those of before the first format."""

    packed: zipfile.ZipFile
    facts: list[Fact]
    issued: list[Issued]
    files: list[KeptFile]
    made_at: datetime | None
    settings: dict[str, str]
    knowledge: str | None

    def fill(self, store: Store, at: datetime) -> None:
        """Writes everything into an empty store. at: when the files came back, aware."""
        for file in self.files:
            store.keep_file(self.packed.read(f"{FILES}{file.sha256}"), file.name, at)
        store.append(self.facts)
        for entry in self.issued:
            store.issue(entry)
        for key, value in self.settings.items():
            store.set_setting(key, value)
        version = self.settings.get("knowledge")
        if self.knowledge is not None and version and store.knowledge(version) is None:
            store.keep_knowledge(version, self.knowledge)


@contextmanager
def read(file: IO[bytes], name: str) -> Iterator[Archive]:
    """Opens an archive and looks at every part of it.

    name: of the file, for the message. Raises BadInput when it is not one of ours or is damaged.
    """
    try:
        packed = zipfile.ZipFile(file)
    except _DAMAGED as error:
        raise _not_ours(name) from error
    with packed:
        _check_size(packed, name)
        try:
            archive = _read(packed, name)
        except BadInput:
            raise
        except _DAMAGED as error:
            raise _not_ours(name) from error
        yield archive


def put_in_place(
    folder: Path, at: datetime, fill: Callable[[Store], object], *, replace: bool
) -> Path | None:
    """Lets `fill` write what the folder holds from now on, all of it or nothing.

    replace: what the folder holds gives way, and goes to its backups. Returns the copy there, None
    when there was nothing. Raises BadInput when the folder holds facts and replace is not asked
    for, StoreError when it is in use or cannot be written; nothing has changed then.
    """
    with open_store(folder, exclusive=False, at=at) as store:
        if store.head() and not replace:
            raise BadInput(
                t(
                    "This data folder already holds entries; restore into an empty one (set "
                    "SUREFOOT_HOME to a new folder), or say --replace: what it holds then goes to "
                    "its backups."
                )
            )
        machine = {
            key: value
            for key, value in store.settings().items()
            # What was read of a watched folder may not be in the archive: it is looked at again.
            if key not in (*TAKEN_ALONG, "subject") and not key.startswith("watched:")
        }

    def fill_all(new: Store) -> None:
        for key, value in machine.items():
            new.set_setting(key, value)
        fill(new)

    return replace_all(folder, at, fill_all)


def _not_ours(name: str) -> BadInput:
    return BadInput(t("{name} is damaged or not an archive of Surefoot.", name=name))


def _check_size(packed: zipfile.ZipFile, name: str) -> None:
    sizes = [entry.file_size for entry in packed.infolist()]
    if sum(sizes) > _UNPACKED_MOST or max(sizes, default=0) > _PART_MOST:
        raise BadInput(t("{name} unpacks to more than 4 GiB and was left alone.", name=name))


def _read(packed: zipfile.ZipFile, name: str) -> Archive:
    names = set(packed.namelist())
    about = _json(packed, ABOUT) if ABOUT in names else {}
    if int(about.get("format", 0)) > FORMAT:
        raise BadInput(
            t("{name} was made by a newer Surefoot: update this program first.", name=name)
        )
    if FACTS not in names:
        raise BadInput(
            t(
                "{name} is not an archive of Surefoot: it has no {facts}.",
                name=name,
                facts=FACTS,
            )
        )
    settings = _json(packed, SETTINGS) if SETTINGS in names else {}
    return Archive(
        packed=packed,
        facts=_facts(packed, name),
        issued=_issued(packed) if ISSUED in names else [],
        files=[_file(packed, entry) for entry in sorted(names) if _is_file(entry)],
        made_at=datetime.fromisoformat(about["made_at"]) if about else None,
        settings={key: str(settings[key]) for key in TAKEN_ALONG if key in settings},
        knowledge=_knowledge(packed, settings) if KNOWLEDGE in names else None,
    )


def _json(packed: zipfile.ZipFile, part: str) -> dict[str, Any]:
    value = json.loads(_text(packed, part))
    if not isinstance(value, dict):
        raise ValueError(f"{part} is no object")
    json.dumps(value, ensure_ascii=False).encode()  # half a character can be kept nowhere
    return value


def _text(packed: zipfile.ZipFile, part: str) -> str:
    if packed.getinfo(part).file_size > _JSON_MOST:
        raise ValueError(f"{part} is larger than we write it")
    return packed.read(part).decode()


def _lines(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Its lines one by one: all that a parser gets at once has a bound."""
    if packed.getinfo(part).file_size > _LINES_MOST:
        raise ValueError(f"{part} is larger than we write it")
    with packed.open(part) as file:
        while line := file.readline(_LINE_MOST + 1):
            if len(line) > _LINE_MOST:
                raise ValueError(f"{part} has a line longer than we write them")
            yield line


def _facts(packed: zipfile.ZipFile, name: str) -> list[Fact]:
    facts: list[Fact] = []
    for entry in load(_lines(packed, FACTS)):
        if isinstance(entry, BadLine):
            raise _damaged_line(name, entry.number, entry.reason)
        if entry.received_at is None:
            raise _damaged_line(name, len(facts) + 1, "received_at")
        facts.append(entry)
    if len({fact.id for fact in facts}) < len(facts):
        raise _not_ours(name)
    return facts


def _damaged_line(name: str, number: int, reason: str) -> BadInput:
    return BadInput(
        t(
            "{facts} in {name} is damaged, nothing was restored: line {number}: {reason}",
            facts=FACTS,
            name=name,
            number=number,
            reason=reason,
        )
    )


def _issued(packed: zipfile.ZipFile) -> list[Issued]:
    return [_decision(json.loads(line)) for line in _lines(packed, ISSUED) if line.strip()]


def _decision(entry: dict[str, Any]) -> Issued:
    if not isinstance(json.loads(entry["decision"]), dict):
        raise ValueError("a decision is no object")
    return Issued(
        day=date.fromisoformat(entry["day"]),
        knowledge_version=str(entry["knowledge_version"]),
        head=int(entry["head"]),
        decision=str(entry["decision"]),
        issued_at=datetime.fromisoformat(entry["issued_at"]),
    )


def _is_file(entry: str) -> bool:
    return entry.startswith(FILES) and not entry.endswith((".name", "/"))


def _file(packed: zipfile.ZipFile, entry: str) -> KeptFile:
    data = packed.read(entry)
    digest = entry.removeprefix(FILES)
    if sha256(data).hexdigest() != digest:
        raise ValueError(f"{entry} has changed")
    return KeptFile(digest, _text(packed, f"{entry}.name")[:_NAME_MOST], len(data))


def _knowledge(packed: zipfile.ZipFile, settings: dict[str, Any]) -> str | None:
    """The knowledge's text; None when this program no longer reads its shape."""
    text = _text(packed, KNOWLEDGE)
    if not canonical.is_as_versioned(text):
        raise ValueError(f"{KNOWLEDGE} has changed")
    try:
        found = canonical.parse_text(text)
    except ValueError:
        return None
    return text if found.version == settings.get("knowledge") else None
