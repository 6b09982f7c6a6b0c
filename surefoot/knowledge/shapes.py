"""Validates a part of a file against its schema class, and words what does not fit."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from surefoot.knowledge.figure_schema import Figures
from surefoot.knowledge.reading import Article, Reading
from surefoot.knowledge.schema import Knowledge, Protocol
from surefoot.knowledge.yaml_file import Problem, Steps, YamlFile

UNKNOWN_FIELD = ("unexpected_keyword_argument", "extra_forbidden")
MISSING_FIELD = ("missing", "missing_argument", "missing_keyword_only_argument")


@cache
def type_of(key: str) -> Any:
    """The type that the schema gives to a top-level key of a file."""
    if key == "article":
        return Article
    owners = (Protocol, Knowledge, Reading, Figures)
    owner = next(each for each in owners if key in each.__dataclass_fields__)
    return get_type_hints(owner, include_extras=True)[key]


PROTOCOL_KEYS: tuple[str, ...] = tuple(field.name for field in fields(Protocol))
OPTIONAL_KEYS: frozenset[str] = frozenset(
    field.name
    for owner in (Protocol, Knowledge)
    for field in fields(owner)
    if field.default is not MISSING
)
"""Keys that a protocol, or the shared files, may leave out."""


def name_of(element: object) -> tuple[str, object]:
    """The field that tells an element from the others of its list, and its value."""
    for field in ("id", "level", "stage"):
        if hasattr(element, field):
            return field, getattr(element, field)
    return "day", (getattr(element, "block", ""), getattr(element, "day", ""))


@cache
def _adapter(key: str) -> TypeAdapter[Any]:
    return TypeAdapter(type_of(key))


def read_part(file: YamlFile, key: str) -> tuple[Any, list[Problem]]:
    """The value under a top-level key as its schema class, or the problems that forbid it."""
    try:
        return _adapter(key).validate_python(file.content[key]), []
    except ValidationError as error:
        return None, list(_problems(file, key, error.errors(include_url=False)))


def _problems(file: YamlFile, key: str, errors: list[ErrorDetails]) -> Iterator[Problem]:
    told: set[Steps] = set()
    for error in errors:
        steps: Steps = (key, *error["loc"])
        if steps in told:
            continue
        told.add(steps)
        place = file.place(steps)
        yield Problem(file.name, place.line, place.column, _sentence(key, error))


def _sentence(key: str, error: ErrorDetails) -> str:
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    name = next((str(step) for step in reversed(loc) if isinstance(step, str)), key)
    known = _fields_at(key, loc[:-1])
    if kind in MISSING_FIELD:
        return f"`{name}:` is missing: add it to this entry"
    if kind in UNKNOWN_FIELD:
        return f"`{name}` is not known here{suggestion(name, known)}"
    got = _shown(error["input"])
    if kind == "literal_error":
        return f"`{name}` must be one of {context['expected']}, got {got}"
    if kind == "string_pattern_mismatch":
        return f"`{name}` must match {context['pattern']}, got {got}"
    if kind in ("dataclass_type", "dataclass_exact_type"):
        return f"`{name}` needs an entry with keys here, got {got}"
    if kind == "tuple_type":
        return f"`{name}` must be a list (lines that start with `- `), got {got}"
    return f"`{name}`: {error['msg'][:1].lower()}{error['msg'][1:]}, got {got}"


def suggestion(name: str, known: tuple[str, ...]) -> str:
    """': did you mean `x`?' when one is near, else what could stand there."""
    near = get_close_matches(name, known, n=1, cutoff=0.7)
    if near:
        return f": did you mean `{near[0]}`?"
    if 0 < len(known) <= 20:
        return f": it may be {', '.join(known)}"
    return ": check the spelling, or add it where such things are listed"


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...") if isinstance(value, str) else text


def _fields_at(key: str, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The field names of the schema class that stands at a location under a key."""
    here = type_of(key)
    for step in loc:
        here = _plain(here)
        if isinstance(step, int):
            here = get_args(here)[0] if get_args(here) else None
        elif is_dataclass(here):
            here = get_type_hints(here, include_extras=True).get(step)
    here = _plain(here)
    return tuple(field.name for field in fields(here)) if is_dataclass(here) else ()


def _plain(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint
