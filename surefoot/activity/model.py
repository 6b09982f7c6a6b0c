"""What a recorded activity is, whatever file it came from.

Every total is a `Number`: a value and where it came from. A total that a file does not carry and
that cannot be computed is missing, never 0.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Stream = NDArray[np.float64]
KeptStream = NDArray[np.float32] | NDArray[np.float64]

Source = Literal["device", "computed", "corrected", "missing"]
OffsetProvenance = Literal["file", "position", "unknown"]
Format = Literal["fit", "gpx", "tcx", "strava", "garmin"]
Sport = Literal["run", "walk", "hike", "bike", "swim", "row", "elliptical", "strength", "other"]
SubSport = Literal[
    "none", "road", "trail", "treadmill", "track", "indoor", "pool", "open_water", "virtual"
]

FOOT_SPORTS: frozenset[Sport] = frozenset({"run", "walk", "hike"})

STREAM_NAMES = (
    "time_s",
    "distance_m",
    "elevation_m",
    "speed_mps",
    "cadence_spm",
    "heart_rate_bpm",
    "latitude_deg",
    "longitude_deg",
    "power_w",
    "temperature_c",
    "vertical_oscillation_mm",
    "stance_time_ms",
    "step_length_mm",
)
"""The columns of an activity; the unit ends the name (spm: steps per minute, both feet)."""
IN_DOUBLE = frozenset({"time_s", "distance_m", "latitude_deg", "longitude_deg"})
"""Columns that keep 64 bits: 32 would be off by centimetres late in a long day, and by metres in a
position. The sensors of the others are coarser than 32 bits."""


@dataclass(frozen=True, slots=True)
class Number:
    """A total and where it came from.

    device: written by the device; computed: from the streams; corrected: computed because the
    device's own number cannot be true; missing: value is None.
    Raises ValueError when value and source disagree, or when the value is not finite.
    """

    value: float | None
    source: Source

    def __post_init__(self) -> None:
        if (self.value is None) != (self.source == "missing"):
            raise ValueError(f"a number is None exactly when it is missing, got {self!r}")
        if self.value is not None and not math.isfinite(self.value):
            raise ValueError(f"a number must be finite, got {self.value}")


MISSING = Number(None, "missing")


def number(value: float | None, source: Source) -> Number:
    """A `Number`, or MISSING when value is None or not finite."""
    if value is None or not math.isfinite(value):
        return MISSING
    return Number(float(value), source)


@dataclass(frozen=True, slots=True)
class Lap:
    """One lap as the device marked it. start_s: seconds from the start of the activity."""

    start_s: float
    elapsed_s: Number = MISSING
    timer_s: Number = MISSING
    distance_m: Number = MISSING
    ascent_m: Number = MISSING
    descent_m: Number = MISSING
    cadence_spm: Number = MISSING
    heart_rate_bpm: Number = MISSING


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch when the timer stood still.

    start_s: seconds from the start of the activity; duration_s > 0.
    source: device for a stop and start in the file, computed for a gap that we read as a stop.
    """

    start_s: float
    duration_s: float
    source: Literal["device", "computed"]

    @property
    def end_s(self) -> float:
        return self.start_s + self.duration_s


@dataclass(frozen=True, slots=True)
class Device:
    """What recorded the activity, as far as the file says: a name, else the number in the file."""

    manufacturer: str | None = None
    product: str | None = None
    serial: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """One recorded activity.

    start: aware, in UTC. utc_offset_s: local time minus UTC, None when the file does not say;
    offset_provenance 'position' is for a caller that looks the start position up in a zone map.
    elapsed_s: first to last moment; timer_s: without pauses; moving_s: without standing still.
    cadence_spm: steps per minute, both feet; missing for a sport that is not on foot.
    heart_rate_zones_s: seconds in each zone of the device, lowest first; empty: unknown.
    streams: names of STREAM_NAMES to arrays of one length, NaN where a sample is missing; float32,
    those of IN_DOUBLE float64;
    a stream without any value is absent, time_s (seconds from start, never falling) is always
    there, unless only totals are known: then there is no stream. computed_streams: those of them
    that the file did not carry.
    warnings: plain sentences for a person.
    """

    start: datetime
    format: Format
    sport: Sport = "other"
    sub_sport: SubSport = "none"
    utc_offset_s: int | None = None
    offset_provenance: OffsetProvenance = "unknown"
    elapsed_s: Number = MISSING
    timer_s: Number = MISSING
    moving_s: Number = MISSING
    distance_m: Number = MISSING
    ascent_m: Number = MISSING
    descent_m: Number = MISSING
    cadence_spm: Number = MISSING
    heart_rate_bpm: Number = MISSING
    heart_rate_zones_s: tuple[float, ...] = ()
    laps: tuple[Lap, ...] = ()
    pauses: tuple[Pause, ...] = ()
    streams: Mapping[str, KeptStream] = field(default_factory=lambda: MappingProxyType({}))
    computed_streams: frozenset[str] = frozenset()
    device: Device = field(default_factory=Device)
    warnings: tuple[str, ...] = ()

    def stream(self, name: str) -> Stream | None:
        """The stream in float64, to compute with; None when it is absent."""
        kept = self.streams.get(name)
        return None if kept is None else kept.astype(np.float64, copy=False)

    @property
    def on_foot(self) -> bool:
        return self.sport in FOOT_SPORTS


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file gave: at least one activity, in the order of the file.

    partial: the file was damaged or cut; what could be read was kept.
    warnings: about the file as a whole; those about one activity are in the activity.
    """

    activities: tuple[Activity, ...]
    format: Format
    partial: bool
    warnings: tuple[str, ...]
