"""Points of a GPX or TCX track gathered into streams, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from surefoot.activity.markup import unix_s
from surefoot.activity.model import Pause, Stream
from surefoot.facts.phrase import phrase

_LONGEST_S = 14 * 86400.0
_SHORTEST_TRACK_S = 1.0
_SHORTEST_PAUSE_S = 10.0
_USUAL_INTERVALS = 3.0
_PLANNED_START_S = 1_262_304_000.0  # 2010-01-01T00:00:00Z

# Elements that hold a sample, by local name. Cadence is what the device counted.
SAMPLES = {
    "ele": "elevation_m",
    "AltitudeMeters": "elevation_m",
    "DistanceMeters": "distance_m",
    "distance": "distance_m",
    "speed": "speed_mps",
    "Speed": "speed_mps",
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "cad": "cadence",
    "cadence": "cadence",
    "Cadence": "cadence",
    "RunCadence": "cadence",
    "LatitudeDegrees": "latitude_deg",
    "LongitudeDegrees": "longitude_deg",
}


@dataclass(slots=True)
class TrackPoints:
    """Points while a track is walked. Each row holds samples, and 'time' in Unix seconds."""

    rows: list[dict[str, float]] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    untimed: int = 0
    naive: bool = False
    utc_offset_s: int | None = None

    def begin_segment(self) -> None:
        self.segments.append(len(self.rows))

    def add(self, when: datetime | None, samples: dict[str, float]) -> None:
        if when is None:
            self.untimed += 1
            return
        offset = when.utcoffset()
        self.naive = self.naive or offset is None
        if self.utc_offset_s is None and offset:
            self.utc_offset_s = int(offset.total_seconds())
        samples["time"] = unix_s(when)
        self.rows.append(samples)


@dataclass(frozen=True, slots=True)
class Track:
    """A track in order of time: start in Unix seconds, streams from there, segment pauses."""

    start_unix_s: float
    streams: dict[str, Stream]
    pauses: tuple[Pause, ...]
    utc_offset_s: int | None
    warnings: tuple[str, ...]


def track(points: TrackPoints) -> Track | None:
    """The track of the points that have a time.

    None when it was not recorded: fewer than two points, most points without a time
    (gpx/gpx_no_times.gpx), one time for all (gpx/hike_mojstrovka.gpx: 1901), or the time at which
    planners let a route begin (gpx/gpx_route_only_times.gpx).
    """
    if len(points.rows) < 2 or points.untimed > len(points.rows):
        return None
    time = np.array([row["time"] for row in points.rows])
    keep = np.abs(time - np.median(time)) <= _LONGEST_S
    if keep.sum() < 2 or np.ptp(time[keep]) < _SHORTEST_TRACK_S or time[0] == _PLANNED_START_S:
        return None
    names = {name for row in points.rows for name in row} - {"time"}
    streams = {
        name: np.array([row.get(name, np.nan) for row in points.rows])[keep] for name in names
    }
    segment = np.searchsorted(points.segments, np.arange(len(time)), side="right")[keep]
    left_out = points.untimed + int((~keep).sum())
    time = time[keep]
    warnings = []
    if left_out:
        warnings.append(
            phrase("{count} points without a usable time were left out.", count=left_out)
        )
    if points.naive:
        warnings.append(phrase("The times have no time zone and were taken as UTC."))
    if (np.diff(time) < 0).any():
        # bad/gpx_negative_time_step.gpx
        warnings.append(phrase("Some points were out of order and were sorted by time."))
        order = np.argsort(time, kind="stable")
        time, segment = time[order], segment[order]
        streams = {name: values[order] for name, values in streams.items()}
    start = float(time[0])
    streams["time_s"] = time - start
    return Track(
        start_unix_s=start,
        streams=streams,
        pauses=_pauses(streams["time_s"], segment),
        utc_offset_s=points.utc_offset_s,
        warnings=tuple(warnings),
    )


def _pauses(time_s: Stream, segment: np.ndarray) -> tuple[Pause, ...]:
    """The time between two segments, unless it is about the usual interval between points."""
    seconds = np.diff(time_s)
    shortest_s = max(_SHORTEST_PAUSE_S, _USUAL_INTERVALS * float(np.median(seconds)))
    between = np.flatnonzero((np.diff(segment) != 0) & (seconds >= shortest_s))
    return tuple(
        Pause(float(time_s[index]), float(seconds[index]), "computed") for index in between
    )
