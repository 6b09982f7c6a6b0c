"""A stream for a chart: as many stretches as there are pixels, with the extremes of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream


@dataclass(frozen=True, slots=True)
class Trace:
    """Lowest, highest and mean of each stretch, NaN where no sample has a value."""

    low: Stream
    high: Stream
    mean: Stream


@dataclass(frozen=True, slots=True)
class Stretches:
    """An activity cut into stretches of equal time. start_s: where each begins."""

    start_s: Stream
    _first: NDArray[np.int64]
    _count: int

    def trace(self, values: Stream) -> Trace:
        """A stream of the activity by stretch: no peak is lost, however many samples there are."""
        known = ~np.isnan(values)
        last = np.append(self._first[1:], self._count)
        # reduceat gives an empty stretch the sample that follows it: those become NaN below.
        at = np.clip(self._first, 0, self._count - 1)
        low = np.minimum.reduceat(np.where(known, values, np.inf), at)
        high = np.maximum.reduceat(np.where(known, values, -np.inf), at)
        total = np.add.reduceat(np.where(known, values, 0.0), at)
        count = np.add.reduceat(known.astype(np.int64), at)
        told = (last > self._first) & (count > 0)
        return Trace(
            np.where(told, low, np.nan),
            np.where(told, high, np.nan),
            np.where(told, total / np.maximum(count, 1), np.nan),
        )


def stretches(time_s: Stream, most: int) -> Stretches:
    """At most so many stretches of equal time, or one a sample where that is fewer.

    Raises ValueError without a sample, or when most < 1.
    """
    if not len(time_s) or most < 1:
        raise ValueError(f"{len(time_s)} samples cannot make {most} stretches")
    count = min(most, len(time_s))
    length = float(time_s[-1] - time_s[0]) or 1.0
    start = time_s[0] + np.arange(count) * length / count
    return Stretches(start, np.searchsorted(time_s, start, side="left"), len(time_s))


def route(streams: Mapping[str, Stream], most: int) -> list[tuple[float, float, float]]:
    """At most so many positions along the way, the first and last one among them: latitude and
    longitude in degrees, seconds from the start."""
    latitude, longitude = streams.get("latitude_deg"), streams.get("longitude_deg")
    if latitude is None or longitude is None:
        return []
    known = np.flatnonzero(~(np.isnan(latitude) | np.isnan(longitude)))
    if len(known) > most:
        known = known[np.linspace(0, len(known) - 1, most).astype(np.int64)]
    columns = (latitude, longitude, streams["time_s"])
    return list(zip(*(column[known].tolist() for column in columns), strict=True))
