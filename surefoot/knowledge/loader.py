"""Loads the knowledge: from compiled files, which it makes anew when the files have changed."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from surefoot.knowledge.canonical import dump_text, parse_text
from surefoot.knowledge.compiled import (
    COMPILED,
    DATA,
    FIGURES,
    READING,
    USUAL,
    Compiled,
    figures_key_of,
    key_of,
    read_compiled,
    read_figures,
    read_reading,
    reading_key_of,
)
from surefoot.knowledge.schema import Installed, Knowledge

if TYPE_CHECKING:
    from surefoot.knowledge.figure_schema import Figures
    from surefoot.knowledge.reading import Reading

__all__ = ["USUAL", "dump_text", "load", "load_all", "load_figures", "load_reading", "parse_text"]


def load(data_dir: Path = DATA, compiled: Path = COMPILED, protocol: str = USUAL) -> Knowledge:
    """The knowledge of one protocol of this installation.

    Raises what `load_all` raises, and ValueError when there is no such protocol.
    """
    known = load_all(data_dir, compiled)
    if protocol not in known:
        raise ValueError(f"there is no protocol {protocol!r}: it may be {', '.join(known)}")
    return known[protocol]


def load_all(data_dir: Path = DATA, compiled: Path = COMPILED) -> dict[str, Knowledge]:
    """The knowledge of every protocol of this installation, by the protocol's id.

    Reads the compiled file when it was made from exactly these files; otherwise checks the
    files and compiles them. Raises KnowledgeRefused (a ValueError) when the files have problems,
    FileNotFoundError when there is neither a compiled file nor a file to compile.
    """
    installed = _loaded("knowledge", data_dir, compiled, key_of, read_compiled, _knowledge)
    return {each.protocol.id: each for each in installed.protocols}


def load_reading(data_dir: Path = DATA, compiled: Path = READING) -> "Reading":
    """The texts to read beside the plan; as `load`, from a file of their own.

    Raises KnowledgeRefused when the files have problems, FileNotFoundError without any.
    """
    return _loaded("texts to read", data_dir, compiled, reading_key_of, read_reading, _reading)


def load_figures(data_dir: Path = DATA, compiled: Path = FIGURES) -> "Figures":
    """The figures of the exercises; as `load`, from a file of their own.

    Raises KnowledgeRefused when the files have problems, FileNotFoundError without any.
    """
    return _loaded("figures", data_dir, compiled, figures_key_of, read_figures, _figures)


def _loaded(
    what: str,
    data_dir: Path,
    compiled: Path,
    key_of_files: Callable[[Path], str],
    read: Callable[[Path, str | None], Compiled | None],
    build_from: Callable[[Path], Compiled],
) -> Compiled:
    """What was compiled from exactly these files, or else is built from them and compiled."""
    key = key_of_files(data_dir) if (data_dir / "sources.yaml").is_file() else None
    found = read(compiled, key)
    if found is not None:
        return found
    if key is None:
        raise FileNotFoundError(f"no {what}: neither {compiled} nor files in {data_dir}")
    from surefoot.knowledge.compile import write_compiled

    built = build_from(data_dir)
    # A read-only installation: what was built is whole, only the next start is slow again.
    with suppress(OSError):
        write_compiled(built, key, compiled)
    return built


# Imported within: the checker needs the YAML reader and the validator, a normal start neither.


def _knowledge(data_dir: Path) -> Installed:
    from surefoot.knowledge.compile import build

    return build(data_dir)


def _reading(data_dir: Path) -> "Reading":
    from surefoot.knowledge.compile import build, build_reading

    return build_reading(build(data_dir), data_dir)


def _figures(data_dir: Path) -> "Figures":
    from surefoot.knowledge.compile import build, build_figures

    return build_figures(build(data_dir).protocols[0], data_dir)
