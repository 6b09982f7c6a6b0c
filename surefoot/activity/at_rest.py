"""Columns of numbers as bytes to keep: fixed point, differences, zlib.

A second of a run differs little from the one before, so that the differences of whole numbers fit
into a byte or two and pack into a tenth of the floats. What is kept equals what was given to half a
step of its scale, and a missing number stays missing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from struct import error as StructError

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Activity, KeptStream, Stream

VERSION = 3
"""Changes when columns are decoded, named or packed otherwise: older ones are made anew."""

_SCALES: Mapping[str, int] = {
    "time_s": 1000,
    "distance_m": 100,
    "elevation_m": 100,
    "speed_mps": 1000,
    "latitude_deg": 10_000_000,
    "longitude_deg": 10_000_000,
}
_SCALE = 10
_LARGEST = 2**31 - 2
_WHOLE = np.dtype("<i4")
_DIFFERENCES = (np.dtype("i1"), np.dtype("<i2"), _WHOLE)
"""By the bytes of each: 1, 2, 4."""
_HEAD = Struct("<Bi")
"""Bytes of a difference; the first number."""

_LAP_NUMBERS = (
    "elapsed_s",
    "timer_s",
    "distance_m",
    "ascent_m",
    "descent_m",
    "cadence_spm",
    "heart_rate_bpm",
)


@dataclass(frozen=True, slots=True)
class PackedColumn:
    """A column as bytes. scale: steps per unit. count: how many numbers, missing ones included."""

    name: str
    scale: int
    count: int
    data: bytes


def columns(activity: Activity) -> Iterator[PackedColumn]:
    """Every column of an activity: its streams, and its laps and pauses as columns of their own."""
    for name, values in activity.streams.items():
        yield pack(name, values)
    if activity.laps:
        yield pack("lap_start_s", np.array([lap.start_s for lap in activity.laps]))
        for name in _LAP_NUMBERS:
            numbers = [getattr(lap, name).value for lap in activity.laps]
            if any(number is not None for number in numbers):
                yield pack(f"lap_{name}", np.array(numbers, dtype=np.float64))
    if activity.pauses:
        yield pack("pause_start_s", np.array([pause.start_s for pause in activity.pauses]))
        yield pack("pause_duration_s", np.array([pause.duration_s for pause in activity.pauses]))


def pack(name: str, values: KeptStream) -> PackedColumn:
    """A column as bytes, at the scale of its name, or a coarser one if a number is too large."""
    values = values.astype(np.float64, copy=False)
    known = ~np.isnan(values)
    scale = _SCALES.get(name, _SCALE)
    largest = float(np.max(np.abs(values), initial=0.0, where=known))
    while largest * scale > _LARGEST and scale > 1:
        scale //= 10
    steps = np.rint(np.where(known, values, 0.0) * scale)
    whole = np.clip(steps, -_LARGEST, _LARGEST).astype(_WHOLE)
    if not known.all():
        # A missing number repeats the last known one: no difference, nothing to pack.
        last = np.maximum.accumulate(np.where(known, np.arange(len(values)), 0))
        whole = whole[last]
    mask = b"" if known.all() else np.packbits(known).tobytes()
    return PackedColumn(name, scale, len(values), _deflated(_differences(whole) + mask))


def _differences(whole: NDArray[np.int32]) -> bytes:
    """The first number and the differences, in the narrowest type, all first bytes before all
    second ones: the high bytes hardly change."""
    steps = np.diff(whole)
    low, high = int(steps.min(initial=0)), int(steps.max(initial=0))
    kind = next(k for k in _DIFFERENCES if max(-low, high + 1) <= 2 ** (8 * k.itemsize - 1))
    planes = steps.astype(kind).view(np.uint8).reshape(-1, kind.itemsize).T
    return _HEAD.pack(kind.itemsize, int(whole[0]) if len(whole) else 0) + planes.tobytes()


def _deflated(data: bytes) -> bytes:
    # Differences repeat themselves or not at all: looking for runs alone is four times as fast as
    # level 3, and packs as tightly.
    packer = zlib.compressobj(level=1, strategy=zlib.Z_RLE)
    return packer.compress(data) + packer.flush()


def unpack(column: PackedColumn) -> Stream:
    """The numbers of a column, NaN where one is missing. Raises ValueError when it is damaged."""
    try:
        data = zlib.decompress(column.data)
        width, first = _HEAD.unpack_from(data)
    except (zlib.error, StructError) as error:
        raise ValueError(f"column {column.name}: {error}") from error
    kind = next((kind for kind in _DIFFERENCES if kind.itemsize == width), None)
    if kind is None or column.scale < 1:
        raise ValueError(f"column {column.name}: width {width}, scale {column.scale}")
    length = _HEAD.size + width * max(column.count - 1, 0)
    if len(data) not in (length, length + (column.count + 7) // 8):
        raise ValueError(f"column {column.name}: {len(data)} bytes for {column.count} numbers")
    planes = np.frombuffer(data[_HEAD.size : length], dtype=np.uint8).reshape(width, -1)
    whole = np.empty(column.count, dtype=np.int32)
    whole[:1] = first
    whole[1:] = planes.T.copy().view(kind)[:, 0]
    values = np.cumsum(whole, dtype=np.int32) / float(column.scale)
    if len(data) > length:
        known = np.unpackbits(np.frombuffer(data[length:], dtype=np.uint8), count=column.count)
        values[known == 0] = np.nan
    return np.asarray(values)
