"""The part of the FIT profile that we use: which message and field number means what."""

from __future__ import annotations

from dataclasses import dataclass

from surefoot.activity.fit_definition import RECORD, TIMESTAMP

__all__ = ["FIT_EPOCH_S", "PROFILE", "RECORD", "TIMESTAMP", "Field"]

FILE_ID, SPORT, SESSION, LAP, EVENT, DEVICE_INFO = 0, 12, 18, 19, 21, 23
WORKOUT, WORKOUT_STEP, ACTIVITY, HRV, LENGTH, HEART_RATE = 26, 27, 34, 78, 101, 132
FIELD_DESCRIPTION, DEVELOPER_DATA_ID, TIME_IN_ZONE = 206, 207, 216

FIT_EPOCH_S = 631_065_600
"""Unix time of 1989-12-31T00:00:00Z, from which FIT counts its seconds."""

ACTIVITY_FILE, WORKOUT_FILE = 4, 5
FILE_KINDS = {
    1: "device description",
    2: "settings",
    3: "sport settings",
    WORKOUT_FILE: "workout",
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
_PER_PHASE_DEGREE = 0.7111111


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the profile: value = raw / scale - offset, in the unit that the name ends with."""

    name: str
    scale: float = 1.0
    offset: float = 0.0


ACCUMULATED = {
    "total_cycles": ("cycles", 8),
    "accumulated_power_w": ("compressed_accumulated_power_w", 16),
}
"""Counters of a record, and the field and its bits that they are counted on from."""

_RECORD = {
    0: Field("latitude_deg", _PER_DEGREE),
    1: Field("longitude_deg", _PER_DEGREE),
    2: Field("elevation_m", 5, 500),
    3: Field("heart_rate_bpm"),
    4: Field("cadence_rpm"),
    5: Field("distance_m", 100),
    6: Field("speed_mps", 1000),
    7: Field("power_w"),
    8: Field("compressed_speed_distance"),
    9: Field("grade_percent", 100),
    10: Field("resistance"),
    11: Field("time_from_course_s", 1000),
    12: Field("cycle_length_m", 100),
    13: Field("temperature_c"),
    17: Field("speed_1s_mps", 16),
    18: Field("cycles"),
    19: Field("total_cycles"),
    28: Field("compressed_accumulated_power_w"),
    29: Field("accumulated_power_w"),
    30: Field("left_right_balance"),
    31: Field("gps_accuracy_m"),
    32: Field("vertical_speed_mps", 1000),
    33: Field("calories_kcal"),
    39: Field("vertical_oscillation_mm", 10),
    40: Field("stance_time_percent", 100),
    41: Field("stance_time_ms", 10),
    42: Field("activity_type"),
    43: Field("left_torque_effectiveness_percent", 2),
    44: Field("right_torque_effectiveness_percent", 2),
    45: Field("left_pedal_smoothness_percent", 2),
    46: Field("right_pedal_smoothness_percent", 2),
    47: Field("combined_pedal_smoothness_percent", 2),
    48: Field("time128_s", 128),
    49: Field("stroke_type"),
    50: Field("zone"),
    51: Field("ball_speed_mps", 100),
    52: Field("cadence256_rpm", 256),
    53: Field("fractional_cadence_rpm", 128),
    54: Field("total_haemoglobin_g_per_dl", 100),
    55: Field("total_haemoglobin_min_g_per_dl", 100),
    56: Field("total_haemoglobin_max_g_per_dl", 100),
    57: Field("saturated_haemoglobin_percent", 10),
    58: Field("saturated_haemoglobin_min_percent", 10),
    59: Field("saturated_haemoglobin_max_percent", 10),
    62: Field("device_index"),
    67: Field("left_platform_centre_offset_mm"),
    68: Field("right_platform_centre_offset_mm"),
    69: Field("left_power_phase_deg", _PER_PHASE_DEGREE),
    70: Field("left_power_phase_peak_deg", _PER_PHASE_DEGREE),
    71: Field("right_power_phase_deg", _PER_PHASE_DEGREE),
    72: Field("right_power_phase_peak_deg", _PER_PHASE_DEGREE),
    73: Field("enhanced_speed_mps", 1000),
    78: Field("enhanced_elevation_m", 5, 500),
    81: Field("battery_charge_percent", 2),
    82: Field("motor_power_w"),
    83: Field("vertical_ratio_percent", 100),
    84: Field("stance_time_balance_percent", 100),
    85: Field("step_length_mm", 10),
    87: Field("cycle_length16_m", 100),
    91: Field("absolute_pressure_pa"),
    92: Field("depth_m", 1000),
    93: Field("next_stop_depth_m", 1000),
    94: Field("next_stop_time_s"),
    95: Field("time_to_surface_s"),
    96: Field("no_decompression_time_s"),
    97: Field("cns_load_percent"),
    98: Field("n2_load_percent"),
    99: Field("respiration_rate_per_min"),
    108: Field("enhanced_respiration_rate_per_min", 100),
    114: Field("grit"),
    115: Field("flow"),
    116: Field("stress", 100),
    117: Field("ebike_range_km"),
    118: Field("ebike_battery_percent"),
    119: Field("ebike_assist_mode"),
    120: Field("ebike_assist_percent"),
    123: Field("air_time_remaining_s"),
    124: Field("pressure_sac_bar_per_min", 100),
    125: Field("volume_sac_l_per_min", 100),
    126: Field("rmv_l_per_min", 100),
    127: Field("ascent_rate_mps", 1000),
    129: Field("po2_percent", 100),
    139: Field("core_temperature_c", 100),
}

_SESSION = {
    2: Field("start_time"),
    5: Field("sport"),
    6: Field("sub_sport"),
    7: Field("elapsed_s", 1000),
    8: Field("timer_s", 1000),
    9: Field("distance_m", 100),
    10: Field("cycles"),
    11: Field("calories_kcal"),
    14: Field("speed_mps", 1000),
    15: Field("max_speed_mps", 1000),
    16: Field("heart_rate_bpm"),
    17: Field("max_heart_rate_bpm"),
    18: Field("cadence_rpm"),
    19: Field("max_cadence_rpm"),
    20: Field("power_w"),
    22: Field("ascent_m"),
    23: Field("descent_m"),
    24: Field("training_effect", 10),
    25: Field("first_lap_index"),
    26: Field("laps"),
    44: Field("pool_length_m", 100),
    59: Field("moving_s", 1000),
    65: Field("heart_rate_zones_s", 1000),
    89: Field("vertical_oscillation_mm", 10),
    91: Field("stance_time_ms", 10),
    92: Field("fractional_cadence_rpm", 128),
    110: Field("profile_name"),
    124: Field("enhanced_speed_mps", 1000),
    125: Field("enhanced_max_speed_mps", 1000),
    132: Field("vertical_ratio_percent", 100),
    133: Field("stance_time_balance_percent", 100),
    134: Field("step_length_mm", 10),
    192: Field("feel"),
    193: Field("exertion"),
    254: Field("message_index"),
}

_LAP = {
    2: Field("start_time"),
    7: Field("elapsed_s", 1000),
    8: Field("timer_s", 1000),
    9: Field("distance_m", 100),
    11: Field("calories_kcal"),
    15: Field("heart_rate_bpm"),
    16: Field("max_heart_rate_bpm"),
    17: Field("cadence_rpm"),
    21: Field("ascent_m"),
    22: Field("descent_m"),
    23: Field("intensity"),
    24: Field("trigger"),
    25: Field("sport"),
    39: Field("sub_sport"),
    52: Field("moving_s", 1000),
    71: Field("workout_step_index"),
    80: Field("fractional_cadence_rpm", 128),
}

PROFILE: dict[int, dict[int, Field]] = {
    FILE_ID: {
        0: Field("type"),
        1: Field("manufacturer"),
        2: Field("product"),
        3: Field("serial_number"),
        4: Field("created"),
        5: Field("number"),
        8: Field("product_name"),
    },
    SPORT: {0: Field("sport"), 1: Field("sub_sport"), 3: Field("name")},
    SESSION: _SESSION,
    LAP: _LAP,
    RECORD: _RECORD,
    EVENT: {
        0: Field("event"),
        1: Field("event_type"),
        2: Field("data16"),
        3: Field("data"),
        4: Field("group"),
    },
    DEVICE_INFO: {
        0: Field("device_index"),
        1: Field("device_type"),
        2: Field("manufacturer"),
        3: Field("serial_number"),
        4: Field("product"),
        5: Field("software_version", 100),
        10: Field("battery_v", 256),
        11: Field("battery_status"),
        25: Field("source_type"),
        27: Field("product_name"),
    },
    WORKOUT: {4: Field("sport"), 6: Field("steps"), 8: Field("name"), 11: Field("sub_sport")},
    WORKOUT_STEP: {
        0: Field("name"),
        1: Field("duration_type"),
        2: Field("duration_value"),
        3: Field("target_type"),
        4: Field("target_value"),
        5: Field("target_low"),
        6: Field("target_high"),
        7: Field("intensity"),
        8: Field("notes"),
        254: Field("index"),
    },
    ACTIVITY: {0: Field("timer_s", 1000), 1: Field("sessions"), 5: Field("local_time")},
    HRV: {0: Field("beat_intervals_s", 1000)},
    LENGTH: {
        2: Field("start_time"),
        3: Field("elapsed_s", 1000),
        4: Field("timer_s", 1000),
        5: Field("strokes"),
        6: Field("speed_mps", 1000),
        7: Field("stroke"),
        9: Field("cadence_spm"),
        12: Field("length_type"),
    },
    HEART_RATE: {
        0: Field("fraction_s", 32768),
        1: Field("fraction256_s", 256),
        6: Field("beats_bpm"),
        9: Field("event_s", 1024),
        10: Field("event_s_12_bits"),
    },
    DEVELOPER_DATA_ID: {1: Field("application"), 3: Field("developer")},
    TIME_IN_ZONE: {
        0: Field("reference_message"),
        1: Field("reference_index"),
        2: Field("heart_rate_zones_s", 1000),
    },
}
