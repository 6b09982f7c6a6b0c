"""Numbers measured from streams."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.activity import measure
from surefoot.activity.climb import CLIMB_THRESHOLD_M, climb_m
from surefoot.activity.model import Number, Pause, number

SECONDS = np.arange(0.0, 601.0)


def test_a_degree_of_latitude_is_111_km() -> None:
    (step,) = measure.haversine_m(np.array([45.0, 46.0]), np.array([6.0, 6.0]))
    assert step == pytest.approx(111_195, abs=1)


def test_a_degree_of_longitude_shrinks_towards_the_pole() -> None:
    (step,) = measure.haversine_m(np.array([60.0, 60.0]), np.array([6.0, 7.0]))
    assert step == pytest.approx(111_195 / 2, rel=0.001)


def test_noise_on_level_ground_is_no_climb() -> None:
    noise = np.random.default_rng(1).normal(0.0, 0.7, 3600)
    assert climb_m(100.0 + noise) == (0.0, 0.0)


def test_a_single_spike_is_no_climb() -> None:
    elevation = np.full(100, 100.0)
    elevation[50] = 400.0
    assert climb_m(elevation) == (0.0, 0.0)


def test_a_hill_climbs_and_falls_by_its_height() -> None:
    hill = 200.0 * np.sin(np.linspace(0.0, np.pi, 1200))
    climb = climb_m(hill)
    assert climb is not None
    assert climb == pytest.approx((200.0, 200.0), abs=CLIMB_THRESHOLD_M)


def test_elevations_with_gaps_still_climb() -> None:
    slope = np.linspace(0.0, 300.0, 600)
    slope[::3] = np.nan
    climb = climb_m(slope)
    assert climb is not None
    assert climb == pytest.approx((300.0, 0.0), abs=CLIMB_THRESHOLD_M)


def test_without_elevation_there_is_no_climb() -> None:
    assert climb_m(np.full(10, np.nan)) is None


def test_standing_is_not_moving() -> None:
    along = np.minimum(SECONDS, 300.0) * 2.0
    assert measure.moving_s(SECONDS, along, None) == pytest.approx(300.0, abs=6.0)


def test_steps_are_moving_where_there_is_no_distance() -> None:
    steps = np.where(SECONDS <= 200, 150.0, 0.0)
    assert measure.moving_s(SECONDS, None, steps) == 200.0


def test_a_slow_climb_in_whole_metres_is_moving_all_the_time() -> None:
    assert measure.moving_s(SECONDS, np.floor(SECONDS * 0.7), None) == 600.0


def test_a_pause_is_not_moving() -> None:
    pause = Pause(100.0, 50.0, "device")
    assert measure.moving_s(SECONDS, SECONDS * 3.0, None, [pause]) == 550.0


def test_moving_is_unknown_without_distance_and_cadence() -> None:
    assert measure.moving_s(SECONDS, None, None) is None
    assert measure.moving_s(SECONDS, np.zeros(601), None) is None


def test_a_long_gap_without_progress_is_a_pause() -> None:
    time = np.concatenate([np.arange(60.0), np.arange(360.0, 420.0)])
    stood = np.minimum(time, 60.0) + np.maximum(time - 360.0, 0.0)
    (pause,) = measure.pauses_from_gaps(time, stood)
    assert (pause.start_s, pause.end_s) == (59.0, 360.0)


def test_a_long_gap_with_progress_is_lost_signal_and_no_pause() -> None:
    time = np.concatenate([np.arange(60.0), np.arange(360.0, 420.0)])
    assert measure.pauses_from_gaps(time, time * 3.0) == ()


def test_a_mean_weighs_samples_by_the_time_they_stand_for() -> None:
    time = np.array([0.0, 1.0, 10.0, 11.0])
    heart_rate = np.array([100.0, 160.0, 100.0, 100.0])
    expected = (100 * 1 + 160 * 9 + 100 * 1 + 100 * 1) / 12
    assert measure.mean_over_time(time, heart_rate) == pytest.approx(expected)


def test_a_mean_of_nothing_is_missing() -> None:
    assert measure.mean_over_time(SECONDS, np.full(601, np.nan)) is None
    assert measure.mean_over_time(SECONDS, np.zeros(601)) is None


def test_a_number_is_none_exactly_when_it_is_missing() -> None:
    assert number(float("nan"), "device").source == "missing"
    with pytest.raises(ValueError, match="missing"):
        Number(None, "device")
    with pytest.raises(ValueError, match="missing"):
        Number(0.0, "missing")
    with pytest.raises(ValueError, match="finite"):
        Number(float("inf"), "device")
