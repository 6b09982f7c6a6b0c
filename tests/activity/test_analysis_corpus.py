"""The numbers of real runs: twins agree, and what is known of a run comes out."""

from __future__ import annotations

import pytest

from surefoot.activity.analysis import analysis
from surefoot.facts.analysis import Analysis, Measured

from .corpus import needs_corpus, reading_of

pytestmark = needs_corpus


def told(name: str, leg: int = 0) -> Analysis:
    found = analysis(reading_of(name).activities[leg])
    assert found is not None
    return found


def value(measured: Measured) -> float:
    assert measured.value is not None
    return measured.value


@pytest.mark.parametrize(
    ("fit", "twin"),
    [
        ("fit/run_fr945_14km_triplet.fit", "gpx/run_fr945_14km_triplet.gpx"),
        ("fit/run_fr945_14km_triplet.fit", "tcx/run_fr945_14km_triplet.tcx"),
        ("fit/run_vivoactive_smart_triplet.fit", "gpx/run_vivoactive_triplet.gpx"),
    ],
)
def test_twins_in_other_formats_tell_the_same(fit: str, twin: str) -> None:
    ours, theirs = told(fit), told(twin)
    for name in ("run_s", "walk_s", "longest_run_s"):
        assert value(getattr(theirs, name)) == pytest.approx(value(getattr(ours, name)), abs=30)
    assert value(theirs.running_cadence_spm) == pytest.approx(
        value(ours.running_cadence_spm), abs=1
    )
    assert value(theirs.level_speed_mps) == pytest.approx(value(ours.level_speed_mps), rel=0.02)
    for name in ("ascent_s", "descent_s"):
        assert value(getattr(theirs, name)) == pytest.approx(value(getattr(ours, name)), rel=0.05)
    for name in ("steep_ascent_m", "steep_descent_m"):
        assert value(getattr(theirs, name)) == pytest.approx(
            value(getattr(ours, name)), rel=0.03, abs=20
        )


@pytest.mark.parametrize(
    "name",
    [
        "fit/run_fenix5plus_smart_dynamics.fit",
        "fit/run_stryd_hrv.fit",
        "fit/trail_fenix6x_stryd_dynamics.fit",
        "fit/treadmill_fr920xt_runscribe.fit",
    ],
)
def test_a_run_without_a_walk_is_one_stretch(name: str) -> None:
    found = told(name)
    assert [segment.gait for segment in found.segments] == ["run"]
    assert value(found.longest_run_s) == value(found.run_s)


def test_a_vertical_kilometre_is_walked_uphill() -> None:
    found = told("fit/trail_suunto_vk_8km_1817m.fit")
    assert value(found.walk_s) > 5 * value(found.run_s)
    assert value(found.steep_ascent_m) > 6000
    assert value(found.steep_descent_m) == 0


def test_a_walk_run_of_an_old_watch_is_told_apart_by_its_two_cadences() -> None:
    found = told("fit/run_fr70_compressed_timestamps.fit")
    assert value(found.run_s) == pytest.approx(286, abs=40)
    assert value(found.running_cadence_spm) == pytest.approx(165, abs=5)


def test_zones_are_those_that_the_device_counted() -> None:
    found = told("fit/trail_suunto_vk_8km_1817m.fit")
    assert len(found.heart_rate_zones_s) == 5
    assert sum(found.heart_rate_zones_s) == pytest.approx(9400, rel=0.1)


def test_zones_of_a_watch_that_counts_below_and_above_them_are_zones_1_to_5() -> None:
    found = told("fit/trail_fenix6x_stryd_dynamics.fit")
    assert found.heart_rate_zones_s == (1954.544, 2513.449, 484.608, 0.0, 0.0)


def test_zones_of_a_leg_are_its_own() -> None:
    run = reading_of("fit/tri_fr255_summary_last.fit").activities[-1]
    assert run.heart_rate_zones_s == (0.0, 0.0, 0.0, 78.547, 1495.035)


def test_dynamics_are_means_while_running() -> None:
    found = told("fit/run_coros_dynamics_power.fit")
    assert value(found.stance_time_ms) == pytest.approx(205, abs=5)
    assert value(found.step_length_mm) == pytest.approx(1197, abs=20)
    assert value(found.power_w) == pytest.approx(331, abs=5)
