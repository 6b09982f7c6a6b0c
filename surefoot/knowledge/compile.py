"""Checks the knowledge files and writes them as one quick-loading file beside the code."""

import os
import pickle
import tempfile
from pathlib import Path

from surefoot.knowledge.checker import Problem, check
from surefoot.knowledge.compiled import COMPILED, DATA, key_of, read_compiled
from surefoot.knowledge.schema import Knowledge


class KnowledgeRefused(ValueError):
    """The files have problems; the message lists them, one a line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def build(data_dir: Path = DATA) -> Knowledge:
    """The knowledge of the files. Raises KnowledgeRefused when they have problems."""
    checked = check(data_dir)
    if checked.knowledge is None:
        raise KnowledgeRefused(checked.problems)
    return checked.knowledge


def compile_knowledge(data_dir: Path = DATA, target: Path = COMPILED) -> Path:
    """Writes the compiled file unless it already holds exactly these files, returns its path.

    Raises SystemExit with the problems, one a line, when the files have any.
    """
    key = key_of(data_dir)
    try:
        knowledge = build(data_dir)
    except KnowledgeRefused as refused:
        raise SystemExit(
            f"the knowledge files have {len(refused.problems)} problem(s):\n{refused}"
        ) from None
    if read_compiled(target, key) != knowledge:
        write_compiled(knowledge, key, target)
    return target


def write_compiled(knowledge: Knowledge, key: str, target: Path) -> None:
    """Writes key and knowledge in one step: a reader sees the old file or the new one."""
    content = pickle.dumps(key, protocol=5) + pickle.dumps(knowledge, protocol=5)
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
    before = COMPILED.stat().st_mtime_ns if COMPILED.exists() else None
    path = compile_knowledge()
    knowledge = read_compiled(path, key_of(DATA))
    assert knowledge is not None
    done = "unchanged" if path.stat().st_mtime_ns == before else "written"
    print(
        f"{path.name} {done}: {knowledge.version}, {len(knowledge.exercises)} exercises, "
        f"{len(knowledge.statements)} statements, {path.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
