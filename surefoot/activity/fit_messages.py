"""FIT messages as columns: all messages of one kind, scaled, NaN where a value is missing.

Neighbouring fields of one base type are one block of a structured view, so that a few array
operations turn a whole table into numbers.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_accumulate import counted_on
from surefoot.activity.fit_definition import TIMESTAMP, Definition
from surefoot.activity.fit_developer import (
    Descriptions,
    DeveloperField,
    InForce,
    undescribed,
)
from surefoot.activity.fit_profile import PROFILE, Field
from surefoot.activity.fit_types import BYTE, STRING, BaseType, base_type
from surefoot.activity.fit_wire import Format, Table, WireFile

Column = NDArray[np.float64]

_TIME_BITS = 5

Key = int | DeveloperField
"""A native field by its number, or a developer field by its description."""


class _Block:
    """Neighbouring fields of one base type: `count` elements from byte `offset` of a message.

    fields: the key and the number of elements of each.
    """

    __slots__ = ("count", "fields", "offset", "type")

    def __init__(self, base: BaseType, offset: int) -> None:
        self.type = base
        self.offset = offset
        self.count = 0
        self.fields: list[tuple[Key, int]] = []


class _Part:
    """The messages of one definition, as blocks of numbers and strings by their key."""

    def __init__(self, table: Table, in_force: InForce, only: Container[Key] | None) -> None:
        self.table = table
        self.count = len(table.positions)
        self._blocks = _blocks(table.definition, in_force, only)
        self.numbers = [block for block in self._blocks if block.type is not STRING]
        self.strings = {block.fields[0][0]: block for block in self._blocks if block.type is STRING}

    def rows(self, positions: NDArray[np.int64]) -> NDArray[np.void]:
        """The bytes at positions laid out as messages of this definition, a block a field."""
        order = self.table.definition.byte_order
        return self.table.rows(
            {str(block.offset): (_format(block, order), block.offset) for block in self._blocks},
            positions,
        )

    def texts(self, key: Key) -> list[str] | None:
        block = self.strings.get(key)
        if block is None:
            return None
        # bad/unterminated_strings.fit: a string may fill its field without a NUL
        raw = self.rows(self.table.positions)[str(block.offset)].tolist()
        return [text.split(b"\0")[0].decode("utf-8", errors="replace").strip() for text in raw]


class Messages:
    """All messages of one kind in file order.

    A column is named as in the profile, 'field_<number>' where the profile does not know it, 'time'
    for the timestamp in FIT seconds, or by the description of a developer field; those that
    hold numbers are in `developer`.
    """

    def __init__(
        self,
        parts: Sequence[_Part],
        profile: Mapping[int, Field],
        times: Column | None,
    ) -> None:
        self.count = sum(part.count for part in parts)
        self._parts = parts
        self._profile = profile
        self._numbers = {known.name: number for number, known in profile.items()}
        self._times = times
        widths: dict[Key, int] = {}
        for part in sorted(parts, key=lambda part: -part.count):
            for block in part.numbers:
                for key, width in block.fields:
                    widths[key] = max(width, widths.get(key, 0))
        ends = list(accumulate(widths.values(), initial=0))
        self._places = {
            key: (first, first + width)
            for (key, width), first in zip(widths.items(), ends, strict=False)
        }
        self._height = ends[-1]
        self.developer = tuple(key for key in widths if not isinstance(key, int))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The native fields that hold numbers and that the messages have, as in the file."""
        return tuple(
            self._profile[key].name if key in self._profile else f"field_{key}"
            for key in self._places
            if isinstance(key, int) and key != TIMESTAMP
        )

    def column(self, name: str | DeveloperField) -> Column:
        """One number a message (the first, where a field is an array), shape (count,)."""
        if name == "time" and self._times is not None:
            return self._times
        first, last = self._places.get(self._key(name), (0, 0))
        return self._matrix[first] if last > first else np.full(self.count, np.nan)

    def array(self, name: str | DeveloperField) -> Column:
        """All elements of a field, shape (count, elements), padded with NaN."""
        first, last = self._places.get(self._key(name), (0, 0))
        return self._matrix[first:last].T

    def texts(self, name: str | DeveloperField) -> list[str] | None:
        """A string field, '' where a message has none; None when no message has it."""
        parts = [part.texts(self._key(name)) for part in self._parts]
        if all(part is None for part in parts):
            return None
        joined = [
            text
            for part, found in zip(self._parts, parts, strict=True)
            for text in (found or [""] * part.count)
        ]
        at = np.concatenate([part.table.positions for part in self._parts])
        return [joined[row] for row in np.argsort(at, kind="stable").tolist()]

    def value(self, name: str, row: int) -> float | None:
        """One value, None when it is missing."""
        found = self.column(name)[row]
        return None if np.isnan(found) else float(found)

    def code(self, name: str, row: int) -> int | None:
        """One value of an enumeration, None when it is missing."""
        found = self.value(name, row)
        return None if found is None else int(found)

    def text(self, name: str, row: int) -> str | None:
        """One string, None when it is missing or empty."""
        found = self.texts(name)
        return found[row] or None if found else None

    def _key(self, name: str | DeveloperField) -> Key:
        if not isinstance(name, str):
            return name
        if name == "time":
            return TIMESTAMP
        number = self._numbers.get(name)
        return int(name.removeprefix("field_")) if number is None else number

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        """Where each message begins in its file, shape (count,)."""
        if not self._parts:
            return np.empty(0, dtype=np.int64)
        if len(self._parts) == 1:
            return self._parts[0].table.positions
        return np.sort(
            np.concatenate([part.table.positions for part in self._parts]), kind="stable"
        )

    @cached_property
    def _matrix(self) -> Column:
        """Every element of every field, one a row, shape (elements, count).

        All messages are read as if they were of the commonest definition, in one go, and those of
        other definitions then overwritten.
        """
        matrix = np.empty((self._height, self.count))
        if not matrix.size:
            return matrix
        commonest, *others = sorted(self._parts, key=lambda part: -part.count)
        self._write(commonest, matrix, self.positions)
        for part in others:
            numbers = np.empty((self._height, part.count))
            self._write(part, numbers, part.table.positions)
            matrix[:, np.searchsorted(self.positions, part.table.positions)] = numbers
        return matrix

    def _write(self, part: _Part, matrix: Column, positions: NDArray[np.int64]) -> None:
        """Write what lies at positions, read as messages of one part, into a matrix."""
        invalid = np.full((self._height, 1), np.nan)
        absent = np.ones(self._height, dtype=np.bool_)
        rows: NDArray[Any] = part.rows(positions)
        with np.errstate(invalid="ignore"):  # a float may be a signalling NaN
            for block in part.numbers:
                raw = rows[str(block.offset)].T
                for run, first in _runs(self._rows_of(block)):
                    last = first + run.stop - run.start
                    matrix[first:last] = raw[run]
                    absent[first:last] = False
                    if block.type is BYTE and block.count > 1:
                        numbers = matrix[first:last]
                        numbers[:, (numbers == BYTE.invalid).all(axis=0)] = np.nan
                    elif block.type.invalid is not None:
                        invalid[first:last] = block.type.invalid
                    else:
                        numbers = matrix[first:last]
                        numbers[~np.isfinite(numbers)] = np.nan
        matrix[absent] = np.nan
        np.copyto(matrix, np.nan, where=matrix == invalid)
        matrix /= self._scales
        for rows_of, offset in self._offsets:
            matrix[rows_of] -= offset
        if TIMESTAMP in self._places:
            times = matrix[self._places[TIMESTAMP][0]]
            times[times == 0] = np.nan

    def _rows_of(self, block: _Block) -> list[int]:
        return [
            self._places[key][0] + element
            for key, width in block.fields
            for element in range(width)
        ]

    @cached_property
    def _offsets(self) -> list[tuple[slice, float]]:
        return [
            (slice(first, last), self._profile[key].offset)
            for key, (first, last) in self._places.items()
            if isinstance(key, int) and key in self._profile and self._profile[key].offset
        ]

    @cached_property
    def _scales(self) -> Column:
        scales = np.ones((self._height, 1))
        for key, (first, last) in self._places.items():
            if isinstance(key, int) and key in self._profile:
                scales[first:last] = self._profile[key].scale
        return scales


