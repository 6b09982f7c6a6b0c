"""The tests as they are shown: open and due, guided, and what came of them."""

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown, NotOnboarded
from surefoot.service.testing_views import TestLineView
from tests.service.conftest import Clock, fact, onboard


def line(surefoot: Surefoot, name: str) -> TestLineView:
    return next(each for each in surefoot.testing().view().tests if each.id == name)


def check_in(surefoot: Surefoot, clock: Clock, **answers: object) -> None:
    told = {"pain": {"ITB_R": 1}, "painkillers_24h": False, "daily_life_pain": 1, **answers}
    surefoot.receive([fact(surefoot, "check_in", clock(), **told)])


def test_there_are_no_tests_without_a_plan(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.testing()


def test_a_result_is_told_with_its_sides_its_gate_and_its_change(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock, body_mass_kg=70)
    assert "check-in" in surefoot.testing().view().note
    for left, right in ((20, 12), (21, 19)):
        check_in(surefoot, clock)
        sides = {
            "left": {"value": left, "pain": 0, "clean": True},
            "right": {"value": right, "pain": 1, "clean": True},
        }
        told = {"test": "single_leg_bridge", **sides}
        surefoot.receive([fact(surefoot, "test_result", clock(), **told)])
        clock.forward(days=3)
    clock.forward(days=-3)
    page = surefoot.testing().page("single_leg_bridge")
    newest, before = page.results
    assert newest.symmetry == "Injured side: 90% of the other (LSI)."
    assert newest.changes == [
        "Left: no clear change, 20 repetitions before, 21 repetitions now.",
        "Right: better, 12 repetitions before, 19 repetitions now.",
    ]
    assert newest.void == ""
    assert before.share == 0.6
    assert page.guide.first == "left"  # the right one is injured
    assert page.guide.mode == "count" and page.guide.figure == "EX03"
    asked = {(item.what, item.state) for item in page.line.gates}
    assert ("Twelve single-leg bridges", "met") in asked
    assert ("Twenty single-leg bridges", "open") in asked
    assert page.plot.table.rows[-1][1:] == ("21 repetitions", "19 repetitions")
    assert [level.value for level in page.plot.panels[0].levels] == [12.0, 20.0, 25.0]
    clock.forward(days=20)
    assert "Older than 14 days" in surefoot.testing().page("single_leg_bridge").results[0].void


def test_painkillers_void_a_result_and_a_flag_closes_all(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    check_in(surefoot, clock, painkillers_24h=True)
    told = {"test": "side_plank", "left": {"value": 40}, "right": {"value": 40}}
    surefoot.receive([fact(surefoot, "test_result", clock(), **told)])
    assert "no gate takes it" in surefoot.testing().page("side_plank").results[0].void
    flag = next(iter(surefoot.index.red_flags))
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers={flag: True})])
    lines = surefoot.testing().view().tests
    assert all("warning sign" in each.closed[0] and each.due is None for each in lines)


def test_attempts_faults_lever_and_band_are_told(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock, body_mass_kg=70)
    force = {
        "test": "hip_abductor_force",
        "left": {"value": 200, "attempts": [190, 200, 195], "pain": 0},
        "right": {"value": 160, "attempts": [150, 160, 155], "pain": 0},
        "lever_cm": 42,
    }
    squat = {
        "test": "single_leg_squat",
        "left": {"value": 8, "clean": False, "faults": {"knee_in": 2}},
    }
    band = {"test": "hip_abductor_band", "left": {"value": 20}, "band": "medium"}
    for told in (force, squat, band):
        surefoot.receive([fact(surefoot, "test_result", clock(), **told)])
    tests = surefoot.testing()
    (result,) = tests.page("hip_abductor_force").results
    assert result.used == "By body mass: left 1.2 Nm/kg and right 0.96 Nm/kg."
    assert result.left is not None and result.left.tried.startswith("attempts 190, 200 and 195")
    assert tests.page("hip_abductor_force").guide.lever_cm == 42
    (result,) = tests.page("single_leg_squat").results
    assert result.left is not None and result.left.form == "The knee moves inwards (2)"
    assert tests.page("hip_abductor_band").results[0].used == "Medium band."
    with pytest.raises(BadInput):
        surefoot.receive([fact(surefoot, "test_result", clock(), **{**band, "band": "blue"})])
    with pytest.raises(NotKnown):
        tests.page("handstand")
