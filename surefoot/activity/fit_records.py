"""FIT records as the streams of an activity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surefoot.activity.fit_accumulate import running_total
from surefoot.activity.fit_beats import Beats, rates_at
from surefoot.activity.fit_messages import Column, Messages
from surefoot.activity.measure import running_median
from surefoot.facts.phrase import phrase

_LONGEST_S = 14 * 86400.0
_FARTHEST_FROM_NEIGHBOURS_S = 3600.0
_COMPONENT_BITS = 12
_NO_SPEED_MPS = 40.95


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a file in order of time.

    time: FIT seconds, never falling. streams: arrays of the same length, named as in an activity,
    but 'cadence' as the device counted it.
    """

    time: Column
    streams: dict[str, Column]
    warnings: tuple[str, ...]


_AS_WRITTEN = (
    "heart_rate_bpm",
    "latitude_deg",
    "longitude_deg",
    "power_w",
    "temperature_c",
    "vertical_oscillation_mm",
    "stance_time_ms",
    "step_length_mm",
)


NAMES = (
    *_AS_WRITTEN,
    "distance_m",
    "speed_mps",
    "enhanced_speed_mps",
    "elevation_m",
    "enhanced_elevation_m",
    "cadence_rpm",
    "fractional_cadence_rpm",
    "compressed_speed_distance",
)
"""The fields of a record that make the streams of an activity."""


def records(found: Messages, found_beats: Beats) -> Records:
    """Sort the records, join basic with enhanced fields, expand components.

    found_beats: heart rates that were stored apart; they fill records that have none.
    """
    time = found.column("time")
    speed, distance = _speed_and_distance(found)
    cadence = found.column("cadence_rpm")
    if "fractional_cadence_rpm" in found.names:
        cadence = with_fraction(cadence, found.column("fractional_cadence_rpm"))
    streams = {
        "distance_m": distance,
        "speed_mps": speed,
        "elevation_m": _enhanced(found, "elevation_m"),
        "cadence": cadence,
        **{name: found.column(name) for name in _AS_WRITTEN if name in found.names},
    }
    keep = _plausible(time)
    warnings: list[str] = []
    if not keep.all():
        warnings.append(
            phrase("{count} records without a usable time were left out.", count=int((~keep).sum()))
        )
        time = time[keep]
        streams = {name: values[keep] for name, values in streams.items()}
    if (np.diff(time) < 0).any():
        # fit/run_fenix2_negative_times.fit, fit/fit_one_second_jump_to_past.fit
        warnings.append(phrase("Some records were out of order and were sorted by time."))
        order = np.argsort(time, kind="stable")
        time = time[order]
        streams = {name: values[order] for name, values in streams.items()}
    if len(found_beats.time):
        # fit/chained_fr935_hrmswim_7files.fit
        apart = rates_at(found_beats, time)
        written = streams.get("heart_rate_bpm")
        streams["heart_rate_bpm"] = apart if written is None else _first_valid(written, apart)
    return Records(time, streams, tuple(warnings))


def with_fraction(whole: Column, fraction: Column) -> Column:
    """Cadence with its fractional part, which is 0 where the device gives none."""
    return whole + np.nan_to_num(fraction)


def _plausible(time: Column) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    known = ~np.isnan(time)
    if not known.any():
        return known
    # bad/synthetic_trail_bitflip.fit: one flipped bit can move a record by hours or years
    written = time[known]
    near = np.abs(written - np.median(written)) <= _LONGEST_S
    known[known] = near & (np.abs(written - running_median(written)) <= _FARTHEST_FROM_NEIGHBOURS_S)
    return known


def _enhanced(found: Messages, name: str) -> Column:
    """A field, from the wider one of that name where a record has it."""
    wider = f"enhanced_{name}"
    if wider not in found.names:
        return found.column(name)
    if name not in found.names:
        return found.column(wider)
    return _first_valid(found.column(wider), found.column(name))


def _first_valid(preferred: Column, fallback: Column) -> Column:
    return np.where(np.isnan(preferred), fallback, preferred)


def _speed_and_distance(found: Messages) -> tuple[Column, Column]:
    speed = _enhanced(found, "speed_mps")
    distance = found.column("distance_m")
    if "compressed_speed_distance" not in found.names:
        return speed, distance
    packed = packed_bytes(found.array("compressed_speed_distance"))
    component_speed, component_distance = expand_speed_distance(packed)
    return _first_valid(speed, component_speed), _first_valid(distance, component_distance)


def packed_bytes(elements: Column) -> Column:
    """Three bytes as one little-endian number of 24 bits, NaN where a byte is missing."""
    if elements.shape[1] != 3:
        return np.full(len(elements), np.nan)
    return np.asarray(elements @ np.array([1.0, 256.0, 65536.0]))


def expand_speed_distance(packed: Column) -> tuple[Column, Column]:
    """Speed in m/s and distance in m from compressed_speed_distance.

    packed: 24-bit numbers, NaN where missing. The low 12 bits are the speed in 1/100 m/s, the high
    12 bits a distance in 1/16 m that starts again at 256 m and is summed up here.
    """
    raw = np.nan_to_num(packed).astype(np.int64)
    speed = np.where(np.isnan(packed), np.nan, (raw & 0xFFF) / 100.0)
    speed[speed >= _NO_SPEED_MPS] = np.nan
    turns = np.where(np.isnan(packed), np.nan, raw >> _COMPONENT_BITS)
    return speed, running_total(turns, _COMPONENT_BITS) / 16.0
