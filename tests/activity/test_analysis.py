"""What is worked out of streams, against activities whose truth is known."""

from __future__ import annotations

import numpy as np
import pytest

from surefoot.activity.analysis import analysis
from surefoot.facts.analysis import Analysis

from .walking_and_running import Leg, recorded, run, stand, walk

LADDER = [walk(5), *[run(4), walk(1)] * 6, walk(5)]
"""Six times four minutes of running and one of walking, between two walks."""


def told(legs: list[Leg], **how: object) -> Analysis:
    found = analysis(recorded(legs, **how))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize("noise", [0.0, 1.0, 2.0])
@pytest.mark.parametrize("without", [(), ("cadence_spm",), ("distance_m",)])
def test_a_walk_run_is_recognised_as_done(noise: float, without: tuple[str, ...]) -> None:
    found = told(LADDER, noise=noise, without=without)
    runs = [s for s in found.segments if s.gait == "run"]
    walks = [s for s in found.segments if s.gait == "walk"]
    assert [s.duration_s for s in runs] == pytest.approx([240.0] * 6, abs=15)
    assert [s.duration_s for s in walks[1:-1]] == pytest.approx([60.0] * 5, abs=15)
    assert found.run_s.value == pytest.approx(6 * 240, abs=40)
    assert found.longest_run_s.value == pytest.approx(240, abs=15)
    assert found.run_s.source == "computed"


def test_short_rungs_are_told_apart_too() -> None:
    found = told([walk(5), *[run(1), walk(3)] * 8, walk(5)], noise=1.0)
    assert [s.duration_s for s in found.segments if s.gait == "run"] == pytest.approx(
        [60.0] * 8, abs=12
    )


def test_a_stop_of_half_a_minute_does_not_end_a_run_and_a_walk_does() -> None:
    lights = told([run(10), stand(0.5), run(10), walk(1), run(5)], noise=0.5)
    assert lights.longest_run_s.value == pytest.approx(20 * 60, abs=30)
    assert told([run(10), stand(2), run(12)]).longest_run_s.value == pytest.approx(12 * 60, abs=15)


def test_steep_power_hiking_is_walking_and_a_slow_climb_at_running_steps_is_running() -> None:
    hiked = told([run(5), Leg(600, 1.0, 112.0, 22.0), run(5)], noise=0.5)
    climbed = told([run(5), Leg(600, 1.7, 160.0, 12.0), run(5)], noise=0.5)
    assert hiked.walk_s.value == pytest.approx(600, abs=20)
    assert climbed.walk_s.value == pytest.approx(0, abs=15)


def test_arms_that_swing_on_a_wall_do_not_run_and_a_run_without_satellites_does() -> None:
    scrambled = told([run(5), Leg(300, 0.6, 150.0, 45.0), run(5)], noise=0.5)
    assert scrambled.walk_s.value == pytest.approx(300, abs=20)
    lost = told([run(5), Leg(120, 0.1, 170.0), run(5)])
    assert lost.longest_run_s.value == pytest.approx(12 * 60, abs=15)


def test_a_cadence_that_a_watch_holds_while_its_runner_stands_is_a_stop() -> None:
    held = told([run(10), Leg(30, 0.0, 152.0), run(10)], noise=0.5)
    assert held.longest_run_s.value == pytest.approx(20 * 60, abs=30)
    assert [s.gait for s in held.segments] == ["run", "stand", "run"]


def test_a_treadmill_whose_distance_never_grows_is_run_by_its_cadence() -> None:
    assert told([Leg(600, 0.0, 152.0)], sub_sport="treadmill").run_s.value == pytest.approx(
        600, abs=15
    )


def test_a_foot_pod_that_falls_silent_does_not_turn_a_run_into_a_stop() -> None:
    silent = told([run(10), Leg(120, 2.8, 0.0), run(10)], noise=0.5)
    assert silent.run_s.value == pytest.approx(22 * 60, abs=15)


def test_without_cadence_and_distance_nothing_is_known() -> None:
    found = told(LADDER, without=("cadence_spm", "distance_m"))
    assert found.segments == ()
    assert found.run_s.source == found.walk_s.source == found.ascent_s.source == "missing"


def test_grades_are_those_of_the_ground() -> None:
    found = told([run(10), run(10, 7.0), run(5, 14.0), run(10, -12.0), run(5, -2.0)], noise=1.0)
    metres = {band.from_percent: band.distance_m for band in found.grades}
    assert metres[5.0] == pytest.approx(10 * 60 * 2.8, rel=0.1)
    assert metres[10.0] == pytest.approx(5 * 60 * 2.8, rel=0.12)
    assert metres[-15.0] == pytest.approx(10 * 60 * 2.8, rel=0.1)
    assert found.ascent_s.value == pytest.approx(15 * 60, abs=45)
    assert found.descent_s.value == pytest.approx(10 * 60, abs=45)
    assert found.steep_ascent_s.value == pytest.approx(5 * 60, abs=30)
    assert found.steep_ascent_m.value == pytest.approx(5 * 60 * 2.8, rel=0.1)
    assert found.steep_descent_m.value == pytest.approx(10 * 60 * 2.8, rel=0.1)


def test_flat_ground_knows_no_steep_metre_and_says_so_as_zero() -> None:
    found = told([run(20)])
    assert found.steep_ascent_m.value == 0.0
    assert found.steep_ascent_m.source == "computed"


def test_a_treadmill_has_no_grade() -> None:
    found = told([run(20, 6.0)], sub_sport="treadmill")
    assert found.grades == ()
    assert found.ascent_s.source == "missing"


def test_running_uphill_counts_as_faster_than_it_looks() -> None:
    flat, hill = told([run(20)]), told([run(20, 8.0)])
    assert flat.level_speed_mps.value == pytest.approx(2.8, abs=0.05)
    assert hill.level_speed_mps.value == pytest.approx(2.8 * 1.51, abs=0.15)


def test_fast_pieces_show_in_the_speeds() -> None:
    found = told([run(15), *[run(1, speed_mps=4.2), run(2)] * 4, run(5)])
    fast = sum(band.duration_s for band in found.speeds if band.from_mps >= 3.5)
    assert fast == pytest.approx(4 * 60, abs=40)


def test_cadence_of_running_leaves_the_walks_out() -> None:
    found = told(LADDER, noise=1.0)
    assert found.running_cadence_spm.value == pytest.approx(166, abs=2)


def test_smooth_ground_is_not_called_technical() -> None:
    found = told([run(10), run(10, 8.0), run(10, -8.0, speed_mps=3.2)], noise=0.5)
    assert found.technical is not None
    assert not found.technical.likely


def test_slow_steep_descents_with_uneven_steps_are_guessed_to_be_technical() -> None:
    chance = np.random.default_rng(7)
    careful = [
        Leg(10, 1.9, float(spm), -18.0) for spm in chance.choice([140.0, 158.0, 172.0, 185.0], 60)
    ]
    found = told([run(10), *careful, run(5)], noise=0.5, sub_sport="trail")
    assert found.technical is not None
    assert found.technical.likely
    assert set(found.technical.signs) >= {"device_says_trail", "steep_descent", "slow_descent"}


def test_what_is_not_on_foot_has_no_analysis() -> None:
    assert analysis(recorded([run(5)], sport="bike")) is None
