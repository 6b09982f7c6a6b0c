"""The course as it stood, kept beside the journal, so that a start need not decide every day anew.

A shortcut and never a record: what was kept for other facts, other knowledge or another program, or
was damaged, is passed over, and the journal is replayed.
"""

import io
import json
import pickle
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import surefoot
from surefoot.engine import replay
from surefoot.engine.replay import Course, Decided
from surefoot.facts.types import Fact
from surefoot.knowledge.by_constructor import dumps
from surefoot.knowledge.schema import Knowledge
from surefoot.store.errors import StoreError
from surefoot.store.store import Store

_ROOMS = ("engine", "facts", "knowledge")
"""Rooms whose code the decisions come from."""
_NOT_WHAT_WE_WROTE = (
    pickle.UnpicklingError,
    ValueError,
    TypeError,
    EOFError,
    LookupError,
    AttributeError,
    ImportError,
)


@dataclass(frozen=True, slots=True)
class _Label:
    """What the kept decisions came from. today: proleptic ordinal; the rest are hashes, a version
    and how many facts there were."""

    program: str
    knowledge: str
    facts: int
    fact_ids: str
    today: int
    content: str


def keep(store: Store, course: Course) -> None:
    """Keeps what the course decided, in place of what was kept before.

    A folder that cannot take it now does without.
    """
    if _program() is None:
        return
    content = zlib.compress(dumps((course.decisions, course.standings)), 1)
    label = _label(course.knowledge, course.facts, course.today, content)
    with suppress(StoreError):
        store.keep_course(json.dumps(asdict(label)).encode() + b"\n" + content)


def recall(store: Store, knowledge: Knowledge, facts: Sequence[Fact]) -> Course | None:
    """The course as it was kept, which may lack the newest of the facts and days; None when
    nothing was kept that fits."""
    try:
        data = store.kept_course()
        head, _, content = (data or b"").partition(b"\n")
        label = _Label(**json.loads(head))
        known = tuple(facts[: label.facts])
        if label != _label(knowledge, known, label.today, content):
            return None
        decided: Decided = _Reader(io.BytesIO(zlib.decompress(content))).load()
        return replay.resume(knowledge, known, date.fromordinal(label.today), decided)
    except (StoreError, zlib.error, *_NOT_WHAT_WE_WROTE):
        return None


class _Reader(pickle.Unpickler):
    """Makes the engine's own values and dates, nothing else, whatever the file says."""

    def find_class(self, module: str, name: str) -> Any:
        """The class. Raises UnpicklingError for any that does not belong in a decision."""
        if (module, name) == ("datetime", "date"):
            return date
        if module.startswith(f"{surefoot.__name__}.engine."):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong in a decision")


def _label(knowledge: Knowledge, facts: Sequence[Fact], today: int, content: bytes) -> _Label:
    return _Label(
        program=_program() or "",
        knowledge=knowledge.version,
        facts=len(facts),
        # What an id says never changes in a journal.
        fact_ids=sha256(b"".join(fact.id.bytes for fact in facts)).hexdigest(),
        today=today,
        content=sha256(content).hexdigest(),
    )


@cache
def _program() -> str | None:
    """A hash of the code that decides; None when it does not lie in files."""
    digest = sha256()
    sources = [
        path
        for room in _ROOMS
        for path in sorted((Path(surefoot.__file__).parent / room).glob("*.py"))
    ]
    try:
        for path in sources:
            digest.update(path.read_bytes())
    except OSError:
        return None
    return digest.hexdigest() if sources else None
