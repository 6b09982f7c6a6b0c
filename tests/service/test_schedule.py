"""The plan's calendar: what was first shown, what changed it and why, what was done, limits."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotOnboarded
from surefoot.service.planning import Planning
from surefoot.service.preview_views import Edit
from surefoot.service.schedule_views import ScheduleWeekView
from surefoot.service.week_history import WeekHistory
from tests.engine.lives import live
from tests.engine.strategies import Event, Story
from tests.service.conftest import Clock, fact
from tests.service.test_matches import running as running
from tests.service.test_preview import do, session_of, week_of
from tests.service.test_use_cases import gpx


def this_week(surefoot: Surefoot) -> ScheduleWeekView:
    (week,) = surefoot.planning().weeks().weeks
    return week


def move_that_fits(surefoot: Surefoot) -> Edit:
    day, session = session_of(surefoot, "strength", 1)
    for other in week_of(surefoot):
        edit = Edit("move", session, to_day=other)
        if other != day and surefoot.planning().preview([edit]).verdict == "as_asked":
            return edit
    raise AssertionError("no day takes the session")


def test_a_move_stands_beside_the_plan_as_first_shown_and_can_be_taken_back(
    running: Surefoot, clock: Clock
) -> None:
    assert this_week(running).changes == []
    edit = move_that_fits(running)
    clock.forward(days=1)
    do(running, clock, edit)
    week = this_week(running)
    (change,) = week.changes
    assert (change.what, change.session, change.on) == ("moved", edit.session, running.day())
    assert [reason.rule for reason in change.reasons] == ["EDIT-MOVED"]
    here = next(day for day in week.days if day.date == edit.to_day)
    (entry,) = [e for e in here.entries if e.session.id == edit.session]
    assert entry.moved_from is not None and entry.movable
    away = next(day for day in week.days if day.date == entry.moved_from)
    assert any(line.startswith("Strength") for line in away.first)
    clock.forward(minutes=1)
    running.receive([fact(running, "correction", clock(), corrects=change.edit, by=None)])
    assert this_week(running).changes == []


def test_what_was_shown_is_kept_when_a_fact_comes_late(running: Surefoot, clock: Clock) -> None:
    running.today()
    before = [day.first for day in this_week(running).days]
    clock.forward(days=1)
    late = clock() - timedelta(days=1, hours=1)
    pause = {"reason": "travel", "first_day": "2026-05-10", "last_day": "2026-05-12"}
    running.receive([fact(running, "pause", late, **pause)])
    week = this_week(running)
    assert [day.first for day in week.days] == before
    assert "left_out" in {change.what for change in week.changes}
    assert [e.session.kind for e in week.days[0].entries] == ["run", "strength"]
    assert week.days[2].entries == [] and week.days[2].stopped == "Paused"


def test_planned_beside_done(running: Surefoot, clock: Clock) -> None:
    running.import_files([("run.gpx", BytesIO(gpx(clock() - timedelta(hours=1), 25)))])
    clock.forward(days=1)
    week = this_week(running)
    run, strength = week.days[0].entries
    assert run.session.done == "yes" and run.log is not None and run.log.activity
    assert run.log.light == "unknown"
    assert strength.session.done == "" and strength.log is None and not strength.movable
    minutes = next(total for total in week.totals if total.what == "minutes")
    assert minutes.done > 0 and minutes.most is not None and minutes.planned <= minutes.most
    assert minutes.reason is not None and minutes.reason.cites
    ascent = next(total for total in week.totals if total.what == "ascent")
    assert ascent.most == 0 and ascent.reason is not None and ascent.reason.rule == "GATE-HOLD"


def test_a_month_is_brief_and_begins_where_it_is_asked_to(running: Surefoot) -> None:
    view = running.planning().weeks(running.day() + timedelta(days=10), 5, brief=True)
    assert [week.number for week in view.weeks] == [2, 3, 4, 5, 6]
    assert all(week.provisional for week in view.weeks)
    sessions = [e.session for w in view.weeks for d in w.days for e in d.entries]
    assert sessions and not any(session.items or session.guide for session in sessions)
    assert view.modes and view.stopped is None


def test_a_flag_stops_the_calendar_and_says_why(running: Surefoot, clock: Clock) -> None:
    clock.forward(minutes=1)
    answers = {"calf_swelling": True}
    running.receive([fact(running, "red_flag_answer", clock(), answers=answers)])
    view = running.planning().weeks()
    assert view.stopped is not None and view.stopped.rule == "FLAG"
    assert {day.stopped for day in view.weeks[0].days} == {"Stopped: a warning sign"}
    assert not any(day.entries for day in view.weeks[0].days)


def test_days_outside_the_plan_are_refused(
    running: Surefoot, surefoot: Surefoot, opened: Callable[..., Surefoot]
) -> None:
    for far in (date(1990, 1, 1), date(2199, 12, 31)):
        with pytest.raises(BadInput, match="outside the plan"):
            running.planning().weeks(far)


def test_before_the_first_question_there_is_none(surefoot: Surefoot) -> None:
    with pytest.raises(NotOnboarded):
        surefoot.planning()


EVENTS = (
    Event(day=1, what="session_pain", size=6, which=0),
    Event(day=2, what="skip", size=1, which=0),
    Event(day=3, what="move", size=2, which=3),
    Event(day=4, what="fever", size=0, which=0),
    Event(day=5, what="swap", size=0, which=0),
)


@pytest.mark.parametrize("start", ["itb", "both", "tendon"])
@pytest.mark.parametrize("event", range(len(EVENTS)))
def test_the_changes_lead_from_what_was_first_shown_to_what_is(start: str, event: int) -> None:
    story = Story(days=9, start=start, start_day=204, events=(EVENTS[event],))
    for moment in live(story).moments:
        course = moment.course
        assert course.standing is not None
        history = WeekHistory(course, course.standing.block_start(course.today), lambda day: ())
        there = {session.id for session in history.first}
        for change in history.changes():
            assert change.reasons or change.note
            assert (change.before == "") == (change.what == "added")
            assert (change.after == "") == (change.what == "left_out")
            assert (change.session in there) == (change.what != "added")
            if change.what == "left_out":
                there.remove(change.session)
            elif change.what == "added":
                there.add(change.session)
        planning = Planning(course, lambda day: (), course.facts[0].subject, "UTC", NOW)
        (week,) = planning.weeks().weeks
        assert {e.session.id for d in week.days for e in d.entries} == there


NOW = datetime(2026, 1, 1, tzinfo=UTC)
