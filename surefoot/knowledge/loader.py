"""Loads the knowledge: from the compiled file, which it makes anew when the files have changed."""

from pathlib import Path

from surefoot.knowledge.canonical import dump_text, parse_text
from surefoot.knowledge.compiled import COMPILED, DATA, key_of, read_compiled
from surefoot.knowledge.schema import Knowledge

__all__ = ["dump_text", "load", "parse_text"]


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
