"""Checks a folder that an author names: a protocol's own, or a whole data folder."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from surefoot.knowledge.checker import (
    LIBRARY,
    SHARED_FILES,
    Problem,
    check,
    check_all,
    lost_flags,
)
from surefoot.knowledge.compiled import DATA, USUAL
from surefoot.knowledge.data_files import PROTOCOLS, DataFiles
from surefoot.knowledge.figure_files import FOLDER as FIGURES
from surefoot.knowledge.figure_files import check_figures
from surefoot.knowledge.reading_files import ARTICLES, LISTS, check_reading
from surefoot.knowledge.shapes import suggestion
from surefoot.knowledge.yaml_file import TOP

FOLDERS = (PROTOCOLS, LIBRARY, ARTICLES, FIGURES)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a folder; problems name files as seen from it."""

    kind: Literal["protocol", "data", "nothing"]
    versions: tuple[str, ...]
    """Of the protocols without a problem."""
    problems: tuple[Problem, ...]


def check_folder(folder: Path, installed: Path = DATA) -> Report:
    """Checks a protocol's folder or a data folder. Raises nothing, whatever the folder holds.

    installed: the data folder whose exercises and sources a protocol's folder rests on when it
    does not lie in one itself.
    """
    try:
        return _checked(folder, installed)
    except OSError as error:
        return _nothing(f"the folder cannot be read: {error.strerror or error}")


def _checked(folder: Path, installed: Path) -> Report:
    if not folder.exists():
        return _nothing("there is no such folder")
    if not folder.is_dir():
        return _nothing("this is a file: name the folder that it lies in")
    if (folder / "sources.yaml").exists() or (folder / PROTOCOLS).is_dir():
        return _data(folder)
    if any(folder.glob("*.yaml")) or any(folder.glob("*.yml")):
        return _protocol(folder.resolve(), installed)
    return _nothing(
        "this folder holds no knowledge: a protocol's folder has protocol.yaml,"
        f" a data folder has sources.yaml and the folder {PROTOCOLS}"
    )


def _nothing(what: str) -> Report:
    return Report("nothing", (), (Problem(".", TOP.line, TOP.column, what),))


def _data(folder: Path) -> Report:
    """Every protocol, the library, the sources; then what is read beside them, and the figures."""
    checked = check_all(folder)
    problems = {*checked.problems, *_strangers(folder)}
    if checked.sound:
        problems.update(check_reading(folder, checked.sound)[1])
        problems.update(check_figures(folder, checked.sound[0])[1])
    versions = tuple(each.version for each in checked.sound)
    return Report("data", versions, tuple(sorted(problems)))


def _strangers(folder: Path) -> Iterator[Problem]:
    """Files and folders that nothing reads: mostly a slip in a name."""
    files = (*SHARED_FILES, *LISTS)
    for path in sorted(folder.iterdir()):
        name = path.name
        if name.startswith("."):
            continue
        if path.is_dir() and name not in FOLDERS:
            yield Problem(name, 1, 1, f"nothing reads this folder{suggestion(name, FOLDERS)}")
        elif not path.is_dir() and name not in files:
            yield Problem(name, 1, 1, f"nothing reads this file{suggestion(name, files)}")


def _protocol(folder: Path, installed: Path) -> Report:
    """One protocol, with the library, the sources and the other protocols of its data folder."""
    name = folder.name
    around = folder.parent.parent
    own = folder.parent.name == PROTOCOLS and (around / "sources.yaml").is_file()
    data = around if own else installed
    files = DataFiles(data, {f"{PROTOCOLS}/{name}": folder})
    checked = check(data, name, files)
    problems = list(checked.problems)
    if checked.knowledge is not None and name != USUAL:
        usual = check(data, USUAL, files).knowledge
        if usual is not None:
            problems += lost_flags(checked.knowledge, usual)
    versions = () if checked.knowledge is None else (checked.knowledge.version,)
    return Report(
        "protocol", versions, tuple(sorted(_seen_from(folder, each) for each in problems))
    )


def _seen_from(folder: Path, problem: Problem) -> Problem:
    """The problem with its file as seen from a protocol's folder."""
    here = f"{PROTOCOLS}/{folder.name}"
    if problem.file == here:
        return replace(problem, file=".")
    if problem.file.startswith(f"{here}/"):
        return replace(problem, file=problem.file.removeprefix(f"{here}/"))
    return problem
