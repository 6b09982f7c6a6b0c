"""Reads one YAML file into plain values and remembers on which line each of them stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG
from typing import Any

import yaml
from yaml import events
from yaml.error import MarkedYAMLError, YAMLError

Steps = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

_CORE = "tag:yaml.org,2002:"
_LARGEST_BYTES = 4_000_000
_DEEPEST = 24
"""Levels of lists and keys inside each other; the deepest element of the schema needs six."""
_HOPELESS = 200
"""Levels at which the rest of a file is not read: the parser's work grows with their square."""
_LOADER = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
_PLAIN = (
    ("null", re.compile(r"(?:~|null|Null|NULL)?")),
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("int", re.compile(r"[-+]?[0-9][0-9_]*|0[xob][0-9a-fA-F_]+")),
    (
        "float",
        re.compile(
            r"[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?"
            r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
    ),
)
"""What an unquoted word is (YAML 1.2); anything else is text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file, both counted from 1."""

    line: int
    column: int


TOP = Place(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and what the author can do about it."""

    file: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}"


@dataclass(slots=True)
class YamlFile:
    """The content of a file, the place of every value in it, and what could not be read."""

    name: str
    content: dict[str, Any] = field(default_factory=dict)
    places: dict[Steps, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, steps: Steps) -> Place:
        """Where the value stands; where its nearest existing owner stands when it is missing."""
        for length in range(len(steps), 0, -1):
            found = self.places.get(steps[:length])
            if found is not None:
                return found
        return TOP

    def report(self, place: Place, what: str) -> None:
        self.problems.append(Problem(self.name, place.line, place.column, what))


def read_yaml(path: Path, name: str) -> YamlFile:
    """Reads a file whose top level is a mapping; every fault becomes a problem, none is raised.

    name: how the file is called in problems (relative, with forward slashes).
    """
    file = YamlFile(name)
    text = _text(path, file)
    if text is None:
        return file
    try:
        _Reader(file, text).read()
    except _Hopeless:
        pass  # that it goes too deep has been reported
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = TOP if mark is None else Place(mark.line + 1, mark.column + 1)
        reason = error.problem or error.context or "unreadable"
        file.report(place, f"this is not YAML: {reason}; check quotes, colons and indentation")
    except YAMLError as error:
        file.report(TOP, f"this is not YAML: {str(error).splitlines()[0]}")
    return file


def _text(path: Path, file: YamlFile) -> str | None:
    try:
        found = path.stat()
        if not S_ISREG(found.st_mode):
            file.report(TOP, "this is not a file: put a text file here")
            return None
        if found.st_size > _LARGEST_BYTES:
            file.report(TOP, f"the file is larger than {_LARGEST_BYTES // 10**6} MB: split it")
            return None
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        file.report(TOP, "the file is missing: create it, or restore it from the last version")
        return None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        file.report(Place(line, 1), "the file is not UTF-8 text: save it with that encoding")
        return None
    except OSError as error:
        file.report(TOP, f"the file cannot be opened: {error.strerror}")
        return None
    tabs = list(_tab_places(text))
    for place in tabs:
        file.report(place, "a tab in the indentation: use spaces, two a level")
    return None if tabs else text


def _tab_places(text: str) -> Iterator[Place]:
    for number, line in enumerate(text.splitlines(), start=1):
        indentation = line[: len(line) - len(line.lstrip())]
        if "\t" in indentation and line.strip():
            yield Place(number, indentation.index("\t") + 1)


def _place(event: events.Event) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


class _Hopeless(Exception):
    """The file goes so deep that it is not read to its end."""


class _Reader:
    """Turns a parser's events into values; fills the places and problems of its file."""

    def __init__(self, file: YamlFile, text: str) -> None:
        self.file = file
        self.events = yaml.parse(text, Loader=_LOADER)

    def read(self) -> None:
        """Reads the one document of the file."""
        top = next((e for e in self.events if not isinstance(e, _FRAME)), None)
        if top is None:
            what = "the file is empty: write its list under its key, or delete the file"
            self.file.report(TOP, what)
        elif not isinstance(top, events.MappingStartEvent):
            self.file.report(_place(top), "the file must start with a key, such as `exercises:`")
        else:
            self.file.content = self.mapping((), 1)
            second = next(
                (e for e in self.events if isinstance(e, events.DocumentStartEvent)), None
            )
            if second is not None:
                self.file.report(_place(second), "a second document (after `---`): join the two")

    def mapping(self, steps: Steps, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            place = _place(event)
            if not isinstance(event, events.ScalarEvent) or _tag(event) != "str":
                self.file.report(place, "a key must be a plain word; quote it if it is meant")
                self.skip(event)
                self.skip(next(self.events))
                continue
            key = str(event.value)
            if key in values:
                first = self.file.places[(*steps, key)]
                self.file.report(
                    place, f"`{_short(key)}` is already on line {first.line}: keep one of the two"
                )
                self.skip(next(self.events))
                continue
            self.file.places[(*steps, key)] = place
            values[key] = self.value(next(self.events), (*steps, key), depth)
        return values

    def value(self, event: events.Event, steps: Steps, depth: int) -> Any:
        if isinstance(event, events.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, events.AliasEvent):
            self.file.report(
                self.file.place(steps), "anchors and aliases are not used here: write it out"
            )
            return None
        if depth >= _DEEPEST:
            self.file.report(_place(event), f"more than {_DEEPEST} levels inside each other")
            self.skip(event)
            return None
        if isinstance(event, events.MappingStartEvent):
            return self.mapping(steps, depth + 1)
        values: list[Any] = []
        while not isinstance(item := next(self.events), events.SequenceEndEvent):
            here = (*steps, len(values))
            self.file.places[here] = _place(item)
            values.append(self.value(item, here, depth + 1))
        return values

    def skip(self, event: events.Event) -> None:
        """Passes over the rest of a value that is not taken. Raises _Hopeless."""
        level = int(isinstance(event, events.CollectionStartEvent))
        while level:
            event = next(self.events)
            level += isinstance(event, events.CollectionStartEvent)
            level -= isinstance(event, events.CollectionEndEvent)
            if level > _HOPELESS:
                what = f"more than {_DEEPEST} levels inside each other: the rest is not read"
                self.file.report(_place(event), what)
                raise _Hopeless

    def scalar(self, event: events.ScalarEvent) -> Any:
        tag, text = _tag(event), str(event.value)
        if tag == "str":
            return text.strip() if event.style in ("|", ">") else text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag in ("int", "float"):
            return self.number(event, tag, text)
        self.file.report(
            _place(event), f"the tag {_short(event.tag)} is not used here: write the plain value"
        )
        return None

    def number(self, event: events.ScalarEvent, tag: str, text: str) -> int | float | None:
        try:
            value = int(text) if tag == "int" else float(text)
        except ValueError:
            what = f"write the number in plain decimals, not as {_short(text)}"
            self.file.report(_place(event), what)
            return None
        if value != value or abs(value) > 1e9:
            what = f"{_short(text)} is larger than any number of a protocol"
            if text.lower().strip("+-") in (".nan", ".inf"):
                what = f"write the number in plain decimals, not as {text}"
            self.file.report(_place(event), what)
            return None
        return value


_FRAME = (
    events.StreamStartEvent,
    events.StreamEndEvent,
    events.DocumentStartEvent,
    events.DocumentEndEvent,
)


def _tag(event: events.ScalarEvent) -> str:
    """The short name of a scalar's tag: what it says it is, else what it looks like."""
    if event.tag is not None and event.tag != "!":
        return str(event.tag).removeprefix(_CORE)
    if event.tag is None and event.implicit[0]:
        for name, pattern in _PLAIN:
            if pattern.fullmatch(event.value):
                return name
    return "str"


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
