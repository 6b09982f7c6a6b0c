"""The engine's word on an edit before it is made, and that it is what then happens."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from surefoot.engine import plan, replay
from surefoot.facts.types import FACT
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.ids import new_id
from surefoot.service.preview import Asking
from surefoot.service.preview_views import Edit, PreviewView
from tests.engine.starts import START_DAYS, prelived
from tests.service.conftest import Clock, fact
from tests.service.test_matches import running as running


def week_of(surefoot: Surefoot) -> dict[date, list[str]]:
    days = surefoot.plan(1).weeks[0].days
    return {day.date: [session.id for session in day.sessions] for day in days}


def session_of(surefoot: Surefoot, kind: str, place: int = 0) -> tuple[date, str]:
    found = [(day, id) for day, ids in week_of(surefoot).items() for id in ids if id.endswith(kind)]
    return found[place]


def moved_to(surefoot: Surefoot, session: str, day: date) -> PreviewView:
    return surefoot.planning().preview([Edit("move", session, to_day=day)])


def do(surefoot: Surefoot, clock: Clock, edit: Edit) -> None:
    clock.forward(minutes=1)
    fields: dict[str, Any] = {"action": edit.action, "session": edit.session}
    if edit.to_day:
        fields["to_day"] = edit.to_day.isoformat()
    if edit.to_mode:
        fields["to_mode"] = edit.to_mode
    surefoot.receive([fact(surefoot, "plan_edit", clock(), **fields)])


def test_a_move_that_fits_is_told_and_nothing_is_stored(running: Surefoot, clock: Clock) -> None:
    before, facts = week_of(running), len(running.facts())
    day, session = session_of(running, "strength")
    told = [(other, moved_to(running, session, other)) for other in before if other != day]
    fitting = [(other, word) for other, word in told if word.verdict == "as_asked"]
    assert fitting
    other, word = fitting[0]
    (difference,) = word.differences
    assert difference.asked and difference.what == "moved" and difference.session == session
    assert difference.before != difference.after
    assert [reason.rule for reason in word.reasons] == ["EDIT-MOVED"]
    assert (week_of(running), len(running.facts())) == (before, facts)
    do(running, clock, Edit("move", session, to_day=other))
    assert session in week_of(running)[other]


def test_a_move_against_the_rules_is_told_why_and_where_it_would_fit(
    running: Surefoot, clock: Clock
) -> None:
    first, _ = session_of(running, "run")
    _, second = session_of(running, "run", 1)
    beside = first + timedelta(days=1)
    word = moved_to(running, second, beside)
    assert word.verdict == "refused" and word.differences == []
    reason = word.reasons[0]
    assert reason.rule == "EDIT-REFUSED" and "48 hours" in reason.sentence
    assert {cite.id for cite in reason.cites} >= {"R-A248", "EV049"}
    assert beside not in word.fits
    for day in word.fits:
        assert moved_to(running, second, day).verdict != "refused"
    do(running, clock, Edit("move", second, to_day=beside))
    assert second not in week_of(running)[beside]


def test_a_day_of_another_week_is_refused(running: Surefoot) -> None:
    day, session = session_of(running, "run")
    word = moved_to(running, session, day + timedelta(days=9))
    assert word.verdict == "refused" and "this week" in word.reasons[0].sentence


def test_a_run_is_left_out_or_swapped_for_cross_training(running: Surefoot, clock: Clock) -> None:
    day, session = session_of(running, "run", 1)
    word = running.planning().preview([Edit("skip", session)])
    assert word.verdict == "as_asked" and word.differences[0].what == "left_out"
    swap = Edit("swap", session, to_mode="power_walk")
    word = running.planning().preview([swap])
    assert {each.what for each in word.differences} == {"left_out", "added"}
    assert all(each.asked for each in word.differences)
    do(running, clock, swap)
    assert week_of(running)[day].count(f"{day}-cross_training") == 1
    sessions = [each for week in running.plan().weeks for at in week.days for each in at.sessions]
    assert [(each.kind, each.mode) for each in sessions if each.id == f"{day}-cross_training"] == [
        ("cross_training", "power_walk")
    ]


def test_behind_a_red_flag_every_edit_is_refused_with_the_flag(
    running: Surefoot, clock: Clock
) -> None:
    day, session = session_of(running, "run", 1)
    clock.forward(minutes=1)
    answers = {"calf_swelling": True}
    running.receive([fact(running, "red_flag_answer", clock(), answers=answers)])
    word = moved_to(running, session, day + timedelta(days=1))
    assert word.verdict == "refused" and word.reasons[0].rule == "FLAG"


def test_what_is_no_edit_is_refused(running: Surefoot) -> None:
    with pytest.raises(BadInput, match="a move needs to_day"):
        running.planning().preview([Edit("move", "2026-05-10-run")])
    with pytest.raises(BadInput, match="to_mode"):
        running.planning().preview([Edit("swap", "2026-05-10-run", to_mode="chess")])


@pytest.mark.parametrize("start", ["itb", "both", "itb_busy"])
def test_the_word_is_what_then_happens(start: str) -> None:
    """Every session of a week to every day, left out and swapped, of runners at several points."""
    for day in range(25, START_DAYS, 73):
        course = prelived(start, "itbs-hamstring")[day]
        today = date.fromordinal(course.today)
        now = datetime(today.year, today.month, today.day, 18, tzinfo=UTC)
        asking = Asking(course, course.facts[0].subject, "UTC", now)
        for session in [s for d in plan.plan(course, 1)[0].days for s in d.sessions][:4]:
            moves = [Edit("move", session.id, to_day=today + timedelta(days=d)) for d in (0, 2, 5)]
            for edit in (
                *moves,
                Edit("skip", session.id),
                Edit("swap", session.id, None, "power_walk"),
            ):
                word = asking.about([edit])
                after = replay.append(
                    course,
                    [
                        FACT.validate_python(
                            {
                                "kind": "plan_edit",
                                "id": new_id(now),
                                "subject": course.facts[0].subject,
                                "happened_at": now,
                                "zone": "UTC",
                                "action": edit.action,
                                "session": edit.session,
                                "to_day": edit.to_day,
                                "to_mode": edit.to_mode,
                            }
                        )
                    ],
                )
                days = {s.id: s.day for d in plan.plan(after, 1)[0].days for s in d.sessions}
                if word.verdict == "refused":
                    assert word.differences == []
                    assert days[session.id] == session.day
                elif word.verdict == "as_asked":
                    assert days.get(session.id) == (edit.to_day or days.get(session.id))
                    assert (session.id in days) == (edit.action != "skip") or edit.action == "swap"
                for each in word.differences:
                    assert (each.after == "") == (each.session not in days)
