"""Files of a watch into facts: read, kept as received, counted once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from surefoot.activity.model import Activity, Number
from surefoot.activity.read import NotAnActivity, Reading, Refused, read
from surefoot.facts.ids import uuid7
from surefoot.facts.types import ActivityImported, Author, Measured
from surefoot.service.views import ActivityView, FileView

_SAME_START = timedelta(minutes=2)
_SAME_DURATION = 0.05
_NUMBERS = (
    "elapsed_s",
    "timer_s",
    "moving_s",
    "distance_m",
    "ascent_m",
    "descent_m",
    "cadence_spm",
    "heart_rate_bpm",
)


@dataclass(frozen=True, slots=True)
class Imported:
    """A file that was read: its view, and what is to be stored when it brought something new."""

    view: FileView
    facts: tuple[ActivityImported, ...] = ()
    store_file: bool = False


def take_in(
    data: bytes,
    path: str,
    *,
    subject: UUID,
    zone: str,
    now: datetime,
    known: dict[UUID, ActivityImported],
    gone: frozenset[UUID],
) -> Imported:
    """What one file brings.

    known: the activities that count so far. gone: ids of activities that were taken out again
    (an undone import); the same file brings them back under a new id.
    """
    name = Path(path).name
    try:
        reading = read(data, name)
    except NotAnActivity as refusal:
        return Imported(FileView(path, "skipped", [refusal.reason], []))
    except Refused as refusal:
        return Imported(FileView(path, "failed", [refusal.reason], []))
    digest = sha256(data).hexdigest()
    if any(fact.file_sha256 == digest for fact in known.values()):
        views = [_view(f) for f in known.values() if f.file_sha256 == digest]
        return Imported(FileView(path, "duplicate", ["this file is imported already"], views))
    facts, reasons = [], []
    for leg, activity in enumerate(reading.activities):
        twin = _twin(activity, known)
        if twin is not None:
            reasons.append(
                f"the same {activity.sport} of {activity.start:%Y-%m-%d %H:%M} UTC is there already"
            )
            continue
        facts.append(_fact(activity, digest, leg, name, subject, zone, now, gone))
    return _outcome(path, reading, facts, reasons)


def _outcome(
    path: str, reading: Reading, facts: list[ActivityImported], reasons: list[str]
) -> Imported:
    warnings = [*reading.warnings, *(w for a in reading.activities for w in a.warnings)]
    if not facts:
        return Imported(FileView(path, "duplicate", reasons, []))
    return Imported(
        FileView(
            path,
            "partial" if reading.partial else "imported",
            list(dict.fromkeys([*reasons, *warnings])),
            [_view(fact) for fact in facts],
        ),
        tuple(facts),
        store_file=True,
    )


def _twin(activity: Activity, known: dict[UUID, ActivityImported]) -> ActivityImported | None:
    """The same session from another file: start, duration and sport agree."""
    for fact in known.values():
        if fact.sport != activity.sport or abs(fact.happened_at - activity.start) > _SAME_START:
            continue
        ours, theirs = activity.elapsed_s.value, fact.elapsed_s.value
        if (
            ours is None
            or theirs is None
            or abs(ours - theirs) <= _SAME_DURATION * max(ours, theirs)
        ):
            return fact
    return None


def _fact(
    activity: Activity,
    digest: str,
    leg: int,
    name: str,
    subject: UUID,
    zone: str,
    now: datetime,
    gone: frozenset[UUID],
) -> ActivityImported:
    numbers = {field: _measured(getattr(activity, field)) for field in _NUMBERS}
    return ActivityImported.model_validate(
        {
            "id": _id(activity.start, digest, leg, gone),
            "subject": subject,
            "author": Author(role="device", name=_device(activity)),
            "happened_at": activity.start,
            "received_at": now,
            "zone": zone,
            "file_sha256": digest,
            "leg": leg,
            "name": name[:200],
            "sport": activity.sport,
            "sub_sport": None if activity.sub_sport == "none" else activity.sub_sport,
            "utc_offset_s": activity.utc_offset_s,
            "warnings": tuple(activity.warnings),
            **numbers,
        }
    )


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
        **{field: getattr(fact, field).value for field in _NUMBERS},
    )


def files_under(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those in folders named, in a stable order, without hidden ones."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".")
            )
        else:
            yield path
