"""Which elements of the knowledge carry each statement of the source documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from surefoot.knowledge.reading import Article, Reading
from surefoot.knowledge.schema import Choice, Knowledge, Source, Statement

_NOT_MET = (Source, Statement, Choice)
"""What cites without being met by a runner: the list of sources, and notes for authors."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Ids of one kind, each with the elements that carry it or the reason why none does."""

    carried: Mapping[str, tuple[str, ...]]
    declined: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def rows(self) -> int:
        return len(self.carried) + len(self.declined) + len(self.missing)


@dataclass(frozen=True, slots=True)
class Report:
    """The statements, the exercises and the topics of the source documents."""

    statements: Coverage
    exercises: Coverage
    topics: Coverage

    @property
    def complete(self) -> bool:
        return not (self.statements.missing or self.exercises.missing or self.topics.missing)


def report(knowledge: Knowledge, reading: Reading, *, rows: Iterable[str] | None = None) -> Report:
    """The places of all rows.

    rows: ids to look for; by default every statement of a source document in the sources file.
    """
    wanted = tuple(rows) if rows is not None else known_rows(knowledge)
    return Report(
        statements=_coverage(wanted, carriers(knowledge, reading), reading),
        exercises=_coverage(EXERCISES, _exercises(knowledge), reading),
        topics=_coverage(
            TOPICS, {name: (t.id,) for t in reading.topics for name in t.ids}, reading
        ),
    )


def known_rows(knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the statements of the source documents, in the order of the sources file."""
    return tuple(each.id for each in knowledge.statements if each.id.startswith("R-"))


EXERCISES = tuple(f"EX{number:02}" for number in range(1, 97))
"""The exercises, drills and modalities that the source documents name."""
_NO_TOPIC = (27, 28, 30, 34, 37, 38)
TOPICS = tuple(f"X{number:02}" for number in range(1, 44) if number not in _NO_TOPIC)
"""The points on which they disagree: 37, one of them under two ids (X36 and X38)."""


def _exercises(knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """What carries an exercise of the sources: the library, or an element that names its id."""
    return {each.id: (f"exercise {each.id}",) for each in knowledge.exercises}


def _coverage(
    wanted: Iterable[str], carried: Mapping[str, tuple[str, ...]], reading: Reading
) -> Coverage:
    """What is declined may still be cited where the sources' disagreement is told."""
    reasons = {each.id: each.reason for each in reading.declined}
    ids = tuple(dict.fromkeys(wanted))
    return Coverage(
        carried={name: carried[name] for name in ids if name in carried and name not in reasons},
        declined={name: reasons[name] for name in ids if name in reasons},
        missing=tuple(name for name in ids if name not in carried and name not in reasons),
    )


def carriers(knowledge: Knowledge, reading: Reading) -> dict[str, tuple[str, ...]]:
    """Each cited id with the elements that a runner meets and that cite it, e.g. 'gate G2 bike'."""
    found: dict[str, list[str]] = {}
    for name, cites in (*_cited(knowledge, ""), *_cited(reading, "")):
        for cite in cites:
            places = found.setdefault(cite, [])
            if name not in places:
                places.append(name)
    return {cite: tuple(places) for cite, places in found.items()}


def _cited(value: Any, owner: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every element below a value that has cites, under its name."""
    if isinstance(value, tuple):
        for each in value:
            yield from _cited(each, owner)
    elif is_dataclass(value) and not isinstance(value, (type, *_NOT_MET)):
        name = _name(value, owner)
        cites = getattr(value, "cites", ())
        if cites:
            yield name, cites
        for field in fields(value):
            yield from _cited(getattr(value, field.name), name)


_KIND = {"StrengthList": "strength", "HamstringStage": "hamstring stage", "Rung": "ladder level"}


def _name(element: Any, owner: str) -> str:
    """How a report calls an element: its kind and id, below the element that holds it."""
    if isinstance(element, (Knowledge, Reading)):
        return ""
    kind = _KIND.get(type(element).__name__, _spaced(type(element).__name__))
    keys = [
        getattr(element, key)
        for key in ("id", "level", "stage", "block", "day")
        if hasattr(element, key)
    ]
    if not keys:
        return owner
    own = " ".join(map(str, keys))
    if kind == "protocol":
        return ""
    return f"{owner} {own}" if owner and not isinstance(element, Article) else f"{kind} {own}"


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
