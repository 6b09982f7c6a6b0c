"""What no sensor can mean is taken out of a recording."""

from __future__ import annotations

import numpy as np

from surefoot.activity.cleaning import clean

TIME = np.arange(900.0)


def heights(values: np.ndarray) -> np.ndarray | None:
    return clean({"time_s": TIME, "elevation_m": values}).get("elevation_m")


def test_a_barometer_that_settles_leaves_no_cliff() -> None:
    elevation = np.full(900, 224.0)
    elevation[1:5] = 257.0
    found = heights(elevation)
    assert found is not None
    assert np.isnan(found[1:5]).all()
    assert np.isnan(found).sum() == 4


def test_a_leap_that_does_not_come_back_stays() -> None:
    elevation = np.where(TIME < 100, 200.0, 240.0)
    assert np.array_equal(heights(elevation), elevation)  # type: ignore[arg-type]


def test_a_fast_descent_is_no_leap() -> None:
    elevation = 4000.0 - 3.5 * TIME
    assert np.array_equal(heights(elevation), elevation)  # type: ignore[arg-type]


def test_of_three_leaps_the_one_between_two_is_left_out() -> None:
    elevation = np.full(900, 200.0)
    elevation[10:20] = 230.0
    elevation[40:] = 232.0
    found = heights(elevation)
    assert found is not None
    assert np.flatnonzero(np.isnan(found)).tolist() == list(range(10, 20))


def test_heights_within_a_metre_of_nothing_are_not_measured() -> None:
    assert heights(np.linspace(0.0, 0.6, 900)) is None
    assert heights(np.linspace(0.0, 1.6, 900)) is not None


def test_steps_that_the_strap_did_not_see_are_missing_and_not_0() -> None:
    names = ("stance_time_ms", "step_length_mm", "vertical_oscillation_mm")
    values = np.array([0.0, 240.0, 0.0, 260.0])
    found = clean({"time_s": np.arange(4.0), **dict.fromkeys(names, values)})
    for name in names:
        assert np.isnan(found[name][[0, 2]]).all()
        assert found[name][[1, 3]].tolist() == [240.0, 260.0]
