"""Which planned session a recorded run answers, and what of it went beyond the plan."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from surefoot.engine import limits, recorded
from surefoot.engine.answering import answered, answers
from surefoot.engine.decision import Session
from surefoot.engine.lights import Body
from surefoot.engine.matching import SessionLog, sessions_of
from surefoot.engine.session_ids import day_and_kind, session_id
from surefoot.facts.types import FACT, Fact
from surefoot.knowledge import loader
from surefoot.knowledge.index import index
from tests.scenarios.watch import activity

LIMITS = limits.resolve(index(loader.load()), {}, {}, cautious=False)
BODY = Body(("ITB_R",), {"ITB_R": None}, {"ITB_R": 0}, False, None)
DAY = date(2026, 5, 6)
RUN = session_id(DAY.toordinal(), "run")
SIX_TIMES_FOUR = Session(
    RUN, DAY, "run", "walk_run", 40, run_min=24, on_feet_min=30, repeats=6, run_s=240, walk_s=60
)


def said(kind: str, hour: int = 17, **fields: Any) -> Fact:
    common = {
        "id": uuid4(),
        "subject": uuid4(),
        "happened_at": datetime(2026, 5, 6, hour, tzinfo=UTC),
        "zone": "UTC",
        "kind": kind,
    }
    return FACT.validate_python({**common, **fields})


def told(hour: int = 7, **told: Any) -> Fact:
    """An activity as a story tells it."""
    return said(**activity(told), hour=hour)


def logs_of(*facts: Fact) -> tuple[SessionLog, ...]:
    return sessions_of(facts, BODY, LIMITS, {}, None)[0]


def match(*facts: Fact) -> dict[str, SessionLog]:
    return answers([SIX_TIMES_FOUR], logs_of(*facts))


def test_the_nearest_in_length_and_repeats_answers() -> None:
    jog = told(minutes=26, run_min=26)
    walk_run = told(hour=12, minutes=40, repeats="6 x 4/1")
    found = match(jog, walk_run)[RUN]
    assert found.activity == walk_run.id
    assert answered(SIX_TIMES_FOUR, found).done == "yes"


def test_a_walk_that_holds_the_running_is_the_run() -> None:
    found = match(told(sport="walk", minutes=40, repeats="6 x 4/1"))
    assert found[RUN].run_min == pytest.approx(24)
    assert not match(told(sport="walk", minutes=40, run_min=1))


def test_half_of_it_is_partly() -> None:
    found = match(told(minutes=18, repeats="3 x 4/1"))[RUN]
    assert answered(SIX_TIMES_FOUR, found).done == "partly"
    by_hand = said("session_feedback", session_class="run", run_min=9, done="partly")
    assert answered(SIX_TIMES_FOUR, match(by_hand)[RUN]).done == "partly"


def test_a_form_filled_in_as_planned_does_not_hide_a_longer_run() -> None:
    form = said("session_feedback", session_class="run", planned_session=RUN, run_min=24)
    (log,) = logs_of(form, told(minutes=50, run_min=48))
    assert log.run_min == pytest.approx(48)


def test_the_hand_wins_and_the_newest_word_of_it() -> None:
    run = told(minutes=40, repeats="6 x 4/1")
    other = session_id(DAY.toordinal() + 1, "run")
    (log,) = logs_of(
        run,
        said("activity_match", 18, activity=run.id, session=None),
        said("activity_match", 19, activity=run.id, session=other),
    )
    assert log.planned == other and not log.unplanned
    (log,) = logs_of(run, said("activity_match", 18, activity=run.id, session=None))
    assert log.unplanned and not answers([SIX_TIMES_FOUR], [log])


def test_a_sport_that_the_plan_does_not_know_is_what_the_hand_says() -> None:
    climb = told(sport="other", minutes=30)
    assert logs_of(climb) == ()
    strength = session_id(DAY.toordinal(), "strength")
    (log,) = logs_of(climb, said("activity_match", 18, activity=climb.id, session=strength))
    assert log.kind == "strength" and log.run_min == 0


def test_what_the_streams_do_not_tell_is_not_taken_apart() -> None:
    fact = told(minutes=40)
    seen = recorded.recorded(fact, None, LIMITS)  # type: ignore[arg-type]
    assert not seen.apart and seen.run_min == 40 and seen.repeats is None


def test_an_id_says_its_day_and_kind() -> None:
    assert day_and_kind(RUN) == (DAY, "run")
    assert day_and_kind("2026-05-06-cross_training") == (DAY, "cross_training")
    for wrong in ("", "run", "2026-05-06", "2026-05-06-", "2026-05-06 run", "2026-13-06-run"):
        assert day_and_kind(wrong) is None
