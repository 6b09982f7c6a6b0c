"""Loads the knowledge: from compiled files, which it makes anew when the files have changed."""

from pathlib import Path

from surefoot.knowledge.canonical import dump_text, parse_text
from surefoot.knowledge.compiled import (
    COMPILED,
    DATA,
    READING,
    key_of,
    read_compiled,
    read_reading,
)
from surefoot.knowledge.reading import Reading
from surefoot.knowledge.schema import Knowledge

__all__ = ["dump_text", "load", "load_reading", "parse_text"]


def load(data_dir: Path = DATA, compiled: Path = COMPILED) -> Knowledge:
    """The knowledge of this installation.

    Reads the compiled file when it was made from exactly these files; otherwise checks the
    files and compiles them. Raises KnowledgeRefused (a ValueError) when the files have problems,
    FileNotFoundError when there is neither a compiled file nor a file to compile.
    """
    has_files = (data_dir / "sources.yaml").is_file()
    knowledge = read_compiled(compiled, key_of(data_dir) if has_files else None)
    if knowledge is not None:
        return knowledge
    if not has_files:
        raise FileNotFoundError(f"no knowledge: neither {compiled} nor files in {data_dir}")
    return _compiled_anew(data_dir, compiled)


def load_reading(data_dir: Path = DATA, compiled: Path = READING) -> Reading:
    """The texts to read beside the plan; as `load`, from a file of their own.

    Raises KnowledgeRefused when the files have problems, FileNotFoundError without any.
    """
    has_files = (data_dir / "sources.yaml").is_file()
    key = key_of(data_dir) if has_files else None
    reading = read_reading(compiled, key)
    if reading is not None:
        return reading
    if key is None:
        raise FileNotFoundError(f"no texts to read: neither {compiled} nor files in {data_dir}")
    from surefoot.knowledge.compile import build, build_reading, write_compiled

    reading = build_reading(build(data_dir), data_dir)
    try:
        write_compiled(reading, key, compiled)
    except OSError:
        return reading
    return reading


def _compiled_anew(data_dir: Path, compiled: Path) -> Knowledge:
    # Imported here: the checker needs the YAML reader and the validator, a normal start neither.
    from surefoot.knowledge.compile import build, write_compiled

    key = key_of(data_dir)
    knowledge = build(data_dir)
    try:
        write_compiled(knowledge, key, compiled)
    except OSError:
        # A read-only installation: the knowledge is whole, only the next start is slow again.
        return knowledge
    return knowledge
