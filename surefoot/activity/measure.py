"""Numbers measured from streams: distance, speed, moving time, means.

Arrays are one-dimensional, of one length, NaN where a sample is missing; time_s never falls.
Every function returns None (or all NaN) where its streams do not carry the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Pause, Stream

EARTH_RADIUS_M = 6_371_008.8
MOVING_MPS = 0.5
MOVING_WINDOW_S = 10.0
MOVING_STEPS_PER_MIN = 40.0
SHORTEST_STOP_S = 30.0

_MEDIAN_SAMPLES = 5
_STRETCH = 4096
_LONGEST_SAMPLE_S = 30.0


def haversine_m(latitude_deg: Stream, longitude_deg: Stream) -> Stream:
    """Great-circle distance between each position and the next, in m, shape (n - 1,)."""
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    chord = (
        np.sin(np.diff(latitude) / 2) ** 2
        + np.cos(latitude[:-1]) * np.cos(latitude[1:]) * np.sin(np.diff(longitude) / 2) ** 2
    )
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def distance_m(
    time_s: Stream, latitude_deg: Stream, longitude_deg: Stream, pauses: Sequence[Pause] = ()
) -> Stream:
    """Distance along the track since its first position; NaN where there is no position.

    What lies across a pause is not counted, as watches do.
    """
    known = ~(np.isnan(latitude_deg) | np.isnan(longitude_deg))
    along = np.full(len(time_s), np.nan)
    if not known.any():
        return along
    steps = haversine_m(latitude_deg[known], longitude_deg[known])
    at = time_s[known]
    for pause in pauses:
        steps[(at[:-1] <= pause.start_s) & (at[1:] >= pause.end_s)] = 0.0
    along[known] = np.concatenate([[0.0], np.cumsum(steps)])
    return along


def speed_mps(time_s: Stream, along_m: Stream) -> Stream:
    """Speed over the interval that ends at each sample; NaN where that is not known."""
    speed = np.full(len(time_s), np.nan)
    known = np.flatnonzero(~np.isnan(along_m))
    if len(known) > 1:
        seconds = np.diff(time_s[known])
        metres = np.maximum(np.diff(along_m[known]), 0.0)
        measured = seconds > 0
        speed[known[1:][measured]] = metres[measured] / seconds[measured]
    return speed


def total_distance_m(along_m: Stream) -> float | None:
    """The distance covered; None without samples, or when the samples never move."""
    known = along_m[~np.isnan(along_m)]
    if not len(known):
        return None
    covered = float(known.max() - min(float(known[0]), 0.0))
    return covered if covered > 0 else None


def running_median(values: Stream) -> Stream:
    """The median of each value and two neighbours on either side; short arrays as they are."""
    if len(values) < _MEDIAN_SAMPLES:
        return values
    padded = np.pad(values, _MEDIAN_SAMPLES // 2, mode="reflect")
    smooth = np.empty_like(values)
    for first in range(0, len(values), _STRETCH):
        stretch = smooth[first : first + _STRETCH]
        begins = range(first, first + _MEDIAN_SAMPLES)
        a, b, c, d, e = (padded[begin : begin + len(stretch)] for begin in begins)
        # Of four, the lowest and the highest are not the median of all five: three are left.
        low = np.maximum(np.minimum(a, b), np.minimum(c, d))
        high = np.minimum(np.maximum(a, b), np.maximum(c, d))
        stretch[:] = np.maximum(np.minimum(low, high), np.minimum(e, np.maximum(low, high)))
    return smooth


def pauses_from_gaps(time_s: Stream, along_m: Stream | None) -> tuple[Pause, ...]:
    """Stops read from gaps between samples, for a file that does not say when the timer stood.

    A gap is a stop when it is SHORTEST_STOP_S or more, ten times the usual interval, and the
    runner came out of it about where they went in.
    """
    if along_m is None or len(time_s) < 3:
        return ()
    known = ~np.isnan(along_m)
    if known.sum() < 3:
        return ()
    seconds = np.diff(time_s)
    usual_s = float(np.median(seconds[seconds > 0])) if (seconds > 0).any() else 1.0
    gaps = np.flatnonzero(seconds >= max(SHORTEST_STOP_S, 10 * usual_s)).tolist()
    at, along = time_s[known], along_m[known]
    pauses = []
    for index in gaps:
        start_s, end_s = float(time_s[index]), float(time_s[index + 1])
        metres = float(np.interp(end_s, at, along) - np.interp(start_s, at, along))
        if metres / (end_s - start_s) < MOVING_MPS:
            pauses.append(Pause(start_s, end_s - start_s, "computed"))
    return tuple(pauses)


def moving_s(
    time_s: Stream,
    along_m: Stream | None,
    steps_per_min: Stream | None,
    pauses: Sequence[Pause] = (),
) -> float | None:
    """Seconds spent moving, pauses left out; None when neither distance nor cadence is known."""
    moving = moving_spans(time_s, along_m, steps_per_min)
    if moving is None:
        return None
    seconds = np.diff(time_s) - paused_s(time_s, pauses)
    return float(seconds[moving].sum())


def moving_spans(
    time_s: Stream, along_m: Stream | None, steps_per_min: Stream | None
) -> NDArray[np.bool_] | None:
    """Which spans between samples are in motion, shape (n - 1,).

    In motion is faster than MOVING_MPS over MOVING_WINDOW_S, or stepping. None with fewer than two
    samples, or when neither distance nor cadence is known.
    """
    if len(time_s) < 2:
        return None
    moving = np.zeros(len(time_s) - 1, dtype=np.bool_)
    told = False
    if along_m is not None and total_distance_m(along_m) is not None:
        moving |= window_speed_mps(time_s, along_m) > MOVING_MPS
        told = True
    if steps_per_min is not None:
        moving |= steps_per_min[1:] > MOVING_STEPS_PER_MIN
        told = True
    return moving if told else None


def window_speed_mps(time_s: Stream, along_m: Stream) -> Stream:
    """Speed around each interval between samples, over MOVING_WINDOW_S or the whole interval."""
    known = ~np.isnan(along_m)
    middle = (time_s[:-1] + time_s[1:]) / 2
    # fit/trail_suunto_vk_8km_1817m.fit: whole metres at 1 Hz on a climb at 0.8 m/s
    first = np.clip(np.minimum(time_s[:-1], middle - MOVING_WINDOW_S / 2), time_s[0], None)
    last = np.clip(np.maximum(time_s[1:], middle + MOVING_WINDOW_S / 2), None, time_s[-1])
    metres = np.interp(last, time_s[known], along_m[known])
    metres -= np.interp(first, time_s[known], along_m[known])
    return np.asarray(metres / np.maximum(last - first, 1e-9))


def paused_s(time_s: Stream, pauses: Sequence[Pause]) -> Stream:
    """Seconds of pause inside each interval between samples, shape (n - 1,)."""
    paused = np.zeros(len(time_s) - 1)
    for pause in pauses:
        first = np.minimum(time_s[1:], pause.end_s)
        paused += np.maximum(first - np.maximum(time_s[:-1], pause.start_s), 0.0)
    return paused


def mean_over_time(time_s: Stream, values: Stream) -> float | None:
    """Mean of the known values, each weighted by the time until the next sample.

    Standing counts: the average cadence of a watch has its zeros in it
    (fit/run_fr945_14km_triplet.fit: 159.4 with, 164.8 without). Smart recording writes samples one
    to many seconds apart; a gap counts 30 s at most. None when every known value is 0.
    """
    use = ~np.isnan(values)
    if not (values[use] > 0).any():
        return None
    usual_s = float(np.median(np.diff(time_s))) if len(time_s) > 1 else 1.0
    seconds = np.clip(np.diff(time_s, append=time_s[-1] + usual_s), 0.0, _LONGEST_SAMPLE_S)
    if not seconds[use].sum() > 0:
        return float(values[use].mean())
    return float(np.average(values[use], weights=seconds[use]))
