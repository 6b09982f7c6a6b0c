"""FIT files and chains of them: headers, checksums, and the messages of each definition."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.fit_crc import fit_crc
from surefoot.activity.fit_definition import COMPRESSED, Definition
from surefoot.activity.fit_walk import walk
from surefoot.facts.phrase import phrase

SIGNATURE = b".FIT"

_SMALLEST_HEADER = 12


class Table:
    """All messages of one definition, in file order.

    body: the bytes of the file between header and checksum, shape (n,), uint8. positions: where
    each message begins in it, shape (count,), rising over all tables of a file.
    """

    def __init__(
        self,
        definition: Definition,
        body: NDArray[np.uint8],
        positions: Callable[[Definition], NDArray[np.int64]],
    ) -> None:
        self.definition = definition
        self.body = body
        self._find = positions

    @cached_property
    def positions(self) -> NDArray[np.int64]:
        return self._find(self.definition)

    def values(self, position: int) -> dict[int, int | str]:
        """What one message holds, as in Definition.values."""
        begin = position + 1
        return self.definition.values(self.body[begin : begin + self.definition.size].tobytes())

    def part(self, rows: slice) -> Table:
        """Some of the messages, neighbours in the order of the file."""
        if rows == slice(None):
            return self
        found = self.positions[rows]
        return Table(self.definition, self.body, lambda _: found)

    def rows(self) -> NDArray[np.uint8]:
        """What follows the headers, shape (count, size): a view of the file where the messages are
        evenly spaced, else a copy."""
        size, positions = self.definition.size, self.positions
        step = int(positions[1] - positions[0]) if len(positions) > 1 else 1 + size
        if len(positions) < 3 or (np.diff(positions) == step).all():
            first, shape = int(positions[0]) + 1, (len(positions), size)
            return np.ndarray(shape, np.uint8, self.body.data, first, (step, 1))
        return self.read(positions, size)

    def read(self, positions: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
        """A copy of so many bytes after each header, zeros for what is beyond the file.

        Returns shape (positions, width).
        """
        last = len(self.body) - width
        begins = positions + 1
        inside = int(np.searchsorted(begins, last, side="right")) if width else 0
        if inside:
            windows = np.ndarray((last + 1,), f"V{width}", self.body.data, 0, (1,))
            rows = windows[np.minimum(begins, last)].view(np.uint8).reshape(-1, width)
        else:
            rows = np.empty((len(positions), width), dtype=np.uint8)
        for row in range(inside, len(rows)):
            left = self.body[begins[row] : begins[row] + width]
            rows[row] = 0
            rows[row, : len(left)] = left
        return rows

    def time_offsets(self) -> NDArray[np.int64]:
        """The five bits of a compressed-timestamp header, -1 where the header is a normal one."""
        headers = self.body[self.positions].astype(np.int64)
        return np.where(headers & COMPRESSED, headers & 0x1F, -1)


@dataclass(frozen=True, slots=True)
class WireFile:
    """One FIT file of a chain.

    compressed: some messages have their time in the header. damaged: some of the file is cut,
    corrupt or could not be followed.
    """

    tables: tuple[Table, ...]
    compressed: bool
    damaged: bool
    warnings: tuple[str, ...]


def looks_like_fit(data: bytes) -> bool:
    return len(data) >= _SMALLEST_HEADER and data[8:12] == SIGNATURE


def read_chain(data: bytes) -> Iterator[WireFile]:
    """The files in data, one after the other as a device chains them.

    Yields nothing when data does not begin with a FIT header. A later header that is corrupt ends
    the chain with a WireFile that has no tables and says so.
    """
    start = 0
    while start < len(data):
        if not looks_like_fit(data[start : start + 16]):
            # bad/chained_corrupt_header.fit: the second header of the chain is overwritten
            if start and data[start:].strip(b"\0"):
                lost = len(data) - start
                yield WireFile(
                    (),
                    False,
                    True,
                    (phrase("{count} bytes at the end are not FIT data.", count=lost),),
                )
            return
        wire, start = _read_one(data, start)
        yield wire


def _read_one(data: bytes, start: int) -> tuple[WireFile, int]:
    """The file that begins at start, and where the next one begins."""
    header_size = max(data[start], _SMALLEST_HEADER)
    data_size = int.from_bytes(data[start + 4 : start + 8], "little")
    begin = start + header_size
    end = begin + data_size
    warnings: list[str] = []
    damaged = False
    if data_size == 0:
        # bad/empty_activities.fit: the watch crashed before it wrote the length
        end, next_start = len(data), len(data)
        warnings.append(phrase("The file was never closed by the device: its length is 0."))
        damaged = True
    elif end + 2 > len(data):
        end, next_start = min(end, len(data)), len(data)
        warnings.append(phrase("The end of the file is missing."))
        damaged = True
    else:
        next_start = end + 2
        warnings += _checksum_warnings(memoryview(data)[start:next_start], header_size)
    walked = walk(data[begin:end])
    body = np.frombuffer(data, dtype=np.uint8)[begin:end]
    tables = tuple(Table(definition, body, walked.positions) for definition in walked.definitions)
    warnings += walked.warnings
    damaged = damaged or walked.damaged
    return WireFile(tables, walked.compressed, damaged, tuple(warnings)), next_start


def _checksum_warnings(file: memoryview, header_size: int) -> Iterator[str]:
    # fit/run_fr110_bad_header_crc.fit: old devices write wrong checksums over sound data
    if header_size >= 14:
        stored = int.from_bytes(file[12:14], "little")
        if stored and stored != fit_crc(file[:12]):
            yield "The checksum of the file header is wrong."
    if fit_crc(file):
        yield "The checksum of the file is wrong: single values may be damaged."
