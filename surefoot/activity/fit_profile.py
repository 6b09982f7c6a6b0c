"""The part of the FIT profile that we use: which message and field number means what."""

from __future__ import annotations

from dataclasses import dataclass

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO, ACTIVITY = 0, 12, 18, 19, 20, 21, 23, 34
TIMESTAMP = 253

FIT_EPOCH_S = 631_065_600
"""Unix time of 1989-12-31T00:00:00Z, from which FIT counts its seconds."""

ACTIVITY_FILE = 4
FILE_KINDS = {
    1: "device description",
    2: "settings",
    3: "sport settings",
    5: "workout",
    6: "course",
    7: "schedule",
    9: "weight",
    10: "totals",
    11: "goals",
    14: "blood pressure",
    15: "monitoring",
    28: "monitoring",
    32: "monitoring",
    34: "segment",
    35: "segment list",
}

MANUFACTURERS = {
    1: "Garmin",
    15: "Dynastream",
    23: "Suunto",
    32: "Wahoo",
    70: "Sigma",
    95: "Stryd",
    123: "Polar",
    260: "Zwift",
    265: "Strava",
    294: "COROS",
}

TIMER_EVENT = 0
TIMER_START = 0
TIMER_STOPS = (1, 4, 8, 9)

_PER_DEGREE = 2**31 / 180.0


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the profile: value = raw / scale - offset, in the unit that the name ends with."""

    name: str
    scale: float = 1.0
    offset: float = 0.0


COMPRESSED_SPEED_DISTANCE = Field("compressed_speed_distance")
"""Three bytes with two components; read as one 24-bit number and expanded afterwards."""

PROFILE: dict[int, dict[int, Field]] = {
    FILE_ID: {
        0: Field("type"),
        1: Field("manufacturer"),
        2: Field("product"),
        3: Field("serial_number"),
        8: Field("product_name"),
    },
    SPORT: {0: Field("sport"), 1: Field("sub_sport")},
    SESSION: {
        2: Field("start_time"),
        5: Field("sport"),
        6: Field("sub_sport"),
        7: Field("elapsed_s", 1000),
        8: Field("timer_s", 1000),
        9: Field("distance_m", 100),
        16: Field("heart_rate_bpm"),
        18: Field("cadence_rpm"),
        22: Field("ascent_m"),
        23: Field("descent_m"),
        59: Field("moving_s", 1000),
        92: Field("fractional_cadence_rpm", 128),
    },
    LAP: {
        2: Field("start_time"),
        7: Field("elapsed_s", 1000),
        8: Field("timer_s", 1000),
        9: Field("distance_m", 100),
        15: Field("heart_rate_bpm"),
        17: Field("cadence_rpm"),
        21: Field("ascent_m"),
        22: Field("descent_m"),
        25: Field("sport"),
        39: Field("sub_sport"),
        80: Field("fractional_cadence_rpm", 128),
    },
    RECORD: {
        0: Field("latitude_deg", _PER_DEGREE),
        1: Field("longitude_deg", _PER_DEGREE),
        2: Field("elevation_m", 5, 500),
        3: Field("heart_rate_bpm"),
        4: Field("cadence_rpm"),
        5: Field("distance_m", 100),
        6: Field("speed_mps", 1000),
        8: COMPRESSED_SPEED_DISTANCE,
        53: Field("fractional_cadence_rpm", 128),
        73: Field("enhanced_speed_mps", 1000),
        78: Field("enhanced_elevation_m", 5, 500),
    },
    EVENT: {0: Field("event"), 1: Field("event_type")},
    DEVICE_INFO: {
        0: Field("device_index"),
        2: Field("manufacturer"),
        3: Field("serial_number"),
        4: Field("product"),
        27: Field("product_name"),
    },
    ACTIVITY: {5: Field("local_time")},
}
