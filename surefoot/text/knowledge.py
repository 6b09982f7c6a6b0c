"""The knowledge in the language spoken: every field that a person reads, and only those."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from surefoot.knowledge.index import Index
from surefoot.knowledge.vocabulary import PROSE
from surefoot.text.language import ENGLISH, of_knowledge, spoken

_Key = TypeVar("_Key")
_Part = TypeVar("_Part")
_Say = Callable[[str], str]


def in_words(index: Index) -> Index:
    """The index with its prose in the language spoken; each part is translated when asked for."""
    language = spoken().language
    return index if language == ENGLISH else _translated(_Same(index), language)


def worded(part: _Part) -> _Part:
    """A part of the knowledge in the language spoken."""
    if spoken().language == ENGLISH:
        return part
    said: _Part = _said(part, of_knowledge)
    return said


def prose(value: Any) -> Iterator[str]:
    """Every text in a part of the knowledge that a person reads, in the order of its fields."""
    found: list[str] = []

    def keep(text: str) -> str:
        if text:
            found.append(text)
        return text

    _said(value, keep)
    yield from found


class _Same:
    """A key that is equal for the same object only."""

    __slots__ = ("index",)

    def __init__(self, index: Index) -> None:
        self.index = index

    def __hash__(self) -> int:
        return id(self.index)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.index is self.index


@lru_cache(maxsize=8)
def _translated(same: _Same, language: str) -> Index:
    def say(text: str) -> str:
        return of_knowledge(text, language)

    changed: dict[str, Any] = {}
    for field in fields(Index):
        part = getattr(same.index, field.name)
        changed[field.name] = (
            _Translated(part, say) if isinstance(part, Mapping) else _said(part, say)
        )
    return Index(**changed)


class _Translated(Mapping[_Key, Any]):
    """A mapping whose values are translated at the first look."""

    def __init__(self, source: Mapping[_Key, Any], say: _Say) -> None:
        self._source = source
        self._say = say
        self._said: dict[_Key, Any] = {}

    def __getitem__(self, key: _Key) -> Any:
        if key not in self._said:
            self._said[key] = _said(self._source[key], self._say)
        return self._said[key]

    def __iter__(self) -> Iterator[_Key]:
        return iter(self._source)

    def __len__(self) -> int:
        return len(self._source)


def _said(value: Any, say: _Say) -> Any:
    """A part of the knowledge with its prose said otherwise."""
    if isinstance(value, tuple):
        return tuple(_said(each, say) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for name, is_prose in _fields_with_text(type(value)):
        before = getattr(value, name)
        if not is_prose:
            changed[name] = _said(before, say)
        elif isinstance(before, tuple):
            changed[name] = tuple(say(text) for text in before)
        elif before is not None:
            changed[name] = say(before)
    return replace(value, **changed) if changed else value


@cache
def _fields_with_text(part: type) -> tuple[tuple[str, bool], ...]:
    """Fields that are prose (True) or hold parts that may be (False)."""
    found = []
    for name, hint in get_type_hints(part, include_extras=True).items():
        if _holds(hint, lambda each: PROSE in getattr(each, "__metadata__", ())):
            found.append((name, True))
        elif _holds(hint, is_dataclass):
            found.append((name, False))
    return tuple(found)


def _holds(hint: Any, wanted: Callable[[Any], bool]) -> bool:
    if wanted(hint):
        return True
    return get_origin(hint) is not None and any(_holds(each, wanted) for each in get_args(hint))
