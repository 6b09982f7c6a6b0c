"""What every fact carries beside its own content."""

from datetime import date, datetime
from uuid import UUID

from pydantic import AwareDatetime, field_validator

from surefoot.facts.days import DEFAULT_DAY_STARTS_AT_H, day_of, zone
from surefoot.facts.value import Value
from surefoot.facts.vocabulary import AuthorRole, ShortText

EARLIEST = datetime.fromisoformat("1990-01-01T00:00:00+00:00")
LATEST = datetime.fromisoformat("2200-01-01T00:00:00+00:00")


class Author(Value):
    """Who said it. A clinician's note that the runner enters has the runner as author."""

    role: AuthorRole = "runner"
    name: ShortText = ""


class FactBase(Value):
    """What every fact carries beside its own content."""

    id: UUID
    subject: UUID
    author: Author = Author()
    happened_at: AwareDatetime
    zone: str
    received_at: AwareDatetime | None = None
    """Stamped by the service on receipt; None until then."""

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        zone(name)
        return name

    @field_validator("happened_at", "received_at")
    @classmethod
    def _within_living_memory(cls, moment: datetime | None) -> datetime | None:
        if moment is not None and not EARLIEST <= moment < LATEST:
            raise ValueError(f"the date must lie between 1990 and 2200, got {moment.isoformat()}")
        return moment

    def day(self, day_starts_at_h: int = DEFAULT_DAY_STARTS_AT_H) -> date:
        """The runner's day that the fact belongs to."""
        return day_of(self.happened_at, self.zone, day_starts_at_h)
