"""JSON Schema of each kind of knowledge file, for editors that check while one types."""

import ast
import inspect
import itertools
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from surefoot.knowledge import figure_schema, reading
from surefoot.knowledge.checker import LIBRARY, SHARED_FILES
from surefoot.knowledge.compiled import SHAPES
from surefoot.knowledge.figure_files import FOLDER as FIGURES
from surefoot.knowledge.figure_files import KEYS as FIGURE_KEYS
from surefoot.knowledge.reading_files import ARTICLES, LISTS
from surefoot.knowledge.shapes import PROTOCOL_KEYS, type_of

FOLDER = ".schema"
"""Where the build puts them, below the data folder."""

KINDS: dict[str, tuple[str, ...]] = {
    "protocol": PROTOCOL_KEYS,
    LIBRARY: (LIBRARY,),
    ARTICLES: ("article",),
    FIGURES: FIGURE_KEYS,
    **{name.removesuffix(".yaml"): keys for name, keys in SHARED_FILES.items()},
    **{name.removesuffix(".yaml"): (key,) for name, key in LISTS.items()},
}
"""The keys that a file of each kind may have. Any file of a protocol's folder is a `protocol`."""


def schema_of(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of this kind. Raises KeyError for no kind."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for key in KINDS[kind]:
        found = TypeAdapter(type_of(key)).json_schema(ref_template="#/$defs/{model}")
        definitions.update(found.pop("$defs", {}))
        properties[key] = found
    for name, definition in definitions.items():
        for field, text in _remarks().get(name, {}).items():
            definition["properties"][field]["description"] = text
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Surefoot knowledge: {kind}",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }


@cache
def _remarks() -> dict[str, dict[str, str]]:
    """What the schema's modules say below a field, by class and field."""
    found: dict[str, dict[str, str]] = {}
    for module in (*SHAPES, reading, figure_schema):
        for each in ast.parse(inspect.getsource(module)).body:
            if isinstance(each, ast.ClassDef):
                found[each.name] = dict(_remarks_of(each))
    return found


def _remarks_of(owner: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, remark in itertools.pairwise(owner.body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(remark, ast.Expr)
            and isinstance(remark.value, ast.Constant)
        ):
            yield field.target.id, " ".join(str(remark.value.value).split())


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Writes one file a kind. Raises OSError when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = folder / f"{kind}.json"
        text = json.dumps(schema_of(kind), indent=1, ensure_ascii=False) + "\n"
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)
