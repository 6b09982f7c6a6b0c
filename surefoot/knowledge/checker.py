"""Checks the knowledge files: shape, bounds and references, each problem with file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge.canonical import version_of
from surefoot.knowledge.cross_checks import findings
from surefoot.knowledge.draft import Draft
from surefoot.knowledge.schema import Knowledge, Protocol
from surefoot.knowledge.shapes import PROTOCOL_KEYS, read_part, suggestion
from surefoot.knowledge.yaml_file import TOP, Problem, YamlFile, read_yaml

__all__ = ["Checked", "Problem", "check"]

PROTOCOL = "itbs-hamstring"
SHARED_FILES: dict[str, tuple[str, ...]] = {
    "sources.yaml": ("sources", "statements"),
    "exercises.yaml": ("exercises",),
}
"""The files beside the protocols and the keys that each must have."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The knowledge when it has no problem, and the problems when it has."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]


def check(data_dir: Path, protocol: str = PROTOCOL) -> Checked:
    """Reads and checks the knowledge files of one protocol. Raises nothing for a bad file.

    data_dir: the folder with sources.yaml, exercises.yaml and protocols/<protocol>/*.yaml.
    """
    shared = [read_yaml(data_dir / name, name) for name in SHARED_FILES]
    folder = f"protocols/{protocol}"
    own = [read_yaml(path, f"{folder}/{path.name}") for path in _yaml(data_dir / folder)]
    parts: dict[str, Any] = {}
    homes: dict[str, YamlFile] = {}
    problems = [problem for file in (*shared, *own) for problem in file.problems]
    for file in shared:
        problems.extend(_take_parts(file, SHARED_FILES[file.name], parts, homes))
        problems.extend(_absent(file.name, SHARED_FILES[file.name], [file], homes))
    for file in own:
        problems.extend(_take_parts(file, PROTOCOL_KEYS, parts, homes))
    problems.extend(_absent(folder, PROTOCOL_KEYS, own, homes))
    problems.extend(_misnamed(data_dir, folder))
    problems.extend(findings(Draft(parts, homes)))
    if problems:
        return Checked(None, tuple(sorted(set(problems))))
    return Checked(_knowledge(parts), ())


def _yaml(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


def _take_parts(
    file: YamlFile, allowed: tuple[str, ...], parts: dict[str, Any], homes: dict[str, YamlFile]
) -> Iterator[Problem]:
    """Validates the file's keys into parts; yields what does not fit."""
    for key in file.content:
        place = file.place((key,))
        if key not in allowed:
            what = f"`{key}` does not belong in this file{suggestion(key, allowed)}"
            yield Problem(file.name, place.line, place.column, what)
        elif key in homes:
            first = homes[key]
            where = f"{first.name} line {first.place((key,)).line}"
            what = f"`{key}` is already in {where}: a key belongs to one file"
            yield Problem(file.name, place.line, place.column, what)
        else:
            homes[key] = file
            if file.problems:
                continue  # what could not be read would only be blamed again
            value, problems = read_part(file, key)
            yield from problems
            if not problems:
                parts[key] = value


def _absent(
    where: str, wanted: tuple[str, ...], files: list[YamlFile], homes: dict[str, YamlFile]
) -> Iterator[Problem]:
    """The keys that no file has; silent while one cannot be read, for it may have them."""
    if not any(file.problems for file in files):
        for key in wanted:
            if key not in homes:
                yield Problem(where, TOP.line, TOP.column, f"`{key}:` is missing: add it")


def _misnamed(data_dir: Path, folder: str) -> Iterator[Problem]:
    if not (data_dir / folder).is_dir():
        what = "the folder is missing: a protocol is a folder of YAML files"
        yield Problem(folder, TOP.line, TOP.column, what)
    for path in sorted((data_dir / folder).glob("*.yml")):
        what = "rename the file: its name must end in .yaml"
        yield Problem(f"{folder}/{path.name}", TOP.line, TOP.column, what)


def _knowledge(parts: dict[str, Any]) -> Knowledge:
    unversioned = Knowledge(
        version="",
        protocol=Protocol(**{key: parts[key] for key in PROTOCOL_KEYS}),
        exercises=parts["exercises"],
        statements=parts["statements"],
        sources=parts["sources"],
    )
    return version_of(unversioned)
