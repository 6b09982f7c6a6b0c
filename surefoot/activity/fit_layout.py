"""The bytes of FIT messages as a table of rows that are all laid out alike.

Messages of one definition lie in the file as they are. Those of several are copied once, a few
slices a definition, so that a field is one strided view however often its layout changes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_definition import Place
from surefoot.activity.fit_developer import DeveloperField, InForce, undescribed
from surefoot.activity.fit_wire import Table

Key = int | DeveloperField
"""A native field by its number, or a developer field by its description."""


class Part:
    """The messages of one definition, as far as one description of developer fields holds.

    only: the keys that will be asked for; None for all. A developer field whose size is not a whole
    number of its type's is left out.
    """

    def __init__(self, table: Table, in_force: InForce, only: Container[Key] | None) -> None:
        self.table = table
        self.count = len(table.positions)
        self.places: dict[Key, Place] = {}
        for number, place in table.definition.fields.items():
            self.places[number] = place
        for own, (offset, size) in table.definition.developer_fields.items():
            key = in_force.get(own) or undescribed(*own)
            count, rest = divmod(size, key.type.size)
            if not rest:
                self.places[key] = Place(offset, count, key.type, table.definition.byte_order)
        if only is not None:
            self.places = {key: place for key, place in self.places.items() if key in only}


class Layout:
    """Messages of one kind as rows of bytes in the order of the file.

    places: where each field lies in a row, once for every type and length in which definitions
    write it; a row has a value in one of them at most. positions: where each message begins in its
    file, shape (count,).
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = sorted(parts, key=lambda part: -part.count)
        self.count = sum(part.count for part in parts)
        self.places: dict[Key, tuple[Place, ...]] = {}
        self._blank = bytearray()
        if not parts:
            return
        commonest, *others = self._parts
        self.places = {key: (place,) for key, place in commonest.places.items()}
        self._blank += bytes(commonest.table.definition.size)
        for place in commonest.places.values() if others else ():
            self._blank[place.offset : place.end] = place.missing
        self._copies = [list(_joined(self._copied(part))) for part in others]

    def _copied(self, part: Part) -> Iterator[tuple[int, int, int]]:
        """Where to, where from and how many bytes of each field to copy from a part's messages."""
        for key, place in part.places.items():
            known = self.places.get(key, ())
            for own in known:
                if own[1:] == place[1:]:
                    to = own.offset
                    break
            else:
                to = len(self._blank)
                self._blank += place.missing
                self.places[key] = (*known, place._replace(offset=to))
            yield to, place.offset, place.size

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        if not self._parts:
            return np.empty(0, dtype=np.int64)
        if len(self._parts) == 1:
            return self._parts[0].table.positions
        return self._apart[self._order]

    @cached_property
    def _apart(self) -> NDArray[np.int64]:
        """The positions part by part."""
        return np.concatenate([part.table.positions for part in self._parts])

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        return np.argsort(self._apart, kind="stable")

    @cached_property
    def rows(self) -> NDArray[np.uint8]:
        """The bytes, shape (count, bytes of a row).

        All messages are read as if they were of the commonest definition, in one go, and those of
        other definitions then overwritten.
        """
        if len(self._parts) == 1:
            return self._parts[0].table.rows()
        width, blank = len(self._blank), np.frombuffer(self._blank, dtype=np.uint8)
        if not self.count or not width:
            return np.empty((self.count, width), dtype=np.uint8)
        commonest, *others = self._parts
        joined = commonest.table.read(self.positions, width)
        size = commonest.table.definition.size
        if size < width:
            _bytes(joined, size, width - size)[:] = blank[size:].view(f"V{width - size}")
        row_of = np.empty(self.count, dtype=np.int64)
        row_of[self._order] = np.arange(self.count)
        last = commonest.count
        for part, copies in zip(others, self._copies, strict=True):
            own, raw = np.empty((part.count, width), dtype=np.uint8), part.table.rows()
            _bytes(own, 0, width)[:] = blank.view(f"V{width}")
            for to, start, size in copies:
                _bytes(own, to, size)[:] = _bytes(raw, start, size)
            first, last = last, last + part.count
            _bytes(joined, 0, width)[row_of[first:last]] = _bytes(own, 0, width)
        return joined


def _bytes(rows: NDArray[np.uint8], start: int, size: int) -> NDArray[np.void]:
    """Some bytes of each row as one element, which NumPy copies faster than several."""
    return rows[:, start : start + size].view(f"V{size}")[:, 0]


def _joined(copies: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The same copies, with those in one that are neighbours in both places."""
    to = start = size = 0
    for next_to, next_start, more in copies:
        if next_to == to + size and next_start == start + size:
            size += more
            continue
        if size:
            yield to, start, size
        to, start, size = next_to, next_start, more
    if size:
        yield to, start, size
