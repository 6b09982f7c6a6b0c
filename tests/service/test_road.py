"""The road back: the gates ahead, what is known of each item, and what trains it."""

from datetime import UTC, date, datetime

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.planning import Planning
from surefoot.service.road_views import RoadView
from tests.engine.starts import STARTS, prelived
from tests.service.conftest import Clock, fact, onboard


def road(start: str, day: int) -> RoadView:
    course = prelived(start, "itbs-hamstring")[day]
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return Planning(course, lambda day: (), course.facts[0].subject, "UTC", now).road()


def test_the_road_of_a_new_runner_has_every_gate_in_order(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    found = surefoot.planning().road()
    ways = [step.id for step in found.steps if not step.beside]
    assert ways == [f"G{number}" for number in range(int(found.phase.id[1]) + 1, 8)]
    assert [step.id for step in found.steps if step.beside] == ["G-PLYO", "G4D"]
    items = [item for step in found.steps for item in step.items]
    assert {item.state for item in items} >= {"met", "unknown"}
    bridge = next(item for item in items if item.id == "bridge")
    assert bridge.test is not None and bridge.exercises and bridge.answered_by == "test"


def test_an_item_on_its_way_says_how_far(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    clock.forward(minutes=1)
    sides = {side: {"value": 9, "pain": 0, "clean": True} for side in ("left", "right")}
    told = fact(surefoot, "test_result", clock(), test="single_leg_bridge", **sides)
    calm = fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, painkillers_24h=False)
    surefoot.receive([calm, told])
    found = surefoot.planning().road()
    gate = next(step for step in found.steps if step.id == "G2")
    bridge = next(item for item in gate.items if item.id == "bridge")
    assert (bridge.state, bridge.how_far) == ("partly", "9 repetitions (asked: 12 repetitions)")


@pytest.mark.parametrize("start", ["itb", "both", "itb_busy"])
def test_every_item_says_what_brings_it_on(start: str) -> None:
    assert start in STARTS
    for day in (10, 60, 150, 300):
        found = road(start, day)
        for step in found.steps:
            assert step.met == sum(item.state == "met" for item in step.items)
            for item in step.items:
                assert item.how
                assert item.state != "partly" or item.how_far
                if item.answered_by == "test":
                    assert item.test is not None
        assert [lever.id for lever in found.levers][:3] == ["volume", "ascent", "descent"]


def test_a_flag_holds_the_road(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    clock.forward(minutes=1)
    surefoot.receive([fact(surefoot, "red_flag_answer", clock(), answers={"calf_swelling": True})])
    road = surefoot.planning().road()
    assert road.held.startswith("Stop:")
    for view in (road, surefoot.plan(), surefoot.today()):
        assert view.phase.name and view.phase.aim == ""  # what a phase is for waits meanwhile
    assert surefoot.day() == date(2026, 5, 10)


def test_a_session_that_was_told_and_is_not_green_is_no_missing_answer(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    clock.forward(minutes=1)
    told = {"session_class": "walk", "minutes": 15, "pain_during": {"ITB_R": 6}}
    surefoot.receive([fact(surefoot, "session_feedback", clock(), **told)])
    clock.forward(days=1)
    calm = fact(surefoot, "check_in", clock(), pain={"ITB_R": 1}, painkillers_24h=False)
    surefoot.receive([calm])
    items = [item for step in surefoot.planning().road().steps for item in step.items]
    walk = next(item for item in items if item.id in ("short_walk", "brisk_walks"))
    assert (walk.state, walk.how_far.split()[0]) == ("open", "0")
