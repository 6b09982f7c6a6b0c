"""Files of a watch into facts: read, kept as received, counted once."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path, PurePath
from typing import IO, Literal
from uuid import UUID

from surefoot.activity.analysis import analysis
from surefoot.activity.archive import (
    LeftOut,
    Listed,
    Packed,
    contents,
    is_list,
    listed,
    may_be_activity,
    not_an_activity,
)
from surefoot.activity.limits import MAX_UNPACKED_BYTES
from surefoot.activity.members import HEAD_BYTES, UNREADABLE, is_archive
from surefoot.activity.model import Activity, Number
from surefoot.activity.read import NotAnActivity, Refused, read
from surefoot.activity.strava_export import file_key
from surefoot.engine import same_run
from surefoot.facts.analysis import Measured
from surefoot.facts.base import Author
from surefoot.facts.ids import uuid7
from surefoot.facts.phrase import phrase
from surefoot.facts.told import kept
from surefoot.facts.types import ACTIVITY_TOTALS, ActivityImported
from surefoot.service import streams
from surefoot.service.views import ActivityView, FileView
from surefoot.store.columns import Column
from surefoot.text.language import said, t

_NEAR = timedelta(hours=1)
_ZONES = timedelta(hours=14, minutes=1)
_AT_ONCE = 32
_AT_ONCE_BYTES = 16 * 2**20


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file brought: its view, and what is to be stored of it."""

    view: FileView
    facts: tuple[ActivityImported, ...] = ()
    data: bytes | None = None
    """The file as received, when it is to be kept."""
    columns: tuple[Column, ...] = ()


def enough(found: Sequence[Imported]) -> bool:
    """Whether so much waits that it should be stored before more is read."""
    waiting_bytes = sum(len(each.data) for each in found if each.data is not None)
    return len(found) >= _AT_ONCE or waiting_bytes >= _AT_ONCE_BYTES


