"""What the list of an export says of one activity."""

from __future__ import annotations

from dataclasses import dataclass

from surefoot.activity.model import Activity


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list. file: key of the file that it names, '' for none. said: the row as the list
    has it. activity: what it tells; a sentence when it cannot be read."""

    file: str
    said: bytes
    activity: Activity | str