class FitMessages:
    """The messages of one file of a chain, by kind (a global message number)."""

    def __init__(self, wire: WireFile) -> None:
        self._tables = wire.tables
        self._times = _counted_times(wire.tables) if wire.compressed else {}
        self._descriptions = Descriptions()

    def of(self, kind: int, only: Iterable[str] | None = None) -> Messages:
        """The messages of a kind; only: the names of the fields that will be asked for."""
        profile = PROFILE.get(kind, {})
        keys: set[Key] | None = None
        if only is not None:
            wanted = set(only)
            keys = {number for number, field in profile.items() if field.name in wanted}
            keys.add(TIMESTAMP)
        tables = [
            table
            for table in self._tables
            if table.definition.message == kind and len(table.positions)
        ]
        times = [self._times[table.definition] for table in tables] if self._times else []
        return Messages(
            [
                _Part(table.part(rows), in_force, keys)
                for table in tables
                for rows, in_force in self._descriptions.spans(table.positions)
            ],
            profile,
            _in_order(tables, times) if times else None,
        )

    def describe(self, descriptions: Descriptions) -> None:
        """Tell what the developer fields are, before the messages that hold them are read."""
        self._descriptions = descriptions


def _counted_times(tables: Sequence[Table]) -> dict[Definition, Column]:
    """The time of every message in FIT seconds, by definition; NaN when a message has none.

    A compressed header holds only the low five bits: the time is the first one not before the
    last time seen in the file that ends in these bits.
    """
    tables = [table for table in tables if len(table.positions)]
    times = [_written_times(table) for table in tables]
    order = np.argsort(np.concatenate([table.positions for table in tables]), kind="stable")
    low_bits = np.concatenate([table.time_offsets() for table in tables])
    counted = np.empty(len(order))
    counted[order] = counted_on(np.concatenate(times)[order], low_bits[order], _TIME_BITS)
    parts = np.split(counted, np.cumsum([len(part) for part in times])[:-1])
    return {table.definition: part for table, part in zip(tables, parts, strict=True)}