@dataclass(slots=True)
class Import:
    """Files taken in one after another: what counts so far is known to the next."""

    subject: UUID
    zone: str
    now: datetime
    known: dict[UUID, ActivityImported]
    """The activities that are there, also those that tell of one run."""
    gone: frozenset[UUID]
    """Ids of activities that were taken out again (an undone import); the same file brings them
    back under a new id."""
    share: float = field(init=False, default=0.0)
    """How much of the file that is taken in lies behind, 0 to 1."""
    _digests: dict[str, list[ActivityImported]] = field(init=False)
    _named: set[str] = field(init=False)
    _by_start: list[ActivityImported] = field(init=False)

    def __post_init__(self) -> None:
        self._digests, self._named, self._by_start = {}, set(), []
        for fact in sorted(self.known.values(), key=_start):
            self._count(fact)

    def take_in(self, path: str, file: IO[bytes]) -> Iterator[Imported]:
        """What a file brings, an archive with all that it holds."""
        self.share = 1.0
        try:
            head = file.read(HEAD_BYTES)
            file.seek(0)
            several = is_archive(head) or is_list(path)
            alone = not several and (not head or may_be_activity(path, head))
            data = file.read(MAX_UNPACKED_BYTES + 1) if alone else b""
        except OSError as error:
            why = t("it cannot be read: {why}", why=error.strerror or error)
            yield Imported(FileView(path, "failed", [why], []))
            return
        if alone:
            yield self._file(path, data)
            return
        if not several:
            yield Imported(FileView(path, "skipped", [said(not_an_activity(path))], []))
            return
        told, archived = False, is_archive(head)
        for content in contents(file, path, self._hear) if archived else _listed(file, path):
            found = self._content(content)
            if found is not None:
                told = True
                yield found
        if not told:
            why = t("{path} holds no activity that is not here already.", path=path)
            yield Imported(FileView(path, "skipped", [why], []))

    def _hear(self, share: float) -> None:
        self.share = share

    def _content(self, content: Packed | Listed | LeftOut) -> Imported | None:
        """What one of many brings; None for what is listed and told by a file."""
        if isinstance(content, Packed):
            return self._file(content.path, content.data)
        if content.file and content.file in self._named:
            return None
        if isinstance(content, Listed):
            return self._listed(content)
        return Imported(FileView(content.path, content.status, [said(content.reason)], []))

    def _file(self, path: str, data: bytes) -> Imported:
        digest = sha256(data).hexdigest()
        if same := self._digests.get(digest):
            views = [_view(fact) for fact in same]
            return Imported(
                FileView(path, "duplicate", [t("this file is imported already")], views)
            )
        name = PurePath(path).name
        try:
            reading = read(data, name)
        except NotAnActivity as refusal:
            return Imported(FileView(path, "skipped", [said(refusal.reason)], []))
        except Refused as refusal:
            return Imported(FileView(path, "failed", [said(refusal.reason)], []))
        facts: list[ActivityImported] = []
        columns: list[Column] = []
        try:
            for leg, activity in enumerate(reading.activities):
                facts.append(self._fact(activity, digest, leg, name, reading.warnings))
                columns += streams.made(facts[-1], activity)
        except Exception as error:
            return Imported(FileView(path, "failed", [_not_understood(name, error)], []))
        reasons: list[str] = []
        counts = False
        for fact in facts:
            instead, reason = self._beside(fact)
            counts = counts or not instead
            reasons += reason
            self._count(fact)
        warnings = [*reading.warnings, *(w for a in reading.activities for w in a.warnings)]
        status: Literal["partial", "imported", "duplicate"] = (
            "duplicate" if not counts else "partial" if reading.partial else "imported"
        )
        shown = list(dict.fromkeys([*reasons, *map(said, warnings)]))
        views = [_view(fact) for fact in facts]
        return Imported(FileView(path, status, shown, views), tuple(facts), data, tuple(columns))

    def _listed(self, listed: Listed) -> Imported | None:
        """An activity without a file; None when it is there already, from its file or before."""
        digest = sha256(listed.data).hexdigest()
        name = PurePath(listed.path).name
        try:
            fact = self._fact(listed.activity, digest, 0, name)
        except Exception as error:
            return Imported(FileView(listed.path, "failed", [_not_understood(name, error)], []))
        instead, reasons = self._beside(fact)
        if digest in self._digests or instead:
            return None
        self._count(fact)
        shown = [*reasons, *map(said, listed.activity.warnings)]
        return Imported(
            FileView(listed.path, "imported", shown, [_view(fact)]), (fact,), listed.data
        )

    def _count(self, fact: ActivityImported) -> None:
        self.known[fact.id] = fact
        self._digests.setdefault(fact.file_sha256, []).append(fact)
        self._named.add(file_key(fact.name))
        insort(self._by_start, fact, key=_start)

    def _beside(self, fact: ActivityImported) -> tuple[bool, list[str]]:
        """Whether another activity counts in its place, and what there is to say of others."""
        others = self._around(fact, same_run.REACH)
        twins = same_run.kin(fact, others)
        if twins:
            instead = not same_run.tells_more(fact, twins)
            other = twins[0] if not instead else same_run.fullest(twins)
            sentence = (
                t(
                    "{name} tells this run already, with as much or more; this file is kept "
                    "beside it and counts when that one is taken out.",
                    name=other.name,
                )
                if instead
                else t("It tells more of the run in {name}, and counts in its place.",
                       name=other.name)
            )  # fmt: skip
            return instead, [sentence]
        for other in self._around(fact, _ZONES):
            if same_run.in_another_zone(fact, other):
                return False, [
                    t(
                        "{name} looks the same to the second, but at {time} UTC: a program may "
                        "have written local time. If it is one run, take one of them out.",
                        name=other.name,
                        time=f"{other.happened_at:%Y-%m-%d %H:%M}",
                    )
                ]
        return False, []

    def _zone(self, start: datetime) -> str:
        """The zone of a file of the same hour, so that both are of one day; else the runner's."""
        near = bisect_left(self._by_start, start - _NEAR, key=_start)
        beside = self._by_start[near : near + 1]
        return beside[0].zone if beside and beside[0].happened_at <= start + _NEAR else self.zone

    def _around(self, fact: ActivityImported, reach: timedelta) -> list[ActivityImported]:
        first = bisect_left(self._by_start, fact.happened_at - reach, key=_start)
        last = bisect_right(self._by_start, fact.happened_at + reach, key=_start)
        return self._by_start[first:last]

    def _fact(
        self,
        activity: Activity,
        digest: str,
        leg: int,
        name: str,
        of_file: Sequence[str] = (),
    ) -> ActivityImported:
        """of_file: what is doubtful about the file as a whole."""
        return ActivityImported.model_validate(
            {
                "id": _id(activity.start, digest, leg, self.gone),
                "subject": self.subject,
                "author": Author(role="device", name=_device(activity)),
                "happened_at": activity.start,
                "received_at": self.now,
                "zone": self._zone(activity.start),
                "file_sha256": digest,
                "leg": leg,
                "name": name[:200],
                "utc_offset_s": activity.utc_offset_s,
                "device_serial": (activity.device.serial or "")[:200] or None,
                **measured(activity, of_file),
            }
        )


