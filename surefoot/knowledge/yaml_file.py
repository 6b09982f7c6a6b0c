"""Reads one YAML file into plain values and remembers on which line each of them stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Steps = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

CORE = "tag:yaml.org,2002:"


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
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = TOP if mark is None else Place(mark.line + 1, mark.column + 1)
        reason = error.problem or error.context or "unreadable"
        file.report(place, f"this is not YAML: {reason}; check quotes, colons and indentation")
        return file
    except YAMLError as error:
        file.report(TOP, f"this is not YAML: {str(error).splitlines()[0]}")
        return file
    except (RecursionError, ValueError) as error:
        file.report(TOP, f"this cannot be read as YAML ({type(error).__name__}); simplify it")
        return file
    if root is None:
        file.report(TOP, "the file is empty: write its list under its key, or delete the file")
    elif not isinstance(root, MappingNode):
        file.report(_place(root), "the file must start with a key, such as `exercises:`")
    else:
        file.content = _Reader(file).mapping(root, ())
    return file


def _text(path: Path, file: YamlFile) -> str | None:
    try:
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


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


class _Reader:
    """Turns nodes into values; holds the file whose places and problems it fills."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.seen: set[int] = set()

    def mapping(self, node: MappingNode, steps: Steps) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = _place(key_node)
            if not isinstance(key_node, ScalarNode) or key_node.tag != CORE + "str":
                self.file.report(place, "a key must be a plain word; quote it if it is meant")
                continue
            key = str(key_node.value)
            if key in values:
                first = self.file.places[(*steps, key)]
                self.file.report(
                    place, f"`{key}` is already on line {first.line}: keep one of the two"
                )
                continue
            self.file.places[(*steps, key)] = place
            values[key] = self.value(value_node, (*steps, key))
        return values

    def value(self, node: Node, steps: Steps) -> Any:
        if id(node) in self.seen:
            self.file.report(
                self.file.place(steps), "anchors and aliases are not used here: write it out"
            )
            return None
        self.seen.add(id(node))
        if isinstance(node, MappingNode):
            return self.mapping(node, steps)
        if isinstance(node, SequenceNode):
            values = []
            for position, item in enumerate(node.value):
                self.file.places[(*steps, position)] = _place(item)
                values.append(self.value(item, (*steps, position)))
            return values
        assert isinstance(node, ScalarNode)
        return self.scalar(node)

    def scalar(self, node: ScalarNode) -> Any:
        tag, text = str(node.tag).removeprefix(CORE), str(node.value)
        if tag in ("str", "timestamp"):
            return text.strip() if node.style in ("|", ">") else text
        if tag == "null":
            return None
        if tag == "bool":
            return text.lower() == "true"
        if tag in ("int", "float"):
            return self.number(node, tag, text)
        self.file.report(
            _place(node), f"the tag {node.tag} is not used here: write the plain value"
        )
        return None

    def number(self, node: ScalarNode, tag: str, text: str) -> int | float | None:
        try:
            value = int(text) if tag == "int" else float(text)
        except ValueError:
            self.file.report(_place(node), f"write the number in plain decimals, not as {text}")
            return None
        if abs(value) > 1e9:
            self.file.report(_place(node), f"{text} is larger than any number of a protocol")
            return None
        return value
