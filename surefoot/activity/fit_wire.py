"""The wire level of FIT: headers, definitions and records, before anything has a meaning.

A file is walked once, record by record, only to note where each record of each definition lies.
The records of one definition are then taken together as one structured array.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from surefoot.activity.fit_crc import fit_crc
from surefoot.activity.fit_types import STRING, BaseType, base_type

SIGNATURE = b".FIT"
MAX_RECORDS = 2_000_000
MAX_DEFINITIONS = 10_000

_COMPRESSED, _DEFINITION, _DEVELOPER = 0x80, 0x40, 0x20
_SMALLEST_HEADER = 12


@dataclass(frozen=True, slots=True)
class FieldLayout:
    """Where a native field lies in a record: offset and size in bytes."""

    number: int
    offset: int
    size: int
    type: BaseType


@dataclass(frozen=True, slots=True)
class Definition:
    """What a definition message says. size: bytes of a record's content, developer fields too."""

    message: int
    byte_order: str
    fields: tuple[FieldLayout, ...]
    size: int

    def dtype(self) -> np.dtype[np.void]:
        """A structured type over the native fields; developer fields are bytes stepped over."""
        return np.dtype(
            {
                "names": [str(layout.number) for layout in self.fields],
                "formats": [_format(layout, self.byte_order) for layout in self.fields],
                "offsets": [layout.offset for layout in self.fields],
                "itemsize": self.size,
            }
        )


@dataclass(frozen=True, slots=True)
class Table:
    """All records of one definition, in file order.

    rows: structured array, one row a record, one column a native field named by its number.
    positions: where each record begins in the bytes given (so that tables can be interleaved).
    time_offsets: the five bits of a compressed-timestamp header, -1 for a normal header.
    """

    definition: Definition
    rows: NDArray[np.void]
    positions: NDArray[np.int64]
    time_offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class WireFile:
    """One FIT file of a chain. damaged: some of it is cut, corrupt or could not be followed."""

    tables: tuple[Table, ...]
    damaged: bool
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    """Where the records of each definition were found, and why the walk stopped."""

    positions: dict[Definition, list[int]] = field(default_factory=dict)
    stopped: str | None = None


def looks_like_fit(data: bytes) -> bool:
    return len(data) >= _SMALLEST_HEADER and data[8:12] == SIGNATURE


def read_chain(data: bytes, wanted: Container[int]) -> Iterator[WireFile]:
    """The files in data, one after the other as a device chains them.

    wanted: global message numbers to gather; every other message is only stepped over.
    Yields nothing when data does not begin with a FIT header. A later header that is corrupt ends
    the chain with a WireFile that has no tables and says so.
    """
    start = 0
    while start < len(data):
        if not looks_like_fit(data[start : start + 16]):
            # bad/chained_corrupt_header.fit: the second header of the chain is overwritten
            if start and data[start:].strip(b"\0"):
                lost = len(data) - start
                yield WireFile((), True, (f"The last {lost} bytes are not FIT data: left out.",))
            return
        wire, start = _read_one(data, start, wanted)
        yield wire


def _read_one(data: bytes, start: int, wanted: Container[int]) -> tuple[WireFile, int]:
    """The file that begins at start, and where the next one begins."""
    header_size = max(data[start], _SMALLEST_HEADER)
    data_size = int.from_bytes(data[start + 4 : start + 8], "little")
    body = start + header_size
    end = body + data_size
    warnings: list[str] = []
    damaged = False
    if data_size == 0:
        # bad/empty_activities.fit: the watch crashed before it wrote the length
        end, next_start = len(data), len(data)
        warnings.append("The file was never closed by the device: its length is 0.")
        damaged = True
    elif end + 2 > len(data):
        end, next_start = min(end, len(data)), len(data)
        warnings.append("The end of the file is missing.")
        damaged = True
    else:
        next_start = end + 2
        warnings += _checksum_warnings(memoryview(data)[start:next_start], header_size)
    walk = _walk_records(data, body, end)
    if walk.stopped:
        warnings.append(walk.stopped)
        damaged = True
    view = np.frombuffer(data, dtype=np.uint8)
    tables = tuple(
        _table(view, definition, found)
        for definition, found in walk.positions.items()
        if found and definition.message in wanted
    )
    return WireFile(tables, damaged, tuple(warnings)), next_start


