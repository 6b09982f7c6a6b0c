"""The compiled files: where they lie, what they were made from, reading them without a validator.

One holds what the engine reads, one what there is to read beside the plan, one the figures.
"""

import pickle
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeVar

from surefoot.knowledge import beside_schema, exercise_schema, gait_schema, gate_schema, schema
from surefoot.knowledge.schema import Installed

if TYPE_CHECKING:
    from surefoot.knowledge.figure_schema import Figures
    from surefoot.knowledge.reading import Reading

DATA = Path(__file__).parent / "data"
USUAL = "itbs-hamstring"
"""The protocol of a runner who named none."""
COMPILED = Path(__file__).parent / "compiled.pickle"
READING = Path(__file__).parent / "reading.pickle"
FIGURES = Path(__file__).parent / "figures.pickle"

SHAPES: tuple[ModuleType, ...] = (
    schema,
    exercise_schema,
    gate_schema,
    beside_schema,
    gait_schema,
)
"""The modules that give the files their shape; the texts to read and the figures have one more."""

FIGURES_FOLDER = "figures"

Compiled = TypeVar("Compiled", Installed, "Reading", "Figures")


def key_of(data_dir: Path) -> str:
    """A hash of the YAML files' names and bytes and of the schema's fields in their order; the
    figures are left out, which have a key of their own.

    Bytes, not times: copying and installing change times, and a changed field order would
    fill a loaded object with its neighbours' values.
    """
    files = (
        path
        for path in data_dir.rglob("*.yaml")
        if path.relative_to(data_dir).parts[0] != FIGURES_FOLDER
    )
    return _hash(_schema_text(*SHAPES), data_dir, files)


def reading_key_of(data_dir: Path) -> str:
    """A hash of what the texts to read are made from: their schema, and all that `key_of` counts
    (they cite the rules and exercises)."""
    from surefoot.knowledge import reading

    return _hash(f"{key_of(data_dir)} {_schema_text(reading)}", data_dir, ())


def figures_key_of(data_dir: Path) -> str:
    """A hash of what the figures are made from: their files, and all that `key_of` counts."""
    from surefoot.knowledge import figure_schema

    start = f"{key_of(data_dir)} {_schema_text(figure_schema)}"
    return _hash(start, data_dir, (data_dir / FIGURES_FOLDER).glob("*.yaml"))


def _hash(start: str, data_dir: Path, files: Iterable[Path]) -> str:
    digest = sha256(start.encode())
    for path in sorted(files):
        content = path.read_bytes()
        name = path.relative_to(data_dir).as_posix()
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def read_compiled(path: Path, key: str | None) -> Installed | None:
    """The compiled knowledge, or None when the file is absent, damaged or made from other files.

    key: what it must have been made from; None takes it as it is (no files to compare with).
    """
    return _read(path, key, Installed)


def read_reading(path: Path, key: str | None) -> "Reading | None":
    """The compiled texts to read, under the same terms."""
    from surefoot.knowledge.reading import Reading

    return _read(path, key, Reading)


def read_figures(path: Path, key: str | None) -> "Figures | None":
    """The compiled figures, under the same terms."""
    from surefoot.knowledge.figure_schema import Figures

    return _read(path, key, Figures)


def _read(path: Path, key: str | None, kind: type[Compiled]) -> Compiled | None:
    try:
        with path.open("rb") as file:
            if pickle.load(file) != key and key is not None:
                return None
            content = pickle.load(file)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError):
        return None
    except (TypeError, IndexError, KeyError):
        return None
    return content if isinstance(content, kind) else None


def _schema_text(*modules: ModuleType) -> str:
    found = [each for module in modules for each in vars(module).values()]
    classes = (e for e in found if isinstance(e, type) and is_dataclass(e))
    return repr([(each.__name__, [field.name for field in fields(each)]) for each in classes])
