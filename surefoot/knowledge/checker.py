"""Checks the knowledge files: shape, bounds and references, each problem with file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge.canonical import version_of
from surefoot.knowledge.cross_checks import findings
from surefoot.knowledge.draft import Draft, Home
from surefoot.knowledge.schema import Knowledge, Protocol
from surefoot.knowledge.shapes import PROTOCOL_KEYS, read_part, suggestion
from surefoot.knowledge.yaml_file import TOP, Problem, YamlFile, read_yaml

__all__ = ["Checked", "Problem", "check"]

PROTOCOL = "itbs-hamstring"
SHARED_FILES: dict[str, tuple[str, ...]] = {"sources.yaml": ("sources", "statements")}
"""The files beside the protocols and the keys that each must have."""
LIBRARY = "exercises"
"""The folder beside the protocols whose files each hold a stretch of the list `exercises`."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The knowledge when it has no problem, and the problems when it has."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]


def check(data_dir: Path, protocol: str = PROTOCOL) -> Checked:
    """Reads and checks the knowledge files of one protocol. Raises nothing for a bad file.

    data_dir: the folder with sources.yaml, exercises/*.yaml and protocols/<protocol>/*.yaml.
    """
    shared = [read_yaml(data_dir / name, name) for name in SHARED_FILES]
    folder = f"protocols/{protocol}"
    library = _read_folder(data_dir, LIBRARY)
    own = _read_folder(data_dir, folder)
    parts: dict[str, Any] = {}
    homes: dict[str, Home] = {}
    problems = [problem for file in (*shared, *library, *own) for problem in file.problems]
    for file in shared:
        problems.extend(_take_parts(file, SHARED_FILES[file.name], parts, homes))
        problems.extend(_absent(file.name, SHARED_FILES[file.name], [file], homes))
    problems.extend(_take_library(library, parts, homes))
    for file in own:
        problems.extend(_take_parts(file, PROTOCOL_KEYS, parts, homes))
    problems.extend(_absent(folder, PROTOCOL_KEYS, own, homes))
    problems.extend(_misnamed(data_dir, folder))
    problems.extend(findings(Draft(parts, homes)))
    if problems:
        return Checked(None, tuple(sorted(set(problems))))
    return Checked(_knowledge(parts), ())


def _read_folder(data_dir: Path, folder: str) -> list[YamlFile]:
    paths = sorted((data_dir / folder).glob("*.yaml"))
    return [read_yaml(path, f"{folder}/{path.name}") for path in paths]


def _take_parts(
    file: YamlFile, allowed: tuple[str, ...], parts: dict[str, Any], homes: dict[str, Home]
) -> Iterator[Problem]:
    """Validates the file's keys into parts; yields what does not fit.

    The library's list goes on from file to file; every other key belongs to one file.
    """
    for key in file.content:
        place = file.place((key,))
        if key not in allowed:
            what = f"`{key}` does not belong in this file{suggestion(key, allowed)}"
            yield Problem(file.name, place.line, place.column, what)
        elif key in homes and key != LIBRARY:
            first = homes[key].first
            where = f"{first.name} line {first.place((key,)).line}"
            what = f"`{key}` is already in {where}: a key belongs to one file"
            yield Problem(file.name, place.line, place.column, what)
        else:
            home = homes.setdefault(key, Home())
            before = parts.get(key, ())
            home.add(file, len(before) if key == LIBRARY else 0)
            if file.problems:
                continue  # what could not be read would only be blamed again
            value, problems = read_part(file, key)
            yield from problems
            if not problems:
                parts[key] = (*before, *value) if key == LIBRARY else value


def _take_library(
    library: list[YamlFile], parts: dict[str, Any], homes: dict[str, Home]
) -> list[Problem]:
    """Validates the library's files into one list; a list with a hole is left out whole, so that
    what is missing in one file is not blamed on those that name it."""
    found: list[Problem] = []
    for file in library:
        found.extend(_take_parts(file, (LIBRARY,), parts, homes))
        if LIBRARY not in file.content and not file.problems:
            found.append(_missing(file.name, LIBRARY))
    if not library:
        found.append(_missing(LIBRARY, LIBRARY))
    if found or any(file.problems for file in library):
        parts.pop(LIBRARY, None)
    return found


def _missing(where: str, key: str) -> Problem:
    return Problem(where, TOP.line, TOP.column, f"`{key}:` is missing: add it")


def _absent(
    where: str, wanted: tuple[str, ...], files: list[YamlFile], homes: dict[str, Home]
) -> Iterator[Problem]:
    """The keys that no file has; silent while one cannot be read, for it may have them."""
    if not any(file.problems for file in files):
        for key in wanted:
            if key not in homes:
                yield _missing(where, key)


def _misnamed(data_dir: Path, folder: str) -> Iterator[Problem]:
    if not (data_dir / folder).is_dir():
        what = "the folder is missing: a protocol is a folder of YAML files"
        yield Problem(folder, TOP.line, TOP.column, what)
    for place in (LIBRARY, folder):
        for path in sorted((data_dir / place).glob("*.yml")):
            what = "rename the file: its name must end in .yaml"
            yield Problem(f"{place}/{path.name}", TOP.line, TOP.column, what)


def _knowledge(parts: dict[str, Any]) -> Knowledge:
    unversioned = Knowledge(
        version="",
        protocol=Protocol(**{key: parts[key] for key in PROTOCOL_KEYS}),
        exercises=parts["exercises"],
        statements=parts["statements"],
        sources=parts["sources"],
    )
    return version_of(unversioned)
