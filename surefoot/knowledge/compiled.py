"""The compiled files: where they lie, what they were made from, reading them without a validator.

One holds what the engine reads, the other what there is to read beside the plan.
"""

import pickle
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from surefoot.knowledge import reading, schema
from surefoot.knowledge.reading import Reading
from surefoot.knowledge.schema import Installed

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled.pickle"
READING = Path(__file__).parent / "reading.pickle"

Compiled = TypeVar("Compiled", Installed, Reading)


def key_of(data_dir: Path) -> str:
    """A hash of the YAML files' names and bytes and of the schema's fields in their order.

    Bytes, not times: copying and installing change times, and a changed field order would
    fill a loaded object with its neighbours' values.
    """
    digest = sha256(_schema_text().encode())
    for path in sorted(data_dir.rglob("*.yaml")):
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


def read_reading(path: Path, key: str | None) -> Reading | None:
    """The compiled texts to read, under the same terms."""
    return _read(path, key, Reading)


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


def _schema_text() -> str:
    found = {**vars(schema), **vars(reading)}
    classes = (e for e in found.values() if isinstance(e, type) and is_dataclass(e))
    return repr([(each.__name__, [field.name for field in fields(each)]) for each in classes])
