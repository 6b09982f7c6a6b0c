"""One run told by several files: which activities are the same, and which of them counts.

Nothing here asks in what order the files came. Where it is in doubt two activities stay two: a run
that is lost is worse than one that the runner takes out by hand (P).
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from surefoot.facts.types import ACTIVITY_TOTALS, ActivityImported

_NEAR_S = 120.0
"""Clocks of two devices, or two presses of a button, are no further apart."""
_ONE_RECORDING_S = 2.0
_DURATION_SHARE, _DURATION_S = 0.05, 10.0
_DISTANCE_SHARE, _DISTANCE_M = 0.10, 100.0
_INDOOR_DISTANCE_SHARE = 0.30
"""A watch on a treadmill guesses."""
_UNNAMED = "other"
_INDOOR = ("treadmill", "indoor", "virtual", "track")
_OVERLAP_SHARE = 0.9
_WHOLE_SHARE = 0.85
"""A file that holds less of the run than this was cut off: it does not count before a whole one."""
REACH = timedelta(days=3)
"""Two activities that begin further apart are never one run."""
_QUARTER_S, _ZONES_S = 900, 14 * 3600
_TOTALS = tuple(total for total in ACTIVITY_TOTALS if total != "elapsed_s")
"""Those that make an account of a run fuller; how long it lasted is compared by itself."""


def length_s(activity: ActivityImported) -> float | None:
    """Seconds that it spans: elapsed, else timer, else moving time."""
    for field in ("elapsed_s", "timer_s", "moving_s"):
        value: float | None = getattr(activity, field).value
        if value is not None:
            return value
    return None


def same_run(one: ActivityImported, other: ActivityImported) -> bool:
    """Whether two activities are one outing: same sport, same time, no distance that forbids it.

    Many a GPX file names no sport: then it takes a distance on either side that agrees.
    Near starts with equal durations, spans that are nine tenths the same, or one recording of one
    device, cut off in one of the files. Legs of one file are never the same.
    """
    apart_s = (other.happened_at - one.happened_at).total_seconds()
    if one.file_sha256 == other.file_sha256:
        return one.leg == other.leg and apart_s == 0
    if one.sport != other.sport and not _one_unnamed(one, other):
        return False
    serial = one.device_serial
    if serial and serial == other.device_serial and abs(apart_s) <= _ONE_RECORDING_S:
        return True
    near = abs(apart_s) <= _NEAR_S
    first, second = length_s(one), length_s(other)
    if first is None or second is None:
        return near and _distances_agree(one, other)
    shorter, longer = sorted((first, second))
    overlap_s = min(first, apart_s + second) - max(0.0, apart_s)
    alike = (
        near
        and longer - shorter <= max(_DURATION_SHARE * longer, _DURATION_S)
        and overlap_s >= shorter / 2
    )
    together = longer > 0 and overlap_s >= _OVERLAP_SHARE * longer
    return (alike or together) and _distances_agree(one, other)


def _one_unnamed(one: ActivityImported, other: ActivityImported) -> bool:
    far = one.distance_m.value, other.distance_m.value
    return _UNNAMED in (one.sport, other.sport) and all(far)


def _distances_agree(one: ActivityImported, other: ActivityImported) -> bool:
    first, second = one.distance_m.value, other.distance_m.value
    if first is None or second is None:
        return True
    indoor = one.sub_sport in _INDOOR or other.sub_sport in _INDOOR
    share = _INDOOR_DISTANCE_SHARE if indoor else _DISTANCE_SHARE
    return abs(first - second) <= max(share * max(first, second), _DISTANCE_M)


def in_another_zone(one: ActivityImported, other: ActivityImported) -> bool:
    """Whether two look like one run of which a program wrote local time for UTC: equal to the
    second and the metre, and whole quarters of an hour apart. A guess, to be asked, not acted on.
    """
    apart_s = abs((other.happened_at - one.happened_at).total_seconds())
    off_s = apart_s % _QUARTER_S
    lengths = length_s(one), length_s(other)
    far = one.distance_m.value, other.distance_m.value
    return (
        one.sport == other.sport
        and one.file_sha256 != other.file_sha256
        and _QUARTER_S - 1 <= apart_s <= _ZONES_S + 1
        and min(off_s, _QUARTER_S - off_s) <= 1
        and None not in (*lengths, *far)
        and abs(lengths[0] - lengths[1]) <= 1  # type: ignore[operator]
        and abs(far[0] - far[1]) <= 0.002 * max(far)  # type: ignore[operator, type-var]
    )


def told_once(
    living: Iterable[ActivityImported], gone: Iterable[ActivityImported] = ()
) -> dict[UUID, UUID]:
    """For each activity that does not count, the one that counts in its place.

    gone: activities that were taken out again; what was said of them belongs to the one that
    counts now.
    """
    ordered = sorted(living, key=_order)
    ids = {activity.id for activity in ordered}
    groups = {activity.id: [activity] for activity in ordered}
    for one, other in _pairs(ordered):
        first, second = groups[one.id], groups[other.id]
        if first is second or any(_legs(a, b) for a in first for b in second):
            continue
        first.extend(second)
        groups.update((member.id, first) for member in second)
    instead: dict[UUID, UUID] = {}
    for activity in ordered:
        group = groups[activity.id]
        if len(group) > 1:
            best = fullest(group)
            if best is not activity:
                instead[activity.id] = best.id
    for lost in gone:
        if lost.id not in ids:
            heir = next((a for a in _around(lost, ordered) if same_run(lost, a)), None)
            if heir is not None:
                instead[lost.id] = instead.get(heir.id, heir.id)
    return instead


def kin(activity: ActivityImported, others: Iterable[ActivityImported]) -> list[ActivityImported]:
    """Those of the others that are the same run, directly or through one another."""
    waiting = [a for a in others if abs(a.happened_at - activity.happened_at) <= REACH]
    found, open_ends = [], [activity]
    while open_ends:
        end = open_ends.pop()
        new = [a for a in waiting if same_run(end, a)]
        waiting = [a for a in waiting if a not in new]
        found += new
        open_ends += new
    return found


def fullest(group: Sequence[ActivityImported]) -> ActivityImported:
    """The one that counts: of the files that hold the whole run the one that tells most of it; of
    two that tell the same always the same one."""
    return max(_whole(group), key=lambda a: (_richness(a), a.file_sha256, a.leg))


def tells_more(activity: ActivityImported, others: Sequence[ActivityImported]) -> bool:
    """Whether an activity tells of a run what none of the others does."""
    whole = _whole([activity, *others])
    return activity in whole and all(
        _richness(activity) > _richness(other) for other in whole if other is not activity
    )


def _whole(group: Sequence[ActivityImported]) -> list[ActivityImported]:
    longest = max(length_s(a) or 0.0 for a in group)
    return [a for a in group if (length_s(a) or 0.0) >= _WHOLE_SHARE * longest]


def _richness(activity: ActivityImported) -> tuple[object, ...]:
    known = [getattr(activity, total) for total in _TOTALS]
    return (
        activity.sport != _UNNAMED,
        len(activity.columns),
        sum(total.source == "device" for total in known),
        sum(total.value is not None for total in known),
        length_s(activity) or 0.0,
    )


def _order(activity: ActivityImported) -> tuple[object, ...]:
    return activity.happened_at, activity.file_sha256, activity.leg, activity.id


def _legs(one: ActivityImported, other: ActivityImported) -> bool:
    return one.file_sha256 == other.file_sha256 and not same_run(one, other)


def _pairs(
    ordered: Sequence[ActivityImported],
) -> Iterable[tuple[ActivityImported, ActivityImported]]:
    for place, one in enumerate(ordered):
        until = one.happened_at + _reach(one)
        for later in range(place + 1, len(ordered)):
            other = ordered[later]
            if other.happened_at > until:
                break
            if same_run(one, other):
                yield one, other


def _reach(activity: ActivityImported) -> timedelta:
    """How much later a twin may have begun: spans that overlap so far begin close together."""
    missed = (1 - _OVERLAP_SHARE) / _OVERLAP_SHARE
    return min(timedelta(seconds=_NEAR_S + missed * (length_s(activity) or 0.0)), REACH)


def _around(
    activity: ActivityImported, ordered: Sequence[ActivityImported]
) -> Iterable[ActivityImported]:
    """The activities of which one may be the same run, earliest first."""
    reach = _reach(activity)
    last = bisect_right(ordered, activity.happened_at + reach, key=lambda a: a.happened_at)
    first = bisect_right(ordered, activity.happened_at - REACH, key=lambda a: a.happened_at)
    return ordered[first:last]
