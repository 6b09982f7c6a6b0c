"""Checks the knowledge files and writes them as three quick-loading files beside the code."""

import os
import pickle
import tempfile
from pathlib import Path

from surefoot.knowledge.by_constructor import dumps
from surefoot.knowledge.checker import Problem, check_all
from surefoot.knowledge.compiled import (
    COMPILED,
    DATA,
    FIGURES,
    READING,
    Compiled,
    figures_key_of,
    key_of,
    read_compiled,
    read_figures,
    read_reading,
    reading_key_of,
)
from surefoot.knowledge.figure_files import check_figures
from surefoot.knowledge.figure_schema import Figures
from surefoot.knowledge.reading import Reading
from surefoot.knowledge.reading_files import check_reading
from surefoot.knowledge.schema import Installed, Knowledge


class KnowledgeRefused(ValueError):
    """The files have problems; the message lists them, one a line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def build(data_dir: Path = DATA) -> Installed:
    """The protocols of the files. Raises KnowledgeRefused when the files have problems."""
    checked = check_all(data_dir)
    if checked.installed is None:
        raise KnowledgeRefused(checked.problems)
    return checked.installed


def build_reading(installed: Installed, data_dir: Path = DATA) -> Reading:
    """The texts to read beside the plan. Raises KnowledgeRefused when they have problems."""
    reading, problems = check_reading(data_dir, installed.protocols)
    if problems:
        raise KnowledgeRefused(problems)
    return reading


def build_figures(knowledge: Knowledge, data_dir: Path = DATA) -> Figures:
    """The figures of the exercises. Raises KnowledgeRefused when they have problems."""
    figures, problems = check_figures(data_dir, knowledge)
    if problems:
        raise KnowledgeRefused(problems)
    return figures


def compile_knowledge(
    data_dir: Path = DATA, target: Path = COMPILED, reading_target: Path | None = None
) -> Path:
    """Writes the compiled files unless they already hold exactly these files, returns the first.

    target: where the knowledge goes; reading_target: where the texts to read go, by default
    beside it, as the figures always do. Raises SystemExit with the problems, one a line, when
    the files have any.
    """
    key = key_of(data_dir)
    beside = target.with_name(READING.name) if reading_target is None else reading_target
    try:
        installed = build(data_dir)
        reading = build_reading(installed, data_dir)
        figures = build_figures(installed.protocols[0], data_dir)
    except KnowledgeRefused as refused:
        raise SystemExit(
            f"the knowledge files have {len(refused.problems)} problem(s):\n{refused}"
        ) from None
    if read_compiled(target, key) != installed:
        write_compiled(installed, key, target)
    reading_key = reading_key_of(data_dir)
    if read_reading(beside, reading_key) != reading:
        write_compiled(reading, reading_key, beside)
    figures_key, figures_target = figures_key_of(data_dir), target.with_name(FIGURES.name)
    if read_figures(figures_target, figures_key) != figures:
        write_compiled(figures, figures_key, figures_target)
    return target


def write_compiled(compiled: Compiled, key: str, target: Path) -> None:
    """Writes key and content in one step: a reader sees the old file or the new one."""
    content = pickle.dumps(key, protocol=5) + dumps(compiled)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        part.chmod(0o644)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def main() -> None:
    from surefoot.knowledge.editor_schema import FOLDER, write_schemas

    before = COMPILED.stat().st_mtime_ns if COMPILED.exists() else None
    path = compile_knowledge()
    installed = read_compiled(path, key_of(DATA))
    assert installed is not None
    write_schemas(DATA / FOLDER)
    done = "unchanged" if path.stat().st_mtime_ns == before else "written"
    first = installed.protocols[0]
    print(
        f"{path.name} {done}: {', '.join(each.version for each in installed.protocols)}, "
        f"{len(first.exercises)} exercises, {len(first.statements)} statements, "
        f"{path.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
