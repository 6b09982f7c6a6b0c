"""Checks the knowledge files: shape, bounds and references, each problem with file and line."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surefoot.knowledge.based_on import complete
from surefoot.knowledge.canonical import version_of
from surefoot.knowledge.compiled import USUAL
from surefoot.knowledge.cross_checks import findings
from surefoot.knowledge.data_files import PROTOCOLS, DataFiles
from surefoot.knowledge.draft import Draft, Finding, Home
from surefoot.knowledge.schema import Installed, Knowledge, Protocol
from surefoot.knowledge.shapes import OPTIONAL_KEYS, PROTOCOL_KEYS, suggestion
from surefoot.knowledge.yaml_file import TOP, Problem, YamlFile

__all__ = ["Checked", "CheckedAll", "Problem", "check", "check_all"]

SHARED_FILES: dict[str, tuple[str, ...]] = {
    "sources.yaml": ("sources", "statements"),
    "reminders.yaml": ("reminders",),
    "technique.yaml": ("cues",),
    "session_notes.yaml": ("session_notes",),
    "comfort.yaml": ("comfort",),
    "seasons.yaml": ("seasons",),
    "gait.yaml": ("gait_measures", "gait_findings"),
}
"""The files beside the protocols and the keys that each must have; a file whose keys may be left
out may be absent."""
LIBRARY = "exercises"
"""The folder beside the protocols whose files each hold a stretch of the list `exercises`."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The knowledge when it has no problem, and the problems when it has."""

    knowledge: Knowledge | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class CheckedAll:
    """The protocols of a data folder when none has a problem, and the problems when one has."""

    installed: Installed | None
    problems: tuple[Problem, ...]
    sound: tuple[Knowledge, ...] = ()
    """The protocols without a problem of their own."""


def check_all(data_dir: Path) -> CheckedAll:
    """Reads and checks every protocol of a data folder. Raises nothing for a bad file."""
    files = DataFiles(data_dir)
    checked = [check(data_dir, name, files) for name in files.protocols() or (USUAL,)]
    problems = {problem for each in checked for problem in each.problems}
    sound = tuple(each.knowledge for each in checked if each.knowledge is not None)
    problems.update(problem for each in sound[1:] for problem in lost_flags(each, sound[0]))
    return CheckedAll(None if problems else Installed(sound), tuple(sorted(problems)), sound)


def lost_flags(knowledge: Knowledge, usual: Knowledge) -> Iterator[Problem]:
    """Red flags of the usual protocol that this one has not: a runner who changes protocol with
    one of them open would lose it."""
    have = {flag.id for flag in knowledge.protocol.red_flags}
    for flag in usual.protocol.red_flags:
        if flag.id not in have:
            what = (
                f"the red flag `{flag.id}` of {usual.protocol.id} is missing, and a runner who"
                f" changes protocol must not lose it: add it, or write `based_on:"
                f" {usual.protocol.id}`"
            )
            folder = f"{PROTOCOLS}/{knowledge.protocol.id}"
            yield Problem(folder, TOP.line, TOP.column, what)


def check(data_dir: Path, protocol: str = USUAL, files: DataFiles | None = None) -> Checked:
    """Reads and checks the knowledge files of one protocol. Raises nothing for a bad file.

    data_dir: the folder with sources.yaml, exercises/*.yaml and protocols/<protocol>/*.yaml.
    files: what of the folder has been read before.
    """
    files = DataFiles(data_dir) if files is None else files
    shared = [
        files.file(name)
        for name, keys in SHARED_FILES.items()
        if not OPTIONAL_KEYS.issuperset(keys) or (data_dir / name).is_file()
    ]
    folder = f"{PROTOCOLS}/{protocol}"
    library = files.folder(LIBRARY)
    own = files.folder(folder)
    parts: dict[str, Any] = {}
    homes: dict[str, Home] = {}
    problems = [problem for file in (*shared, *library, *own) for problem in file.problems]
    for file in shared:
        problems.extend(_take_parts(files, file, SHARED_FILES[file.name], parts, homes))
        problems.extend(_absent(file.name, SHARED_FILES[file.name], [file], homes))
    problems.extend(_take_library(files, library, parts, homes))
    for file in own:
        problems.extend(_take_parts(files, file, PROTOCOL_KEYS, parts, homes))
    baseless = list(_borrow(files, own, parts, homes, (protocol,)))
    problems.extend(baseless or _absent(folder, PROTOCOL_KEYS, own, homes))
    problems.extend(_misnamed(files, protocol, parts, homes))
    if not baseless:  # what the base would have would only be missed
        problems.extend(findings(Draft(parts, homes, folder)))
    if problems:
        return Checked(None, tuple(sorted(set(problems))))
    return Checked(_knowledge(parts), ())


