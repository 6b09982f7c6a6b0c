"""What the service says of everything that is kept, and of an archive that is to come back."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(slots=True)
class YourDataView:
    """What there is to take along or to delete."""

    facts: int
    first_day: date | None
    last_day: date | None
    files: int
    size_bytes: int
    """Facts and files, unpacked; an archive is smaller."""
    injuries: list[str]
    """Sites by name."""
    backups: int
    """Copies of the journal that the program made by itself."""


@dataclass(slots=True)
class ArchiveView:
    """What an archive holds, and what would become of what is here."""

    name: str
    made_at: datetime | None
    facts: int
    first_day: date | None
    last_day: date | None
    files: int
    injuries: list[str]
    same_runner: bool
    """It was made of this runner's journal; always so while there is none here."""
    here: int
    """Facts that are here now: 0 means that nothing has to give way."""
    only_here: int
    """Facts that are here and not in the archive."""


@dataclass(slots=True)
class RestoredView:
    facts: int
    files: int
