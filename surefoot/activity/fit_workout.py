"""A workout as a FIT file: steps by time, rounds of steps, no targets, notes to read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from surefoot.activity.fit_profile import (
    FILE_ID,
    FIT_EPOCH_S,
    WORKOUT,
    WORKOUT_FILE,
    WORKOUT_STEP,
)
from surefoot.activity.fit_writing import (
    ENUM,
    STRING,
    UINT16,
    UINT32,
    UINT32Z,
    Row,
    fit_file,
    messages,
)
from surefoot.activity.sports import to_fit

Intensity = Literal["active", "rest", "warm_up", "cool_down"]
INTENSITIES: dict[Intensity, int] = {"active": 0, "rest": 1, "warm_up": 2, "cool_down": 3}

NAME_MOST, NOTES_MOST = 31, 199
"""Characters of a name and of a step's notes: more a watch cuts off or refuses (P)."""

BY_TIME, REPEAT = 0, 6
OPEN = 2
"""Kinds of duration and of target."""

_NO_MAKER = 255
"""The maker's number that the format leaves to programs without one of their own."""

_FILE_ID = {
    "type": ENUM,
    "manufacturer": UINT16,
    "product": UINT16,
    "serial_number": UINT32Z,
    "created": UINT32,
}
_WORKOUT = {"sport": ENUM, "steps": UINT16, "name": STRING}
_STEP = {
    "index": UINT16,
    "duration_type": ENUM,
    "duration_value": UINT32,
    "target_type": ENUM,
    "target_value": UINT32,
    "intensity": ENUM,
    "name": STRING,
    "notes": STRING,
}
_IN_ASCII = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "×": "x"}
    | dict.fromkeys("–—−", "-")
    | dict.fromkeys("’‘‚", "'")
    | dict.fromkeys("“”„", '"')
    | {"…": "...", "→": "->", "·": ",", "≤": "<=", "≥": ">="}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step by time; of its notes as many whole sentences are kept as a watch shows."""

    name: str
    duration_s: int
    intensity: Intensity
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeat:
    """Steps in turn, so many times."""

    count: int
    steps: tuple[Step, ...]


def workout_file(
    name: str,
    sport: Literal["run", "walk"],
    steps: Sequence[Step | Repeat],
    serial: int,
    created: datetime,
) -> bytes:
    """The file. serial and created tell it from others on the watch; serial 1 to 2^32 - 1."""
    rows = list(_rows(steps))
    head: Row = {
        "type": WORKOUT_FILE,
        "manufacturer": _NO_MAKER,
        "product": 0,
        "serial_number": serial,
        "created": int(created.timestamp()) - FIT_EPOCH_S,
    }
    about: Row = {"sport": to_fit(sport), "steps": len(rows), "name": _cut(name, NAME_MOST)}
    return fit_file(
        messages(FILE_ID, _FILE_ID, [head])
        + messages(WORKOUT, _WORKOUT, [about])
        + messages(WORKOUT_STEP, _STEP, rows)
    )


def _rows(steps: Sequence[Step | Repeat]) -> Iterator[Row]:
    index = 0
    for each in steps:
        first = index
        for step in each.steps if isinstance(each, Repeat) else (each,):
            yield {
                "index": index,
                "duration_type": BY_TIME,
                "duration_value": step.duration_s * 1000,
                "target_type": OPEN,
                "target_value": 0,
                "intensity": INTENSITIES[step.intensity],
                "name": _cut(step.name, NAME_MOST),
                "notes": _notes(step.notes),
            }
            index += 1
        if isinstance(each, Repeat):
            yield {
                "index": index,
                "duration_type": REPEAT,
                "duration_value": first,
                "target_type": OPEN,
                "target_value": each.count,
                "intensity": INTENSITIES["active"],
            }
            index += 1


def in_ascii(text: str) -> str:
    """The text in ASCII, as every watch can show it: umlauts spelled out, accents left off."""
    spelled = " ".join(unicodedata.normalize("NFKD", text.translate(_IN_ASCII)).split())
    return "".join(letter for letter in spelled if " " <= letter <= "~").strip()


def _cut(text: str, most: int) -> str:
    """The text in ASCII, cut at a word where it is too long."""
    plain = in_ascii(text)
    if len(plain) <= most:
        return plain
    return plain[: most - 3].rsplit(" ", 1)[0] + "..."


def _notes(sentences: Sequence[str]) -> str:
    kept = ""
    for sentence in sentences:
        longer = f"{kept} {in_ascii(sentence)}".strip()
        if len(longer) > NOTES_MOST:
            break
        kept = longer
    return kept or (_cut(sentences[0], NOTES_MOST) if sentences else "")
