"""Streams of activities: kept as columns, made anew of the file when they are not there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from numpy.typing import NDArray

from surefoot.activity import at_rest
from surefoot.activity.at_rest import PackedColumn
from surefoot.activity.model import Activity, Sport, SubSport
from surefoot.activity.read import Refused, Told, read
from surefoot.facts.types import ActivityImported
from surefoot.store.columns import Column
from surefoot.store.errors import StoreError
from surefoot.store.store import Store

Stream = NDArray[np.float64]


def made(fact: ActivityImported, activity: Activity) -> list[Column]:
    """The columns of an activity, ready to be kept beside its fact."""
    return [
        Column(fact.id, packed.name, at_rest.VERSION, packed.scale, packed.count, packed.data)
        for packed in at_rest.columns(activity)
    ]


def of_activity(store: Store, fact: ActivityImported) -> Mapping[str, Stream]:
    """Every column of an activity by name; none when neither columns nor file are there.

    Columns that are missing, damaged or of an older version are made of the file and kept.
    """
    kept = store.columns(fact.id)
    if kept and all(column.version == at_rest.VERSION for column in kept):
        try:
            return {column.name: _numbers(column) for column in kept}
        except ValueError:
            pass  # the file gives them again
    again = _made_anew(store, fact)
    store.keep_columns(again)
    return {column.name: _numbers(column) for column in again}


@dataclass(frozen=True, slots=True)
class Checked:
    """Streams held against the files that they were made of. anew: activities whose columns were
    missing, damaged, older or other than the file gives, and were made anew."""

    activities: int
    columns: int
    anew: int


def check(store: Store, facts: Iterable[ActivityImported]) -> Checked:
    """Makes every activity's columns of its file again and compares; keeps what differs.

    An activity without streams, or whose file is damaged or gone, has nothing to be held against.
    """
    activities = columns = wrong = 0
    for fact in facts:
        again = _made_anew(store, fact)
        if again:
            activities += 1
            columns += len(again)
            if not _alike(store.columns(fact.id), again):
                wrong += 1
                store.keep_columns(again)
    return Checked(activities, columns, wrong)


def _alike(kept: Sequence[Column], again: Sequence[Column]) -> bool:
    by_name = {column.name: column for column in kept}
    if by_name.keys() != {column.name for column in again}:
        return False
    try:
        # as numbers: another version of zlib may pack them into other bytes
        return all(
            by_name[each.name].version == each.version
            and np.array_equal(_numbers(by_name[each.name]), _numbers(each), equal_nan=True)
            for each in again
        )
    except ValueError:
        return False


def _made_anew(store: Store, fact: ActivityImported) -> list[Column]:
    """The columns of an activity, of its file; none when it cannot give them."""
    try:
        reading = read(store.file(fact.file_sha256), fact.name, told(fact))
    except (Refused, StoreError):
        return []
    if fact.leg >= len(reading.activities):
        return []
    return made(fact, reading.activities[fact.leg])


def told(fact: ActivityImported) -> Told:
    """What an activity is held for, whatever its file says: the runner may have corrected it."""
    return {fact.leg: (cast(Sport, fact.sport), cast(SubSport, fact.sub_sport or "none"))}


def _numbers(column: Column) -> Stream:
    return at_rest.unpack(PackedColumn(column.name, column.scale, column.count, column.data))
