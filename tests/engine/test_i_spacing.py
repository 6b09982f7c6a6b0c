"""I14-I18: what stands beside what, within weeks, across them and after an edit."""

from datetime import date

from surefoot.engine.plan import plan
from surefoot.engine.validate import is_hard
from tests.engine.checks import assert_none, book, judged
from tests.engine.context import block_of, context_of
from tests.engine.lives import Lived, live
from tests.engine.strategies import Event, Story


@judged
def test_i14_no_two_hard_days_in_a_row(lived: Lived) -> None:
    assert_none(lived, "I14")


@judged
def test_i14_a_hard_day_is_called_hard(lived: Lived) -> None:
    """What the plan shows as hard is what the second reading finds hard: nothing hides."""
    for moment in lived.samples():
        if moment.standing is None or not moment.decision.sessions or moment.part == "evening":
            continue
        context = context_of(lived, moment, book(lived, moment))
        for session in moment.decision.sessions:
            if is_hard(session, context):
                assert session.hard


@judged
def test_i15_runs_lie_48_hours_apart_but_for_one_easy_pair(lived: Lived) -> None:
    assert_none(lived, "I15")


@judged
def test_i16_jumps_72_hours_apart_and_heavy_hamstring_work_away_from_hills(lived: Lived) -> None:
    assert_none(lived, "I16")


@judged
def test_i17_rest_days_hold_in_every_rolling_week(lived: Lived) -> None:
    """Judged on every day that the plan still decides; a runner who trains on rest days gets more
    of them, never fewer."""
    assert_none(lived, "I17")


@judged
def test_i18_at_most_three_strength_and_three_cross_training_sessions_a_week(lived: Lived) -> None:
    assert_none(lived, "I18")
    offered: dict[tuple[int, str], set[date]] = {}
    for moment in lived.mornings:
        if moment.standing is None:
            continue
        for session in moment.decision.sessions:
            key = (block_of(moment, moment.day), session.kind)
            offered.setdefault(key, set()).add(session.day)
    for (_, kind), days in offered.items():
        if kind in ("strength", "cross_training"):
            assert len(days) <= 3


def test_i14_i17_hold_after_a_session_is_moved_to_any_day() -> None:
    """Every session of the week to every other day: taken or refused, the spacing stands."""
    for start_day in (60, 150, 290):
        for session in range(6):
            for days in range(6):
                event = Event(day=0, what="move", size=session, which=days)
                story = Story(days=9, start="itb", start_day=start_day, events=(event,))
                assert_none(live(story), "I14", "I15", "I16", "I17", "I26")


def test_i14_i18_hold_after_any_session_is_swapped_for_cross_training() -> None:
    for start_day in (60, 150, 290):
        for session in range(6):
            event = Event(day=0, what="swap", size=session, which=0)
            story = Story(days=9, start="itb", start_day=start_day, events=(event, event))
            assert_none(live(story), "I14", "I15", "I16", "I17", "I18", "I26")


def test_i17_two_days_a_week_are_enough_for_a_plan() -> None:
    """A runner with two free days gets a plan on those, and the reason for what is left out."""
    story = Story(
        days=40,
        profile=(
            ("age_years", 30),
            ("baseline", (("run_min_per_week", 120),)),
            ("available_min", (0, 60, 0, 0, 0, 0, 90)),
        ),
        injuries=(
            (
                ("site", "ITB_L"),
                ("onset_days_ago", 3),
                ("worst_pain_7d", 1),
                ("walk_30_min_clean", True),
            ),
        ),
    )
    lived = live(story)
    for moment in lived.samples():
        for week in plan(moment.course, 28):
            for day in week.days:
                if day.sessions:
                    assert day.day.weekday() in (1, 6)
    assert any(s.kind == "run" for m in lived.mornings for s in m.decision.sessions)
    assert any("DROPPED" in m.decision.rules for m in lived.mornings)