def _listed(file: IO[bytes], path: str) -> Iterator[Listed | LeftOut]:
    """What an export's list tells that lies in a folder."""
    try:
        yield from listed(file, path)
    except UNREADABLE:
        why = phrase("{name} is damaged. Download or export it again.", name=PurePath(path).name)
        yield LeftOut(path, "failed", why)


def _not_understood(name: str, error: Exception) -> str:
    """For a file that was read and means what no activity can: it costs the others nothing."""
    return t(
        "{name} could not be read ({kind}). Export the activity again, and report the file if it "
        "fails again.",
        name=name,
        kind=type(error).__name__,
    )


def measured(activity: Activity, of_file: Sequence[str]) -> dict[str, object]:
    """The fields of a fact that were measured, and what depends on the sport.

    of_file: what is doubtful about the file as a whole.
    """
    totals = {field: _measured(getattr(activity, field)) for field in ACTIVITY_TOTALS}
    return {
        "sport": activity.sport,
        "sub_sport": None if activity.sub_sport == "none" else activity.sub_sport,
        "columns": tuple(sorted(activity.streams)),
        "analysis": analysis(activity),
        "warnings": tuple(map(kept, dict.fromkeys((*of_file, *activity.warnings)))),
        **totals,
    }


def _start(fact: ActivityImported) -> datetime:
    return fact.happened_at


def _device(activity: Activity) -> str:
    parts = (activity.device.manufacturer, activity.device.product)
    return " ".join(part for part in parts if part)[:200]


def _id(start: datetime, digest: str, leg: int, gone: frozenset[UUID]) -> UUID:
    """The same file gives the same id, so that a second import is the same fact; an undone one
    moves on to the next id."""
    attempt = 0
    while True:
        entropy = sha256(f"{digest}/{leg}/{attempt}".encode()).digest()[:10]
        found = uuid7(max(0, int(start.timestamp() * 1000)), entropy)
        if found not in gone:
            return found
        attempt += 1


def _measured(number: Number) -> Measured:
    return Measured(value=number.value, source=number.source)


def _view(fact: ActivityImported) -> ActivityView:
    return ActivityView(
        id=str(fact.id),
        start=fact.happened_at,
        sport=fact.sport,
        **{field: getattr(fact, field).value for field in ACTIVITY_TOTALS},
    )


def files_under(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those in folders named, in a stable order, without hidden ones.

    Lists of exports come last, once the files that they name are known.
    """
    for path in paths:
        if path.is_dir():
            files = (p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            yield from sorted(files, key=lambda file: (is_list(file.name), file))
        else:
            yield path
