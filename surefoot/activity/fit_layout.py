"""The bytes of FIT messages as a table of rows that are all laid out alike.

Messages of one definition lie in the file as they are. Those of several are copied once, a few
slices a definition, so that a field is one strided view however often its layout changes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_definition import Definition
from surefoot.activity.fit_developer import DeveloperField, InForce, undescribed
from surefoot.activity.fit_types import STRING, BaseType
from surefoot.activity.fit_wire import Table

Key = int | DeveloperField
"""A native field by its number, or a developer field by its description."""


class Place(NamedTuple):
    """Where a field lies in a row: so many elements of a type from byte `offset`."""

    offset: int
    elements: int
    type: BaseType
    byte_order: str

    @property
    def size(self) -> int:
        return self.elements * self.type.size

    @property
    def end(self) -> int:
        return self.offset + self.size

    @property
    def code(self) -> str:
        """The NumPy type of an element; of the whole field, where it is a string."""
        if self.type is STRING:
            return f"S{self.elements}"
        return self.byte_order + self.type.code

    @property
    def missing(self) -> bytes:
        """What a message writes here that has no value."""
        if self.type is STRING:
            return bytes(self.elements)
        none = np.nan if self.type.invalid is None else self.type.invalid
        return np.full(self.elements, none, dtype=self.code).tobytes()


class Part:
    """The messages of one definition, as far as one description of developer fields holds.

    only: the keys that will be asked for; None for all. A field whose size is not a whole number of
    its type's is left out.
    """

    def __init__(self, table: Table, in_force: InForce, only: Container[Key] | None) -> None:
        self.table = table
        self.count = len(table.positions)
        order = table.definition.byte_order
        self.places: dict[Key, Place] = {}
        for key, offset, size, kind in _fields(table.definition, in_force):
            count, rest = divmod(size, kind.size)
            if not rest and (only is None or key in only):
                self.places.setdefault(key, Place(offset, count, kind, order))


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
            at = next((own for own in known if own[1:] == place[1:]), None)
            if at is None:
                at = place._replace(offset=len(self._blank))
                self._blank += place.missing
                self.places[key] = (*known, at)
            yield at.offset, place.offset, place.size

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        if not self._parts:
            return np.empty(0, dtype=np.int64)
        if len(self._parts) == 1:
            return self._parts[0].table.positions
        return np.sort(np.concatenate([part.table.positions for part in self._parts]))

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
        joined[:, commonest.table.definition.size :] = blank[commonest.table.definition.size :]
        for part, copies in zip(others, self._copies, strict=True):
            own, raw = np.empty((part.count, width), dtype=np.uint8), part.table.rows()
            own[:] = blank
            for to, start, size in copies:
                own[:, to : to + size] = raw[:, start : start + size]
            at = np.searchsorted(self.positions, part.table.positions)
            joined.view(f"V{width}")[at] = own.view(f"V{width}")
        return joined


def _joined(copies: Iterable[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """The same copies, with those in one that are neighbours in both places."""
    to = start = size = 0
    for next_to, next_start, more in copies:
        if next_to == to + size and next_start == start + size:
            size += more
        else:
            yield to, start, size
            to, start, size = next_to, next_start, more
    yield to, start, size


def _fields(definition: Definition, in_force: InForce) -> Iterator[tuple[Key, int, int, BaseType]]:
    for native in definition.fields:
        yield native.number, native.offset, native.size, native.type
    for own in definition.developer_fields:
        key = in_force.get((own.developer, own.number)) or undescribed(own.developer, own.number)
        yield key, own.offset, own.size, key.type
