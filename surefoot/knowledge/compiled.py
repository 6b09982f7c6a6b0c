"""The compiled file: where it lies, what it was made from, and reading it without a validator."""

import pickle
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path

from surefoot.knowledge import schema
from surefoot.knowledge.schema import Knowledge

DATA = Path(__file__).parent / "data"
COMPILED = Path(__file__).parent / "compiled.pickle"


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


def read_compiled(path: Path, key: str | None) -> Knowledge | None:
    """The compiled knowledge, or None when the file is absent, damaged or made from other files.

    key: what it must have been made from; None takes it as it is (no files to compare with).
    """
    try:
        with path.open("rb") as file:
            if pickle.load(file) != key and key is not None:
                return None
            knowledge = pickle.load(file)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, ValueError):
        return None
    except (TypeError, IndexError, KeyError):
        return None
    return knowledge if isinstance(knowledge, Knowledge) else None


def _schema_text() -> str:
    classes = (e for e in vars(schema).values() if isinstance(e, type) and is_dataclass(e))
    return repr([(each.__name__, [field.name for field in fields(each)]) for each in classes])