def _take_parts(
    files: DataFiles,
    file: YamlFile,
    allowed: tuple[str, ...],
    parts: dict[str, Any],
    homes: dict[str, Home],
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
            home = homes.setdefault(key, Home(file))
            if file.problems:
                continue  # what could not be read would only be blamed again
            value, problems = files.part(file, key)
            yield from problems
            if not problems:
                parts[key] = (*parts.get(key, ()), *value) if key == LIBRARY else value
                home.add(file, value)


def _take_library(
    files: DataFiles, library: list[YamlFile], parts: dict[str, Any], homes: dict[str, Home]
) -> list[Problem]:
    """Validates the library's files into one list; a list with a hole is left out whole, so that
    what is missing in one file is not blamed on those that name it."""
    found: list[Problem] = []
    for file in library:
        found.extend(_take_parts(files, file, (LIBRARY,), parts, homes))
        if LIBRARY not in file.content and not file.problems:
            found.append(_missing(file.name, LIBRARY))
    if not library:
        found.append(_missing(LIBRARY, LIBRARY))
    if found or any(file.problems for file in library):
        parts.pop(LIBRARY, None)
    return found


def _borrow(
    files: DataFiles,
    own: list[YamlFile],
    parts: dict[str, Any],
    homes: dict[str, Home],
    heirs: tuple[str, ...],
) -> Iterator[Problem]:
    """Completes the parts from the protocol that this one is based on, and that one from its own.

    heirs: the protocols that are being completed, this one last.
    """
    base = parts.get("based_on")
    if not base:
        return
    lent: dict[str, Any] = {}
    lent_homes: dict[str, Home] = {}
    lenders = files.folder(f"{PROTOCOLS}/{base}")
    if base in heirs or not lenders:
        what = (
            f"{base} is based on this protocol in turn: break the circle"
            if base in heirs
            else f"there is no protocol `{base}`{suggestion(base, files.protocols())}"
        )
        yield homes["based_on"].problem(Finding(("based_on",), what))
        return
    for file in lenders:
        yield from file.problems
        yield from _take_parts(files, file, PROTOCOL_KEYS, lent, lent_homes)
    yield from _borrow(files, lenders, lent, lent_homes, (*heirs, base))
    complete(parts, homes, lent, lent_homes, fill=not any(file.problems for file in own))


def _missing(where: str, key: str) -> Problem:
    return Problem(where, TOP.line, TOP.column, f"`{key}:` is missing: add it")


def _absent(
    where: str, wanted: tuple[str, ...], files: list[YamlFile], homes: dict[str, Home]
) -> Iterator[Problem]:
    """The keys that no file has; silent while one cannot be read, for it may have them."""
    if not any(file.problems for file in files):
        for key in wanted:
            if key not in homes and key not in OPTIONAL_KEYS:
                yield _missing(where, key)


def _misnamed(
    files: DataFiles, protocol: str, parts: dict[str, Any], homes: dict[str, Home]
) -> Iterator[Problem]:
    folder = f"{PROTOCOLS}/{protocol}"
    if not files.path(folder).is_dir():
        what = "the folder is missing: a protocol is a folder of YAML files"
        yield Problem(folder, TOP.line, TOP.column, what)
    for place in (LIBRARY, folder):
        for path in sorted(files.path(place).glob("*.yml")):
            what = "rename the file: its name must end in .yaml"
            yield Problem(f"{place}/{path.name}", TOP.line, TOP.column, what)
    if parts.get("id", protocol) != protocol:
        what = f"the folder is named {protocol}: give folder and id the same name"
        yield homes["id"].problem(Finding(("id",), what))


def _knowledge(parts: dict[str, Any]) -> Knowledge:
    shared = (*(key for keys in SHARED_FILES.values() for key in keys), LIBRARY)
    unversioned = Knowledge(
        version="",
        protocol=Protocol(**{key: parts[key] for key in PROTOCOL_KEYS if key in parts}),
        **{key: parts[key] for key in shared if key in parts},
    )
    return version_of(unversioned)
