"""FIT records as columns: all messages of one kind, scaled, NaN where a value is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_profile import COMPRESSED_SPEED_DISTANCE, PROFILE, TIMESTAMP, Field
from surefoot.activity.fit_types import STRING
from surefoot.activity.fit_wire import FieldLayout, Table

Column = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages of one kind in file order. Columns have shape (count,).

    Names are those of the profile, and 'time' for the timestamp in FIT seconds.
    """

    count: int
    columns: dict[str, Column]
    texts: dict[str, list[str]]

    def column(self, name: str) -> Column:
        """The named column, all NaN when the file does not have the field."""
        found = self.columns.get(name)
        return np.full(self.count, np.nan) if found is None else found

    def value(self, name: str, row: int) -> float | None:
        """One value, None when it is missing."""
        found = self.columns.get(name)
        return None if found is None or np.isnan(found[row]) else float(found[row])

    def code(self, name: str, row: int) -> int | None:
        """One value of an enumeration, None when it is missing."""
        found = self.value(name, row)
        return None if found is None else int(found)

    def text(self, name: str, row: int) -> str | None:
        """One string, None when it is missing or empty."""
        found = self.texts.get(name)
        return found[row] or None if found else None


def messages(tables: Sequence[Table], times: Sequence[Column], kind: int) -> Messages:
    """The messages of one kind (a global message number), from all definitions of it.

    times: one array a table, from `timestamps`.
    """
    chosen = [index for index, table in enumerate(tables) if table.definition.message == kind]
    count = sum(len(tables[index].rows) for index in chosen)
    parts = [_columns(tables[index], times[index], PROFILE[kind]) for index in chosen]
    if len(chosen) == 1:
        return Messages(count, *parts[0])
    if not chosen:
        return Messages(0, {}, {})
    order = np.argsort(np.concatenate([tables[index].positions for index in chosen]))
    lengths = [len(tables[index].rows) for index in chosen]
    columns = {
        name: np.concatenate(
            [
                numbers.get(name, np.full(length, np.nan))
                for (numbers, _), length in zip(parts, lengths, strict=True)
            ]
        )[order]
        for name in {name for numbers, _ in parts for name in numbers}
    }
    texts: dict[str, list[str]] = {}
    for name in {name for _, strings in parts for name in strings}:
        joined = [
            text
            for (_, strings), length in zip(parts, lengths, strict=True)
            for text in strings.get(name, [""] * length)
        ]
        texts[name] = [joined[index] for index in order]
    return Messages(count, columns, texts)


def timestamps(tables: Sequence[Table]) -> list[Column]:
    """The time of every record in FIT seconds, one array a table; NaN when a record has none.

    A compressed header holds only the low five bits: the time is the first one not before the
    last time seen in the file that ends in these bits.
    """
    times = [_written_times(table) for table in tables]
    if not any((table.time_offsets >= 0).any() for table in tables):
        return times
    owner = np.concatenate([np.full(len(part), index) for index, part in enumerate(times)])
    row = np.concatenate([np.arange(len(part)) for part in times])
    positions = np.concatenate([table.positions for table in tables])
    last: int | None = None
    for at in np.argsort(positions).tolist():
        part, index = int(owner[at]), int(row[at])
        low_bits = int(tables[part].time_offsets[index])
        if low_bits >= 0:
            if last is not None:
                last += (low_bits - last) & 0x1F
                times[part][index] = last
        elif not np.isnan(times[part][index]):
            last = int(times[part][index])
    return times


def _written_times(table: Table) -> Column:
    for layout in table.definition.fields:
        if layout.number == TIMESTAMP:
            times = _numbers(table, layout)
            times[times == 0] = np.nan
            return times
    return np.full(len(table.rows), np.nan)


def _columns(
    table: Table, times: Column, fields: dict[int, Field]
) -> tuple[dict[str, Column], dict[str, list[str]]]:
    numbers: dict[str, Column] = {"time": times}
    texts: dict[str, list[str]] = {}
    for layout in table.definition.fields:
        field = fields.get(layout.number)
        if field is None:
            continue
        if layout.type is STRING:
            texts[field.name] = _strings(table, layout)
        elif field is COMPRESSED_SPEED_DISTANCE:
            numbers[field.name] = _packed(table, layout)
        else:
            column = _numbers(table, layout)
            column /= field.scale
            column -= field.offset
            numbers[field.name] = column
    return numbers, texts


def _numbers(table: Table, layout: FieldLayout) -> Column:
    """The raw values of a field, the first element of an array; NaN where invalid."""
    if layout.type is STRING or layout.size % layout.type.size:
        return np.full(len(table.rows), np.nan)
    raw = table.rows[str(layout.number)]
    if raw.ndim > 1:
        raw = raw[:, 0]
    values = np.array(raw, dtype=np.float64)
    if layout.type.invalid is None:
        values[~np.isfinite(values)] = np.nan
    else:
        values[raw == layout.type.invalid] = np.nan
    return values


def _packed(table: Table, layout: FieldLayout) -> Column:
    """Three bytes as one little-endian number of 24 bits; NaN when all bits are set."""
    raw = table.rows[str(layout.number)]
    if raw.ndim != 2 or raw.shape[1] != 3 or raw.dtype.itemsize != 1:
        return np.full(len(table.rows), np.nan)
    values: Column = raw.astype(np.float64) @ np.array([1.0, 256.0, 65536.0])
    values[values == 0xFFFFFF] = np.nan
    return values


def _strings(table: Table, layout: FieldLayout) -> list[str]:
    # bad/unterminated_strings.fit: a string may fill its field without a NUL
    raw = table.rows[str(layout.number)].tolist()
    return [text.split(b"\0")[0].decode("utf-8", errors="replace").strip() for text in raw]
