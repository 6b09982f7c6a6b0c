"""The profile as the settings show and change it: previewed, told again, withdrawn; races."""

from datetime import timedelta
from typing import Any

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown, NotOnboarded

from .conftest import Clock, fact, onboard


def tell(surefoot: Surefoot, clock: Clock, **change: Any) -> str:
    """Tells the newest profile again with a change; the fact's id."""
    content = surefoot.profile().view().content
    said = fact(surefoot, "profile", clock(), **{**content, **change})
    surefoot.receive([said])
    return str(said["id"])


def test_there_is_no_profile_before_the_opening_questions(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.profile().view()


def test_a_change_keeps_all_else(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock, clinician_contact="Dr A", equipment=["bench", "bike"])
    before = surefoot.profile().view()
    assert before.last_change is None
    clock.forward(minutes=5)
    told = tell(surefoot, clock, available_min=[0, 60, 0, 60, 0, 120, 60])
    after = surefoot.profile().view()
    assert after.content == before.content | {"available_min": [0, 60, 0, 60, 0, 120, 60]}
    assert after.last_change is not None
    assert after.last_change.fact == told
    assert after.last_change.what == ["days and minutes"]


def test_a_change_is_said_before_it_is_accepted_and_nothing_is_stored(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    content = surefoot.profile().view().content
    facts = len(surefoot.facts())
    assert surefoot.profile().preview(content).lines == []
    fewer = surefoot.profile().preview({**content, "available_min": [0, 0, 0, 0, 0, 30, 30]})
    assert "14 May: Easy walk becomes rest" in fewer.lines
    assert len(surefoot.facts()) == facts
    clock.forward(minutes=5)
    planned = surefoot.plan()
    told = tell(surefoot, clock, available_min=[0, 0, 0, 0, 0, 30, 30])
    assert surefoot.plan() != planned
    withdrawn = fact(surefoot, "correction", clock(), corrects=told, by=None)
    surefoot.receive([withdrawn])
    assert surefoot.plan() == planned
    assert surefoot.profile().view().last_change is None


def test_a_change_that_cannot_be_is_refused_in_words(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    content = surefoot.profile().view().content
    with pytest.raises(BadInput, match="available_min"):
        surefoot.profile().preview({**content, "available_min": [30]})


def test_past_races_are_kept_and_can_be_called_not_run(surefoot: Surefoot, clock: Clock) -> None:
    race = clock().date() + timedelta(days=3)
    onboard(surefoot, clock, goal={"on": race.isoformat(), "name": "Ridge", "distance_m": 21_000})
    assert surefoot.profile().view().races == []
    clock.forward(days=4)
    assert [r.name for r in surefoot.profile().view().races] == ["Ridge"]
    following = race + timedelta(days=200)
    tell(surefoot, clock, goal={"on": following.isoformat(), "name": "Valley"})
    view = surefoot.profile().view()
    assert [r.name for r in view.races] == ["Ridge"] and view.content["goal"]["name"] == "Valley"
    assert surefoot.course().ledger.days[-1].carry.runner.raced == race.toordinal()
    surefoot.profile().not_run(race)
    view = surefoot.profile().view()
    assert view.races == [] and view.content["goal"]["name"] == "Valley"
    assert surefoot.course().ledger.days[-1].carry.runner.raced is None
    with pytest.raises(NotKnown):
        surefoot.profile().not_run(race)


def test_a_race_that_was_moved_in_time_is_no_past_race(surefoot: Surefoot, clock: Clock) -> None:
    race = clock().date() + timedelta(days=30)
    onboard(surefoot, clock, goal={"on": race.isoformat()})
    clock.forward(days=1)
    tell(surefoot, clock, goal={"on": (race + timedelta(days=60)).isoformat()})
    clock.forward(days=40)
    assert surefoot.profile().view().races == []
