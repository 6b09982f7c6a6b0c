"""Everything of a runner in one place: what is kept, and archives before they come back."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import IO

from surefoot.engine.corrections import effective
from surefoot.facts.days import day_of
from surefoot.facts.types import Fact, Injury
from surefoot.service import archive, archive_reading
from surefoot.service.your_data_views import ArchiveView, YourDataView
from surefoot.store.store import Store
from surefoot.text import names


class YourData:
    """What one data folder holds of its runner. facts: the whole journal."""

    def __init__(self, store: Store, facts: Sequence[Fact], now: Callable[[], datetime]) -> None:
        self._store = store
        self._facts = facts
        self._now = now

    def view(self) -> YourDataView:
        files = [file for file in self._store.files() if file.forgotten_at is None]
        first, last = _span(self._facts)
        lines = sum(len(line) for line in self._store.lines())
        return YourDataView(
            facts=len(self._facts),
            first_day=first,
            last_day=last,
            files=len(files),
            size_bytes=lines + sum(file.size_bytes for file in files),
            injuries=_injuries(self._facts),
            backups=len(self._store.folder.kept_backups()),
        )

    def pieces(self) -> Iterator[bytes]:
        """The archive of everything, as it is made. Raises BadInput for a damaged file."""
        return archive.pieces(self._store, self._now())

    def look(self, name: str, file: IO[bytes]) -> ArchiveView:
        """What an archive holds; every part of it is checked. Raises BadInput."""
        here = {fact.id for fact in self._facts}
        with archive_reading.read(file, name) as found:
            first, last = _span(found.facts)
            return ArchiveView(
                name=name,
                made_at=found.made_at,
                facts=len(found.facts),
                first_day=first,
                last_day=last,
                files=len(found.files),
                injuries=_injuries(found.facts),
                same_runner=_subjects(self._facts) <= _subjects(found.facts),
                here=len(here),
                only_here=len(here - {fact.id for fact in found.facts}),
            )


def _subjects(facts: Sequence[Fact]) -> set[str]:
    return {str(fact.subject) for fact in facts}


def _span(facts: Sequence[Fact]) -> tuple[date | None, date | None]:
    days = [day_of(fact.happened_at, fact.zone) for fact in facts]
    return min(days, default=None), max(days, default=None)


def _injuries(facts: Sequence[Fact]) -> list[str]:
    told = (fact for fact in effective(facts).values() if isinstance(fact, Injury))
    return list(dict.fromkeys(names.name(fact.site, names.SITE) for fact in told))
