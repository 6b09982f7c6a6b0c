"""The points of a GPX or TCX track as streams, in order of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from surefoot.activity.model import Pause, Stream
from surefoot.activity.moments import moments
from surefoot.activity.points import Points
from surefoot.facts.phrase import phrase

_LONGEST_S = 14 * 86400.0
_SHORTEST_TRACK_S = 1.0
_SHORTEST_PAUSE_S = 10.0
_USUAL_INTERVALS = 3.0
_PLANNED_START_S = 1_262_304_000.0  # 2010-01-01T00:00:00Z

# Elements that hold a sample, by local name. Cadence is what the device counted.
_NAMES = {
    "elevation_m": ("ele", "AltitudeMeters"),
    "distance_m": ("DistanceMeters", "distance"),
    "speed_mps": ("speed", "Speed"),
    "heart_rate_bpm": ("hr", "heartrate"),
    "cadence": ("cad", "cadence", "Cadence", "RunCadence"),
    "temperature_c": ("atemp", "temp", "Temperature"),
    "power_w": ("power", "Watts", "PowerInWatts"),
}


@dataclass(frozen=True, slots=True)
class Track:
    """A track in order of time: start in Unix seconds, streams from there, segment pauses."""

    start_unix_s: float
    streams: dict[str, Stream]
    pauses: tuple[Pause, ...]
    utc_offset_s: int | None
    warnings: tuple[str, ...]


def track(points: Points, own: Mapping[str, Stream | None]) -> Track | None:
    """The track of the points that have a time.

    own: streams that a format keeps in a place of its own, one value a point.
    None when it was not recorded: fewer than two points, most points without a time
    (gpx/gpx_no_times.gpx), one time for all (gpx/hike_mojstrovka.gpx: 1901), or the time at which
    planners let a route begin (gpx/gpx_route_only_times.gpx).
    """
    texts = points.times("time", "Time")
    if texts is None:
        return None
    found = moments(texts)
    timed = np.flatnonzero(~np.isnan(found.unix_s))
    if len(timed) < 2 or len(timed) < len(texts) - len(timed):
        return None
    time = found.unix_s[timed]
    if np.ptp(time) > _LONGEST_S:
        near = np.abs(time - np.median(time)) <= _LONGEST_S
        timed, time = timed[near], time[near]
    if len(time) < 2 or np.ptp(time) < _SHORTEST_TRACK_S or time[0] == _PLANNED_START_S:
        return None
    warnings = []
    left_out = len(texts) - len(timed)
    if left_out:
        warnings.append(
            phrase("{count} points without a usable time were left out.", count=left_out)
        )
    if found.naive:
        warnings.append(phrase("The times have no time zone and were taken as UTC."))
    if (np.diff(time) < 0).any():
        # bad/gpx_negative_time_step.gpx
        warnings.append(phrase("Some points were out of order and were sorted by time."))
        order = np.argsort(time, kind="stable")
        timed, time = timed[order], time[order]
    start = float(time[0])
    columns = {name: points.numbers(*names) for name, names in _NAMES.items() if name not in own}
    streams = {
        name: values[timed] for name, values in {**columns, **own}.items() if values is not None
    }
    streams["time_s"] = time - start
    return Track(
        start_unix_s=start,
        streams=streams,
        pauses=_pauses(streams["time_s"], points.segment[timed]),
        utc_offset_s=found.utc_offset_s,
        warnings=tuple(warnings),
    )


def _pauses(time_s: Stream, segment: np.ndarray) -> tuple[Pause, ...]:
    """The time between two segments, unless it is about the usual interval between points."""
    seconds = np.diff(time_s)
    between = np.flatnonzero((np.diff(segment) != 0) & (seconds >= _SHORTEST_PAUSE_S))
    if not len(between):
        return ()
    shortest_s = _USUAL_INTERVALS * float(np.median(seconds))
    return tuple(
        Pause(float(time_s[index]), float(seconds[index]), "computed")
        for index in between
        if seconds[index] >= shortest_s
    )
