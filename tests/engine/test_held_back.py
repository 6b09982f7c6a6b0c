"""Lives in which worse news once left more of a plan than better news did (I31, I33, I34)."""

from collections.abc import Callable
from datetime import date

import pytest

from surefoot.engine.draft import Draft
from surefoot.engine.replay import append
from surefoot.engine.runs import runs_of, split_minutes
from surefoot.engine.week import lay_out, running_min
from surefoot.facts.types import CheckIn, Fact
from tests.engine.lives import live
from tests.engine.strategies import Event, Story
from tests.engine.test_i_symptoms import (
    assert_no_more,
    more_morning_pain,
    more_session_pain,
    retold,
)


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


@pytest.mark.parametrize("start", ("itb", "both"))
def test_i31_a_second_amber_takes_back_the_mornings_step_and_leaves_no_more(start: str) -> None:
    first = Event(day=0, what="session_pain", size=3)
    lived = live(Story(days=7, start=start, start_day=29, events=(first,)))
    evening = lived.evenings[-1]
    assert evening.standing is not None
    assert evening.standing.phase == 3
    for by in (1, 3, 10):
        worse = retold(lived, evening, more_session_pain(by, "pain_during"))
        assert worse is not None
        assert_no_more(worse, evening.course, f"+{by}")
        tomorrow = date.fromordinal(evening.day + 1)
        assert_no_more(
            append(worse, [], tomorrow),
            append(evening.course, [], tomorrow),
            f"+{by}, the day after",
        )


def draft_of(start: str, start_day: int) -> Draft:
    draft = live(Story(days=1, start=start, start_day=start_day)).last.course.draft
    assert draft is not None
    return draft


def test_i31_a_fourth_run_loses_no_minute_to_rounding() -> None:
    draft = draft_of("itb", 250)
    draft.set_levers(runs=4)
    for total in range(100, 260):
        draft.set(build=None, volume_min=float(total))
        minutes = split_minutes(draft, total, "", 7)
        assert len(minutes) == 4
        assert sum(minutes) == total
        assert minutes[-1] <= 0.6 * min(minutes[:-1])


def test_i31_longer_runs_that_find_fewer_days_make_no_smaller_week() -> None:
    """Runs of 58 minutes and their walks fit no day of 60: two of 50 and 55 would be left."""
    draft = draft_of("itb_busy", 280)
    start = draft.standing.block_start(draft.today) + 7
    draft.set(build=None, phase=3, volume_min=150.0)
    draft.set_levers(runs=3, ascent=0.0, descent=0.0)
    kept = lay_out(draft, start, start, 150.0)
    grown = lay_out(draft, start, start, 172.5, raised="volume")
    assert running_min(grown) >= running_min(kept)


def test_i31_a_long_run_that_climbs_is_a_hard_day_before_jumps_are_laid_out() -> None:
    """Else an amber that flattened it would free the day after for jumps."""
    draft = draft_of("itb", 250)
    draft.set(phase=4, hill_weeks=2)
    draft.set_levers(ascent=0.5)
    start = draft.standing.block_start(draft.today) + 7
    for run in runs_of(draft, 150.0, False, start, ""):
        assert run.hard or not run.ascent_m


@pytest.mark.parametrize(
    ("level", "volume_min", "return_min", "runs"),
    ((5, 32.0, 16.8, 2), (4, 24.0, 12.6, 2), (4, 22.4, 10.5, 2), (4, 12.0, 12.6, 1)),
)
def test_i31_the_ladder_after_a_red_holds_the_runs_that_its_week_has_room_for(
    level: int, volume_min: float, return_min: float, runs: int
) -> None:
    """Runs of 16 minutes fill a week of 32 twice, though 16.8 were allowed for each."""
    draft = draft_of("itb", 25)
    draft.set(phase=2, level=level, volume_min=volume_min, return_min=return_min)
    start = draft.standing.block_start(draft.today) + 7
    assert len(runs_of(draft, volume_min, False, start, "")) == runs
