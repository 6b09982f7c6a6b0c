"""Decisions and plans as JSON: what is kept as issued, and what `replay --json` prints."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from surefoot.engine.decision import Change, Decision, Item, Session
from surefoot.engine.lights import Light


def plain(value: Any) -> Any:
    """Any of our values as JSON types: dates as ISO text, lights as words."""
    if isinstance(value, Light):
        return value.word
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(getattr(value, name)) for name in value._fields}
    if isinstance(value, Mapping):
        return {str(key): plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(entry) for entry in value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    return value


def dumps(value: Any, *, indent: int | None = None) -> str:
    """JSON text with keys in a stable order."""
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, indent=indent)


def day_record(decision: Decision) -> dict[str, Any]:
    """A day of `replay --json`: the contract that other programs build on."""
    return {
        "date": decision.day.isoformat(),
        "phase": decision.phase,
        "light": decision.light.word,
        "rules": list(decision.rules),
        "changes": [_change(change) for change in decision.changes],
        "flags": list(decision.flags),
        "sessions": [session_record(session) for session in decision.sessions],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "from": change.before,
        "to": change.after,
        "rule": change.rule,
        "until": None if change.until is None else change.until.isoformat(),
    }


def session_record(session: Session) -> dict[str, Any]:
    """A planned session with its dose."""
    record: dict[str, Any] = plain(session)
    record["date"] = record.pop("day")
    return record


_SHORT = ("rules", "cites", "grade", "cue", "provisional")


def short_record(session: Session) -> dict[str, Any]:
    """A session of a day to come as it was shown: its dose, without its reasons."""
    record = session_record(session)
    record["items"] = [{"exercise": i.exercise, "optional": i.optional} for i in session.items]
    return {name: value for name, value in record.items() if name not in _SHORT}


def session_of(record: Mapping[str, Any]) -> Session:
    """A session read back from its record, whichever version wrote it. Raises ValueError."""
    try:
        known = {name: record[name] for name in Session._fields if name in record}
        items = [
            Item(**{name: item[name] for name in Item._fields if name in item})
            for item in record.get("items", ())
        ]
        known |= {"day": date.fromisoformat(record["date"]), "items": tuple(items)}
        known |= {name: tuple(known[name]) for name in ("rules", "cites") if name in known}
        return Session(**known)
    except (KeyError, TypeError) as error:
        raise ValueError(f"no session: {error}") from error