def _written_times(table: Table) -> Column:
    layout = next((f for f in table.definition.fields if f.number == TIMESTAMP), None)
    if layout is None or layout.type is STRING or layout.size != layout.type.size:
        return np.full(len(table.positions), np.nan)
    code = table.definition.byte_order + layout.type.code
    rows: NDArray[Any] = table.rows({"time": (code, layout.offset)}, table.positions)
    times = rows["time"].astype(np.float64)
    if layout.type.invalid is not None:
        times[times == layout.type.invalid] = np.nan
    times[times == 0] = np.nan
    return times


def _in_order(tables: Sequence[Table], columns: Sequence[Column]) -> Column:
    order = np.argsort(np.concatenate([table.positions for table in tables]), kind="stable")
    return np.concatenate(columns)[order]


def _runs(rows: list[int]) -> Iterator[tuple[slice, int]]:
    """Slices of neighbours that stay neighbours: where they are, and the row they go to."""
    start = 0
    for at in range(1, len(rows) + 1):
        if at == len(rows) or rows[at] != rows[at - 1] + 1:
            yield slice(start, at), rows[start]
            start = at


def _blocks(definition: Definition, in_force: InForce, only: Container[Key] | None) -> list[_Block]:
    blocks: list[_Block] = []
    end = -1
    for key, offset, size, kind in _layouts(definition, in_force):
        count, rest = divmod(size, kind.size)
        if rest or (only is not None and key not in only):
            continue
        alone = kind is STRING or kind is BYTE
        if alone or end != offset or blocks[-1].type is not kind:
            blocks.append(_Block(kind, offset))
        blocks[-1].count += count
        blocks[-1].fields.append((key, count))
        end = offset + size
    return blocks


def _layouts(definition: Definition, in_force: InForce) -> Iterator[tuple[Key, int, int, BaseType]]:
    for native in definition.fields:
        yield native.number, native.offset, native.size, native.type
    for own in definition.developer_fields:
        key = in_force.get((own.developer, own.number)) or undescribed(own.developer, own.number)
        yield key, own.offset, own.size, key.type


def _format(block: _Block, byte_order: str) -> Format:
    if block.type is STRING:
        return f"S{block.count}"
    return byte_order + block.type.code, (block.count,)


def descriptions(found: Messages) -> Descriptions:
    """What the field_description messages of a file say of developer fields."""
    names, units = found.texts("name") or [], found.texts("units") or []
    said = []
    for row, position in enumerate(found.positions.tolist()):
        developer, number = found.code("developer", row), found.code("number", row)
        kind = found.code("type", row)
        if developer is None or number is None or kind is None:
            continue
        bare = undescribed(developer, number)
        described = DeveloperField(
            developer,
            number,
            name=(names[row] if names else "") or bare.name,
            type=base_type(kind),
            units=(units[row] or None) if units else None,
            native_number=found.code("native_number", row),
        )
        said.append((position, described))
    return Descriptions(tuple(said))