def _checksum_warnings(file: memoryview, header_size: int) -> Iterator[str]:
    # fit/run_fr110_bad_header_crc.fit: old devices write wrong checksums over sound data
    if header_size >= 14:
        stored = int.from_bytes(file[12:14], "little")
        if stored and stored != fit_crc(file[:12]):
            yield "The checksum of the file header is wrong."
    if fit_crc(file):
        yield "The checksum of the file is wrong: single values may be damaged."


def _walk_records(data: bytes, pos: int, end: int) -> _Walk:
    """Note where each record lies between pos and end, and stop at what cannot be followed."""
    walk = _Walk()
    sizes = [0] * 256
    found: list[list[int]] = [[] for _ in range(256)]
    for _ in range(MAX_RECORDS):
        if pos >= end:
            break
        header = data[pos]
        size = sizes[header]
        if size:
            found[header].append(pos)
            pos += size
        elif header & _DEFINITION and not header & _COMPRESSED:
            parsed = _definition(data, pos, end)
            if parsed is None:
                walk.stopped = "The last definition is cut off."
                return walk
            definition, pos = parsed
            if len(walk.positions) >= MAX_DEFINITIONS:
                walk.stopped = f"More than {MAX_DEFINITIONS} definitions: the rest was left out."
                return walk
            positions = walk.positions.setdefault(definition, [])
            for known in _headers_of(header & 0x0F):
                sizes[known] = 1 + definition.size
                found[known] = positions
        else:
            walk.stopped = f"Damaged at byte {pos}: what follows could not be read."
            return walk
    else:
        walk.stopped = f"More than {MAX_RECORDS} records: the rest was left out."
    if pos > end:
        _drop_last(walk)
        walk.stopped = "The last record is cut off."
    return walk


def _headers_of(local: int) -> list[int]:
    """Every record header that names a local message: the normal one, and the compressed ones."""
    if local > 3:
        return [local]
    compressed = _COMPRESSED | local << 5
    return [local, *range(compressed, compressed + 32)]


def _drop_last(walk: _Walk) -> None:
    filled = [found for found in walk.positions.values() if found]
    if filled:
        max(filled, key=lambda found: found[-1]).pop()


def _definition(data: bytes, pos: int, end: int) -> tuple[Definition, int] | None:
    """The definition message at pos and where the next record begins; None when it is cut off."""
    if pos + 6 > end:
        return None
    byte_order = ">" if data[pos + 2] else "<"
    message = int.from_bytes(data[pos + 3 : pos + 5], "big" if data[pos + 2] else "little")
    fields_at = pos + 6
    fields_end = fields_at + 3 * data[pos + 5]
    following = fields_end
    developer_fields = b""
    if data[pos] & _DEVELOPER:
        if fields_end >= end:
            return None
        following = fields_end + 1 + 3 * data[fields_end]
        developer_fields = data[fields_end + 1 : following]
    if following > end:
        return None
    layouts: dict[int, FieldLayout] = {}
    offset = 0
    for at in range(fields_at, fields_end, 3):
        number, size, type_code = data[at], data[at + 1], data[at + 2]
        if size:
            layouts.setdefault(number, FieldLayout(number, offset, size, base_type(type_code)))
        offset += size
    size = offset + sum(developer_fields[1::3])
    return Definition(message, byte_order, tuple(layouts.values()), size), following


def _format(layout: FieldLayout, byte_order: str) -> str:
    if layout.type is STRING:
        return f"S{layout.size}"
    count, rest = divmod(layout.size, layout.type.size)
    if rest:
        return f"{layout.size}u1"
    element = byte_order + layout.type.code
    return element if count == 1 else f"{count}{element}"


def _table(view: NDArray[np.uint8], definition: Definition, found: list[int]) -> Table:
    positions = np.array(found, dtype=np.int64)
    headers = view[positions].astype(np.int64)
    time_offsets = np.where(headers & _COMPRESSED, headers & 0x1F, -1)
    if definition.size and definition.fields:
        content = sliding_window_view(view, definition.size)[positions + 1]
        rows = content.view(definition.dtype()).reshape(-1)
    else:
        rows = np.zeros(len(positions), dtype=[])
    return Table(definition, rows, positions, time_offsets)
