"""Samples that no sensor can mean are taken out of the streams of a recording."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Stream

_DISTANCE_SLACK_M = 50.0
_FASTEST_MPS = 15.0
_NO_HEIGHT_M, _NO_HEIGHT_S = 1.0, 600.0
_LEAP_M, _LEAP_MPS, _LEAP_LASTS_S = 8.0, 4.0, 60.0

_LIMITS = {
    "latitude_deg": (-90.0, 90.0),
    "longitude_deg": (-180.0, 180.0),
    "elevation_m": (-500.0, 9000.0),
    "heart_rate_bpm": (20.0, 250.0),  # fit/fit_hr_only_zeros.fit: 0 means no sensor
    "cadence": (0.0, 500.0),
    "speed_mps": (0.0, 100.0),
    "distance_m": (0.0, 1e7),
    "power_w": (0.0, 3000.0),
    "temperature_c": (-60.0, 80.0),
    # 0 of these: the strap did not see the step
    "vertical_oscillation_mm": (1.0, 500.0),
    "stance_time_ms": (1.0, 3000.0),
    "step_length_mm": (1.0, 5000.0),
}


def clean(streams: dict[str, Stream]) -> dict[str, Stream]:
    """The streams as float64 with values out of range as NaN; those without any value left out.

    Position 0, 0 is no position, cadence that is 0 throughout is no sensor, heights that stay
    within a metre of 0 are none, those to which a barometer leaps and from which it leaps back are
    left out, and a distance that begins far from 0 is counted from its first sample.
    """
    cleaned = {name: np.asarray(values, dtype=np.float64) for name, values in streams.items()}
    for name, (lowest, highest) in _LIMITS.items():
        if name in cleaned:
            values = cleaned[name]
            cleaned[name] = _without(values, (values < lowest) | (values > highest))
    if ("latitude_deg" in cleaned) != ("longitude_deg" in cleaned):
        cleaned.pop("latitude_deg", None)
        cleaned.pop("longitude_deg", None)
    if "latitude_deg" in cleaned:
        latitude, longitude = cleaned["latitude_deg"], cleaned["longitude_deg"]
        nowhere = (latitude == 0) & (longitude == 0)
        cleaned["latitude_deg"] = _without(latitude, nowhere | np.isnan(longitude))
        cleaned["longitude_deg"] = _without(longitude, nowhere | np.isnan(latitude))
    if "elevation_m" in cleaned:
        cleaned["elevation_m"] = _without_leaps(cleaned["time_s"], cleaned["elevation_m"])
    if "distance_m" in cleaned:
        cleaned["distance_m"] = _from_zero(cleaned["time_s"], cleaned["distance_m"])
    seconds = float(np.ptp(cleaned["time_s"])) if len(cleaned["time_s"]) else 0.0
    return {
        name: values for name, values in cleaned.items() if _says_something(name, values, seconds)
    }


def _says_something(name: str, values: Stream, seconds: float) -> bool:
    if name == "time_s":
        return True
    if name == "elevation_m" and seconds >= _NO_HEIGHT_S:
        # gpx/run_nike_partial_ele.gpx: 8 km that never leave the first metre, written for no height
        known = values[~np.isnan(values)]
        return bool((np.abs(known) >= _NO_HEIGHT_M).any())
    if name == "cadence":
        return bool((values > 0).any())
    return bool((~np.isnan(values)).any())


def _without(values: Stream, unknown: NDArray[np.bool_]) -> Stream:
    return np.where(unknown, np.nan, values) if unknown.any() else values


def _without_leaps(time_s: Stream, elevation_m: Stream) -> Stream:
    """Heights but for those between a leap that nobody makes on foot and the one back."""
    # fit/run_fenix2_pauses.fit, fit/run_fenix2_no_subsport.fit: a barometer that settles
    known = np.flatnonzero(~np.isnan(elevation_m))
    rise = np.diff(elevation_m[known])
    seconds = np.maximum(np.diff(time_s[known]), 1.0)
    leaps = np.flatnonzero((np.abs(rise) >= _LEAP_M) & (np.abs(rise) > _LEAP_MPS * seconds))
    heights = elevation_m.copy() if len(leaps) else elevation_m
    out: int | None = None
    for leap in leaps.tolist():
        if out is not None and _comes_back(rise[out], rise[leap]):
            first, last = known[out + 1], known[leap]
            if time_s[last] - time_s[first] <= _LEAP_LASTS_S:
                heights[first : last + 1] = np.nan
                out = None
                continue
        out = leap
    return heights


def _comes_back(out_m: float, back_m: float) -> bool:
    return out_m * back_m < 0 and abs(out_m + back_m) < 0.5 * abs(out_m)


def _from_zero(time_s: Stream, along_m: Stream) -> Stream:
    """Distance from the start of this activity, where a device counts on from an earlier one."""
    # fit/duathlon_fenix3_transitions.fit (the leg before), bad/tcx_missing_distances.tcx (42 km)
    known = np.flatnonzero(~np.isnan(along_m))
    if not len(known):
        return along_m
    first = along_m[known[0]]
    reachable_m = _DISTANCE_SLACK_M + _FASTEST_MPS * time_s[known[0]]
    return along_m - first if first > reachable_m else along_m
