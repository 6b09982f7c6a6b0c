"""What a FIT file says becomes an activity."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

import numpy as np
import pytest

from surefoot.activity.model import IN_DOUBLE, MISSING, Activity, Number, Pause
from surefoot.activity.read import NotAnActivity, read

from . import fit_bytes
from .fit_bytes import START, START_UNIX_S, file, file_id, message, run_file


def only(data: bytes) -> Activity:
    (activity,) = read(data, "run.fit").activities
    return activity


def records_only(rows: list[dict[str, float]], **changes: object) -> Activity:
    return only(file(file_id() + message("record", rows, **changes)))  # type: ignore[arg-type]


def test_a_run_carries_its_totals_from_the_device() -> None:
    run = only(run_file())
    assert run.start == datetime.fromtimestamp(START_UNIX_S, tz=UTC)
    assert (run.format, run.sport, run.sub_sport) == ("fit", "run", "trail")
    assert run.elapsed_s == run.timer_s == Number(60.0, "device")
    assert run.distance_m == Number(180.0, "device")
    assert run.heart_rate_bpm == Number(140.0, "device")
    assert run.ascent_m == run.descent_m == Number(0.0, "device")
    assert run.moving_s == Number(60.0, "computed")
    assert (run.device.manufacturer, run.device.product, run.device.serial) == (
        "Garmin",
        "3113",
        "12345",
    )
    assert run.warnings == ()


def test_strides_and_their_fraction_become_steps() -> None:
    run = only(run_file())
    assert run.cadence_spm == Number(171.0, "device")
    assert set(run.streams["cadence_spm"]) == {170.0}


def test_a_device_that_counts_steps_is_not_doubled() -> None:
    run = records_only(fit_bytes.steady_run(strides=172))
    assert set(run.streams["cadence_spm"]) == {172.0}


def test_streams_have_one_length_and_start_at_zero() -> None:
    run = only(run_file())
    assert {len(stream) for stream in run.streams.values()} == {61}
    for name, stream in run.streams.items():
        assert stream.dtype == (np.float64 if name in IN_DOUBLE else np.float32)
    assert run.streams["time_s"].tolist() == list(range(61))
    assert run.streams["elevation_m"][0] == 100.0
    assert run.streams["latitude_deg"][0] == pytest.approx(45.0, abs=1e-6)
    assert not run.streams["time_s"].flags.writeable


def test_a_value_that_the_device_marks_invalid_is_missing() -> None:
    rows = fit_bytes.steady_run()
    rows[10]["heart_rate_bpm"] = rows[10]["distance_m"] = None  # type: ignore[assignment]
    run = records_only(rows)
    assert np.isnan(run.streams["heart_rate_bpm"][10])
    assert np.isnan(run.streams["distance_m"][10])
    assert np.isnan(run.streams["heart_rate_bpm"]).sum() == 1


def test_heart_rate_of_zero_means_no_sensor() -> None:
    rows = [row | {"heart_rate_bpm": 0} for row in fit_bytes.steady_run()]
    run = records_only(rows)
    assert run.heart_rate_bpm == MISSING
    assert "heart_rate_bpm" not in run.streams


def test_big_endian_reads_like_little_endian() -> None:
    little = records_only(fit_bytes.steady_run())
    big = records_only(fit_bytes.steady_run(), big_endian=True)
    for name, stream in little.streams.items():
        np.testing.assert_array_equal(stream, big.streams[name])


def test_developer_fields_are_stepped_over() -> None:
    plain = records_only(fit_bytes.steady_run())
    extended = records_only(
        fit_bytes.steady_run(), developer=[(0, 4, 0), (3, 2, 0)], developer_data=b"\xaa" * 6
    )
    for name, stream in plain.streams.items():
        np.testing.assert_array_equal(stream, extended.streams[name])


def test_enhanced_fields_win_over_basic_ones() -> None:
    rows = [
        row | {"enhanced_speed_mps": 3.25, "enhanced_elevation_raw": (250 + 500) * 5}
        for row in fit_bytes.steady_run()
    ]
    rows[5]["enhanced_speed_mps"] = None  # type: ignore[assignment]
    run = records_only(rows)
    assert run.streams["speed_mps"][4] == 3.25
    assert run.streams["speed_mps"][5] == 3.0
    assert run.streams["elevation_m"][4] == 250.0


def test_compressed_timestamps_follow_the_last_full_one_over_a_rollover() -> None:
    rows = fit_bytes.steady_run(100)
    body = file_id() + message("event", [{"time": START, "event": 0, "event_type": 0}], local=1)
    body += message("record", rows, local=2, compressed=True)
    assert only(file(body)).streams["time_s"].tolist() == list(range(101))


def test_compressed_speed_and_distance_are_expanded_and_summed() -> None:
    body = file_id() + fit_bytes.definition(0, 20, [(253, 4, 0x86), (8, 3, 0x0D)])
    for second in range(200):
        speed, distance = 250, (second * 40) % 4096  # 2.5 m/s, 2.5 m a second in 1/16 m
        packed = (distance << 12 | speed).to_bytes(3, "little")
        body += b"\0" + struct.pack("<I", START + second) + packed
    run = only(file(body))
    assert run.streams["speed_mps"][7] == 2.5
    assert run.streams["distance_m"][-1] == pytest.approx(199 * 2.5)


def test_compressed_speed_and_distance_of_all_ones_is_missing() -> None:
    body = file_id() + fit_bytes.definition(0, 20, [(253, 4, 0x86), (8, 3, 0x0D)])
    for second in range(20):
        body += b"\0" + struct.pack("<I", START + second) + b"\xff\xff\xff"
    run = only(file(body))
    assert set(run.streams) == {"time_s"}
    assert run.distance_m == run.moving_s == MISSING


def test_the_utc_offset_is_what_the_activity_message_says() -> None:
    said = message("activity", [{"time": START + 60, "local_time": START + 60 + 7200}], local=3)
    run = only(run_file(said))
    assert (run.utc_offset_s, run.offset_provenance) == (7200, "file")


@pytest.mark.parametrize("offset_s", [100_000, 1300, -80_000])
def test_an_impossible_utc_offset_is_not_believed(offset_s: int) -> None:
    said = message("activity", [{"time": START, "local_time": START + offset_s}], local=3)
    run = only(run_file(said))
    assert (run.utc_offset_s, run.offset_provenance) == (None, "unknown")


def test_timer_stops_are_pauses_and_the_last_stop_is_not() -> None:
    events = [(START + 20, 4), (START + 35, 0), (START + 60, 4)]
    rows = [{"time": time, "event": 0, "event_type": kind} for time, kind in events]
    run = only(run_file(message("event", rows, local=3)))
    assert run.pauses == (Pause(20.0, 15.0, "device"),)
    assert run.moving_s == Number(45.0, "computed")


def test_laps_are_kept_with_their_own_numbers() -> None:
    rows = [
        {
            "time": START + 30 * (lap + 1),
            "start": START + 30 * lap,
            "elapsed_s": 30,
            "timer_s": 30,
            "distance_m": 90,
            "strides": 84,
        }
        for lap in range(2)
    ]
    run = only(run_file(message("lap", rows, local=3)))
    assert [lap.start_s for lap in run.laps] == [0.0, 30.0]
    assert run.laps[1].distance_m == Number(90.0, "device")
    assert run.laps[1].cadence_spm == Number(168.0, "device")
    assert run.laps[1].ascent_m == MISSING


def test_each_session_is_an_activity_and_transitions_are_left_out() -> None:
    rows = fit_bytes.steady_run(180)
    legs = [(0, 1, 60), (60, 3, 20), (80, 2, 100)]
    sessions = [
        fit_bytes.session(start=START + begin, time=START + begin + length, sport=sport)
        | {"elapsed_s": length, "timer_s": length}
        for begin, sport, length in legs
    ]
    body = file_id() + message("record", rows) + message("session", sessions, local=1)
    run, ride = read(file(body), "duathlon.fit").activities
    assert (run.sport, ride.sport) == ("run", "bike")
    assert len(run.streams["time_s"]) == 60
    assert ride.start.timestamp() == START_UNIX_S + 80
    assert ride.streams["distance_m"][0] == 0.0
    assert ride.cadence_spm == MISSING


def test_a_session_without_any_time_is_left_out_and_takes_nothing() -> None:
    known = fit_bytes.session()
    body = file_id() + message("record", fit_bytes.steady_run()) + message("session", [known])
    body += message("session", [{"sport": 1, "timer_s": 5}], local=1)
    assert len(only(file(body)).streams["time_s"]) == 61


def test_chained_files_are_read_one_after_the_other() -> None:
    reading = read(run_file() + run_file(sport=17) + file(file_id(2)), "chain.fit")
    assert [activity.sport for activity in reading.activities] == ["run", "hike"]
    assert not reading.partial


def test_records_out_of_order_are_sorted_and_said() -> None:
    rows = fit_bytes.steady_run()
    rows[30], rows[31] = rows[31], rows[30]
    run = records_only(rows)
    assert run.streams["time_s"].tolist() == list(range(61))
    assert any("out of order" in warning for warning in run.warnings)


def test_an_ascent_that_cannot_be_true_is_corrected() -> None:
    run = only(run_file(ascent_m=9000))
    assert run.ascent_m == Number(0.0, "corrected")
    assert run.descent_m == Number(0.0, "device")
    assert any("9000 m" in warning for warning in run.warnings)


def test_a_clock_that_was_never_set_is_said() -> None:
    run = records_only(fit_bytes.steady_run(start=17_000_000))
    assert any("clock" in warning for warning in run.warnings)


@pytest.mark.parametrize(
    ("kind", "word"), [(2, "settings"), (5, "workout"), (6, "course"), (32, "monitoring")]
)
def test_other_kinds_of_fit_file_are_refused_by_name(kind: int, word: str) -> None:
    body = file_id(kind) + message("record", fit_bytes.steady_run())
    with pytest.raises(NotAnActivity) as refusal:
        read(file(body), "other.fit")
    assert word in refusal.value.reason


def test_an_activity_file_without_records_is_refused() -> None:
    with pytest.raises(NotAnActivity):
        read(file(file_id()), "empty.fit")
