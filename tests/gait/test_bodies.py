"""Pelvis, knees, steps and trunk as they were made, from behind and from the front."""

from __future__ import annotations

import pytest

from surefoot.facts.technique import GaitMeasure
from surefoot.gait.analysis import Analysis, analyse
from tests.gait.bodies import from_behind, going_down
from tests.gait.runners import first


def _of(found: Analysis, name: str, side: str | None = None) -> GaitMeasure:
    return next(each for each in found.measures if (each.id, each.side) == (name, side))


@pytest.mark.parametrize("noise", [0.0, 0.006])
def test_a_run_from_behind_is_told_as_it_was_made(noise: float) -> None:
    found = analyse(from_behind(noise=noise), "rear", height_m=1.8)
    assert not found.doubts
    assert _of(found, "cadence").value == pytest.approx(170, abs=1)
    assert _of(found, "cadence").standing == "measured"
    for side in ("left", "right"):
        assert _of(found, "pelvic_drop", side).value == pytest.approx(6, abs=1.3)
        assert _of(found, "knee_projection", side).value == pytest.approx(5, abs=1.5)
    assert _of(found, "step_width").value == pytest.approx(10, abs=1)
    assert _of(found, "step_width_cm").value == pytest.approx(8.8, abs=1)
    assert _of(found, "crossover").value == 0
    others = [each for each in found.measures if each.id != "cadence"]
    assert {(each.standing, each.why) for each in others} == {("change_only", "experimental")}


def test_feet_that_cross_the_middle_are_counted() -> None:
    found = analyse(from_behind(out_leg=-0.03), "rear")
    assert _of(found, "crossover").value == 100
    assert _of(found, "step_width").value == pytest.approx(-6, abs=1)
    assert _of(found, "step_width_cm").why == "no_height"


def test_behind_and_before_are_told_apart() -> None:
    assert analyse(from_behind(), "front").doubts == ("view_not_as_said",)
    assert "view_not_as_said" in analyse(from_behind(), "side").doubts
    assert "not_running" in analyse(from_behind(spm=100), "rear").doubts


@pytest.mark.parametrize("stepping", [False, True])
@pytest.mark.parametrize("stands", ["left", "right"])
def test_each_repetition_is_measured_when_deepest(stands: str, stepping: bool) -> None:
    keypoints = going_down(stands, stepping=stepping, noise=0.004)
    found = analyse(keypoints, "front", "step_down" if stepping else "squat")
    assert not found.doubts
    assert _of(found, "repetitions").value == 4
    assert _of(found, "knee_projection", stands).value == pytest.approx(14, abs=2)
    assert _of(found, "pelvic_drop", stands).value == pytest.approx(5, abs=1.5)
    assert _of(found, "trunk_side_lean", stands).value == pytest.approx(8, abs=1.5)
    other = "left" if stands == "right" else "right"
    assert _of(found, "knee_projection", other).value is None
    assert {each.side for each in found.mid_stances} == {stands}


def test_one_repetition_is_too_few() -> None:
    assert analyse(first(going_down(), 90), "front", "squat").doubts == ("too_few_repetitions",)
