"""The knowledge as canonical JSON text: for snapshots beside a person's facts, and for hashes."""

import json
from dataclasses import fields, replace
from functools import cache
from hashlib import sha256
from typing import Any

from surefoot.knowledge.schema import Knowledge


def dump_text(knowledge: Knowledge) -> str:
    """Canonical JSON: sorted keys, no spaces, the same text for the same knowledge."""
    return _canonical(knowledge)


def parse_text(text: str) -> Knowledge:
    """The knowledge of a dumped text, validated. Raises ValueError when it does not fit."""
    return _adapter().validate_json(text)  # type: ignore[no-any-return]


def version_of(knowledge: Knowledge) -> Knowledge:
    """The same knowledge under the version that its content gives it."""
    protocol = knowledge.protocol
    digest = _digest(replace(knowledge, version=""))
    return replace(knowledge, version=f"{protocol.id}-{protocol.version}+{digest}")


def is_as_versioned(text: str) -> bool:
    """Whether a dumped text has the content that its version was given for. Raises ValueError when
    it is no dumped knowledge."""
    content = json.loads(text)
    if not isinstance(content, dict) or not isinstance(content.get("version"), str):
        raise ValueError("the text is no knowledge: it has no version")
    version = str(content["version"])
    return version.endswith(f"+{_digest({**content, 'version': ''})}")


def _digest(content: object) -> str:
    return sha256(_canonical(content).encode()).hexdigest()[:12]


def _canonical(content: object) -> str:
    return json.dumps(
        content,
        default=_values,
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )


def _values(part: Any) -> dict[str, Any]:
    """The fields of a dataclass, as they are: `asdict` copies all that is below them, too."""
    return {name: getattr(part, name) for name in _names(part.__class__)}


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Knowledge)
