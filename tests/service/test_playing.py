"""What a session is played with: parts, tempo, rests, what may take an exercise's place."""

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import NotKnown
from surefoot.service.session_views import SessionView

from .conftest import Clock, onboard


def sessions(surefoot: Surefoot, clock: Clock, days: int = 14) -> list[SessionView]:
    """The sessions of the days to come, each asked for on its day."""
    found = []
    for _ in range(days):
        found += surefoot.today().sessions
        clock.forward(days=1)
    return found


def test_every_walk_and_run_says_its_parts(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    seen = [each for each in sessions(surefoot, clock) if each.kind in ("run", "walk")]
    assert seen
    for each in seen:
        seconds = sum(
            rounds.times * sum(part.seconds for part in rounds.parts) for rounds in each.parts
        )
        assert seconds == each.minutes * 60
        assert all(part.name for rounds in each.parts for part in rounds.parts)


def test_every_exercise_says_how_it_is_counted(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    items = [item for each in sessions(surefoot, clock) for item in each.items]
    assert items
    for item in items:
        assert item.reps or item.hold_s or item.minutes or item.metres
        assert item.rest_s >= 30
    assert any(item.tempo for item in items) and any(item.per_side for item in items)


def test_what_may_take_an_exercises_place_is_asked_for_by_session(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    found = 0
    for _ in range(14):
        for session in surefoot.today().sessions:
            views = surefoot.instead(session.id)
            assert [each.exercise for each in views] == [item.exercise for item in session.items]
            found += sum(len(each.items) for each in views)
        clock.forward(days=1)
    assert found
    with pytest.raises(NotKnown):
        surefoot.instead("2020-01-01-run")
