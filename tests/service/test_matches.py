"""Activities beside the sessions that they were: found, put by hand, taken back."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from surefoot.engine import replay
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_use_cases import gpx

MILD = {
    "site": "ITB_R",
    "onset": "2026-05-06",
    "worst_pain_7d": 2,
    "usual_pain": 0,
    "walk_30_min_clean": True,
    "days_without_running": 3,
}
"""Runs on from the first day."""


@pytest.fixture
def running(surefoot: Surefoot, clock: Clock) -> Surefoot:
    """A runner with runs on the first day of the plan and two days after it."""
    onboard(surefoot, clock)
    clock.forward(minutes=1)
    surefoot.receive([fact(surefoot, "injury", clock(), **MILD)])
    return surefoot


def run_of(surefoot: Surefoot, day: int) -> str:
    """Id of the run planned so many days from now."""
    (week,) = surefoot.plan(1).weeks
    return next(s.id for s in week.days[day].sessions if s.kind == "run")


def ran(surefoot: Surefoot, clock: Clock, minutes: int = 25) -> str:
    data = gpx(clock() - timedelta(hours=1), minutes)
    (view,) = surefoot.import_files([("run.gpx", BytesIO(data))]).files
    return view.activities[0].id


def put(surefoot: Surefoot, clock: Clock, activity: str, session: str | None) -> None:
    clock.forward(minutes=1)
    said = fact(surefoot, "activity_match", clock(), activity=activity, session=session)
    surefoot.receive([said])


def test_a_run_is_found_by_day_and_kind(running: Surefoot, clock: Clock) -> None:
    planned = run_of(running, 0)
    activity = ran(running, clock)
    view = running.matches().of(activity)
    assert view.session is not None and view.session.id == planned
    assert view.said_by == []
    assert planned in {choice.id for choice in view.choices}
    session = next(s for s in running.today().sessions if s.id == planned)
    assert session.done == "yes" and session.activity == activity


def test_put_to_none_and_taken_back(running: Surefoot, clock: Clock) -> None:
    planned = run_of(running, 0)
    activity = ran(running, clock)
    put(running, clock, activity, None)
    view = running.matches().of(activity)
    assert view.session is None and len(view.said_by) == 1
    assert "run" not in {s.kind for s in running.today().sessions}
    clock.forward(minutes=1)
    running.receive(
        [fact(running, "correction", clock(), corrects=each, by=None) for each in view.said_by]
    )
    again = running.matches().of(activity)
    assert again.session is not None and again.session.id == planned and again.said_by == []


def test_a_session_that_was_done_early_leaves_its_day(running: Surefoot, clock: Clock) -> None:
    clock.forward(days=1)
    later = next(
        s.id for day in running.plan(1).weeks[0].days[1:] for s in day.sessions if s.kind == "run"
    )
    activity = ran(running, clock, 22)
    put(running, clock, activity, later)
    view = running.matches().of(activity)
    assert view.session is not None and view.session.id == later
    assert view.beyond == []
    ahead = running.plan(1).weeks[0].days
    assert later not in {s.id for day in ahead for s in day.sessions}
    assert view == running.matches().lines(1)[0]


def test_the_course_with_a_match_is_kept_and_taken_up(
    running: Surefoot, clock: Clock, opened: Callable[..., Surefoot], monkeypatch: Any
) -> None:
    put(running, clock, ran(running, clock, 70), run_of(running, 2))
    course = running.course()
    assert course.standing is not None and course.standing.beyond and course.standing.overruns
    running.close()
    monkeypatch.setattr(replay, "replay", None)
    assert opened().course() == course


def test_what_went_beyond_the_plan_is_told_with_the_activity(
    running: Surefoot, clock: Clock
) -> None:
    activity = ran(running, clock, 70)
    view = running.matches().of(activity)
    assert len(view.beyond) == 1 and "70 minutes" in view.beyond[0]


def test_what_is_no_session_or_activity_is_refused(running: Surefoot, clock: Clock) -> None:
    activity = ran(running, clock)
    for wrong in ("run", "2026-05-33-run", "2026-05-10-jumping"):
        with pytest.raises(BadInput, match="no id of a session"):
            put(running, clock, activity, wrong)
    with pytest.raises(NotKnown):
        running.matches().of("nothing")
