"""A red flag ticked by mistake: asked again at once, never silently; later a clinician's word."""

from datetime import timedelta
from typing import Any

import pytest

from surefoot.service.app import Surefoot

from .conftest import INJURY, PROFILE, Clock, fact, onboard

SAID = {"night_pain": True, "locked_knee": False}


@pytest.fixture
def flagged(surefoot: Surefoot, clock: Clock) -> str:
    """The id of the answer that named a flag."""
    onboard(surefoot, clock)
    clock.forward(days=1)
    return tell(surefoot, clock, "red_flag_answer", answers=SAID)


def tell(surefoot: Surefoot, clock: Clock, kind: str, **fields: Any) -> str:
    told = fact(surefoot, kind, clock(), **fields)
    surefoot.receive([told])
    return str(told["id"])


def deny(surefoot: Surefoot, clock: Clock, answer: str, **fields: Any) -> None:
    again = fact(surefoot, "red_flag_answer", clock(), answers={"night_pain": False})
    told = {"corrects": answer, "by": again, "reason": "My thumb slipped.", **fields}
    tell(surefoot, clock, "correction", **told)


def test_a_mistake_costs_the_day_and_stays_in_the_course(
    surefoot: Surefoot, clock: Clock, flagged: str
) -> None:
    before = surefoot.today()
    assert before.flags[0].answers == [flagged] and before.phase.id == "P0"
    clock.forward(minutes=5)
    deny(surefoot, clock, flagged)
    today = surefoot.today()
    assert today.flags == [] and today.sessions == []
    reason = next(each for each in today.reasons if each.rule == "FLAG-MISTAKE")
    assert "keep you from sleeping" in reason.sentence and reason.grade == "P"
    day = today.date
    clock.forward(days=1)
    assert surefoot.today().sessions != []
    why = surefoot.why(day)
    assert "FLAG-MISTAKE" in [each.rule for each in why.reasons]
    assert any("warning sign is open" in issued.sentence for issued in why.issued)


@pytest.mark.parametrize(
    ("later", "fields"),
    [
        (timedelta(minutes=5), {"reason": " "}),
        (timedelta(minutes=5), {"by": None}),
        (timedelta(days=1), {}),
    ],
    ids=["without a reason", "without an answer", "a day later"],
)
def test_anything_less_leaves_it_to_a_clinician(
    surefoot: Surefoot, clock: Clock, flagged: str, later: timedelta, fields: dict[str, Any]
) -> None:
    clock.forward(seconds=later.total_seconds())
    deny(surefoot, clock, flagged, **fields)
    assert [flag.id for flag in surefoot.today().flags] == ["night_pain"]


def test_a_mistake_told_of_an_earlier_day_does_not_count(
    surefoot: Surefoot, clock: Clock, flagged: str
) -> None:
    said_at = clock()
    clock.forward(days=2)
    again = fact(surefoot, "red_flag_answer", said_at, answers={"night_pain": False})
    moment = (said_at + timedelta(minutes=1)).isoformat()
    backdated = fact(surefoot, "correction", clock(), corrects=flagged, by=again, reason="A slip.")
    surefoot.receive([{**backdated, "happened_at": moment}])
    assert [flag.id for flag in surefoot.today().flags] == ["night_pain"]


def test_only_what_was_denied_goes_and_a_yes_comes_back(
    surefoot: Surefoot, clock: Clock, flagged: str
) -> None:
    both = tell(
        surefoot, clock, "red_flag_answer", answers={"night_pain": True, "locked_knee": True}
    )
    clock.forward(minutes=1)
    deny(surefoot, clock, flagged)
    assert {flag.id for flag in surefoot.today().flags} == {"night_pain", "locked_knee"}
    deny(surefoot, clock, both)
    assert {flag.id for flag in surefoot.today().flags} == {"locked_knee"}
    clock.forward(minutes=1)
    again = fact(surefoot, "red_flag_answer", clock(), answers={"night_pain": True})
    tell(surefoot, clock, "correction", corrects=both, by=again, reason="")
    assert {flag.id for flag in surefoot.today().flags} == {"locked_knee", "night_pain"}


def test_the_course_is_the_same_replayed(surefoot: Surefoot, clock: Clock, flagged: str) -> None:
    clock.forward(minutes=5)
    deny(surefoot, clock, flagged)
    surefoot.today()
    clock.forward(days=2)
    surefoot.today()
    assert surefoot.replays_alike()


def test_a_warning_sign_asks_for_no_load_promises_no_weeks_and_names_no_session(
    surefoot: Surefoot, clock: Clock
) -> None:
    tell(surefoot, clock, "profile", **PROFILE)
    tell(surefoot, clock, "injury", **{**INJURY, "site": "HAM_L"})
    assert "bridge_pain" in [each.field for each in surefoot.today().questions]
    assert surefoot.plan().back is not None
    tell(surefoot, clock, "red_flag_answer", answers=SAID)
    today = surefoot.today()
    assert not {"bridge_pain", "daily_life_pain"} & {each.field for each in today.questions}
    assert "FLAG" in [each.rule for each in today.reasons]
    assert "INITIAL-CUT" not in [each.rule for each in today.reasons]
    assert surefoot.plan().back is None
