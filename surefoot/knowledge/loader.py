"""Loads the knowledge: from compiled files, which it makes anew when the files have changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from surefoot.knowledge.canonical import dump_text, parse_text
from surefoot.knowledge.compiled import (
    COMPILED,
    DATA,
    FIGURES,
    READING,
    USUAL,
    figures_key_of,
    key_of,
    read_compiled,
    read_figures,
    read_reading,
)
from surefoot.knowledge.reading import Reading
from surefoot.knowledge.schema import Installed, Knowledge

if TYPE_CHECKING:
    from surefoot.knowledge.figure_schema import Figures

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
    has_files = (data_dir / "sources.yaml").is_file()
    installed = read_compiled(compiled, key_of(data_dir) if has_files else None)
    if installed is None and not has_files:
        raise FileNotFoundError(f"no knowledge: neither {compiled} nor files in {data_dir}")
    installed = installed or _compiled_anew(data_dir, compiled)
    return {each.protocol.id: each for each in installed.protocols}


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


def load_figures(data_dir: Path = DATA, compiled: Path = FIGURES) -> "Figures":
    """The figures of the exercises; as `load`, from a file of their own.

    Raises KnowledgeRefused when the files have problems, FileNotFoundError without any.
    """
    has_files = (data_dir / "sources.yaml").is_file()
    key = figures_key_of(data_dir) if has_files else None
    figures = read_figures(compiled, key)
    if figures is not None:
        return figures
    if key is None:
        raise FileNotFoundError(f"no figures: neither {compiled} nor files in {data_dir}")
    from surefoot.knowledge.compile import build, build_figures, write_compiled

    figures = build_figures(build(data_dir).protocols[0], data_dir)
    try:
        write_compiled(figures, key, compiled)
    except OSError:
        return figures
    return figures


def _compiled_anew(data_dir: Path, compiled: Path) -> Installed:
    # Imported here: the checker needs the YAML reader and the validator, a normal start neither.
    from surefoot.knowledge.compile import build, write_compiled

    key = key_of(data_dir)
    installed = build(data_dir)
    try:
        write_compiled(installed, key, compiled)
    except OSError:
        # A read-only installation: the knowledge is whole, only the next start is slow again.
        return installed
    return installed
