"""Lives in which a report held something back and the plan then held more for it (I31, I33, I34)."""

from collections.abc import Callable

import pytest

from surefoot.engine.runs import split_minutes
from surefoot.engine.week import lay_out, running_min
from surefoot.facts.types import CheckIn, Fact
from tests.engine.lives import live
from tests.engine.strategies import Story
from tests.engine.test_i_symptoms import assert_no_more, more_morning_pain, retold


def silent(fact: Fact) -> Fact | None:
    return None if isinstance(fact, CheckIn) else fact


def tired(fact: Fact) -> Fact | None:
    if not isinstance(fact, CheckIn):
        return fact
    return fact.model_copy(update={"sleep": "under_6_h", "energy": 1, "soreness": 5})


WORSE = {"a point more": more_morning_pain(1), "tired": tired, "silent": silent}


@pytest.mark.parametrize("told", WORSE.values(), ids=WORSE)
@pytest.mark.parametrize(
    ("start", "start_day", "protocol"),
    (
        # The ladder's three half hours against a first week of continuous running of 88 minutes.
        ("itb", 34, "itbs-hamstring"),
        ("both", 34, "itbs-hamstring"),
        # The fourth week deloads, but not on the ladder.
        ("itb_busy", 41, "itbs-hamstring"),
        ("strain", 55, "hamstring-strain"),
    ),
)
def test_i31_the_ladder_holds_no_more_than_the_step_that_a_morning_held_back(
    start: str, start_day: int, protocol: str, told: Callable[[Fact], Fact | None]
) -> None:
    lived = live(Story(days=2, start=start, start_day=start_day, protocol=protocol))
    morning = lived.mornings[-1]
    assert morning.standing is not None
    assert morning.standing.phase == 3
    worse = retold(lived, morning, told)
    assert worse is not None
    assert worse.standing is not None
    assert worse.standing.phase == 2
    assert_no_more(worse, morning.course, "held back")
    assert sum(s.run_min for s in worse.decision.sessions) > 0


def test_i31_a_fourth_run_loses_no_minute_to_rounding() -> None:
    draft = live(Story(days=1, start="itb", start_day=250)).last.course.draft
    assert draft is not None
    draft.set_levers(runs=4)
    for total in range(100, 260):
        draft.set(build=None, volume_min=float(total))
        minutes = split_minutes(draft, total, "", 7)
        assert len(minutes) == 4
        assert sum(minutes) == total
        assert minutes[-1] <= 0.6 * min(minutes[:-1])


def test_i31_longer_runs_that_find_fewer_days_make_no_smaller_week() -> None:
    """Runs of 58 minutes and their walks fit no day of 60: two of 50 and 55 would be left."""
    draft = live(Story(days=1, start="itb_busy", start_day=250)).last.course.draft
    assert draft is not None
    start = draft.standing.block_start(draft.today) + 7
    draft.set(build=None, phase=3, volume_min=150.0)
    draft.set_levers(runs=3, ascent=0.0, descent=0.0)
    kept = lay_out(draft, start, start, 150.0)
    grown = lay_out(draft, start, start, 172.5, raised="volume")
    assert running_min(grown) >= running_min(kept)
