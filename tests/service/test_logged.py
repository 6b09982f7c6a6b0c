"""Sessions logged by hand: in the log, changed and taken out afterwards."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest

from surefoot.service.activity_views import ActivityLineView, Wanted
from surefoot.service.app import Surefoot
from surefoot.service.errors import NotKnown

from .conftest import Clock, fact, onboard
from .test_use_cases import gpx


@pytest.fixture
def logged(surefoot: Surefoot, clock: Clock) -> str:
    """The id of a run of the day before yesterday."""
    onboard(surefoot, clock)
    return run(surefoot, clock, days=2)


def run(surefoot: Surefoot, clock: Clock, days: int = 0, **said: Any) -> str:
    told = {"session_class": "run", "run_min": 30, "distance_m": 5000, "pain_during": {"ITB_R": 0}}
    moment = clock() - timedelta(days=days)
    feedback = fact(surefoot, "session_feedback", moment, **{**told, **said})
    surefoot.receive([feedback])
    return str(feedback["id"])


def correct(surefoot: Surefoot, clock: Clock, name: str, by: dict[str, Any] | None) -> str:
    clock.forward(seconds=1)
    told = fact(surefoot, "correction", clock(), corrects=name, by=by, reason="")
    surefoot.receive([told])
    return str(told["id"])


def lines(surefoot: Surefoot, **wanted: Any) -> list[ActivityLineView]:
    return surefoot.activities().lines(Wanted(**wanted)).activities


def test_a_session_without_a_file_is_in_the_log(surefoot: Surefoot, logged: str) -> None:
    (line,) = lines(surefoot)
    assert (line.id, line.by_hand, line.sport) == (logged, True, "run")
    assert (line.distance_m, line.moving_s, line.ascent_m) == (5000, 1800, None)


def test_it_is_found_by_the_same_filters(surefoot: Surefoot, logged: str) -> None:
    assert lines(surefoot, sport="run", words="run", least_m=4000)
    assert lines(surefoot, first_day=date(2026, 5, 8), last_day=date(2026, 5, 8))
    assert not lines(surefoot, sport="walk")
    assert not lines(surefoot, least_m=6000)
    assert not lines(surefoot, first_day=date(2026, 5, 9))
    assert not lines(surefoot, doubtful=True)


def test_what_a_watch_recorded_too_is_there_once(
    surefoot: Surefoot, clock: Clock, logged: str
) -> None:
    data = gpx(clock() - timedelta(days=2, hours=1))
    surefoot.import_files([("run.gpx", BytesIO(data))])
    (line,) = lines(surefoot)
    assert not line.by_hand


def test_left_out_is_no_session(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    run(surefoot, clock, done="no")
    assert lines(surefoot) == []


def test_it_is_changed_taken_out_and_told_again(
    surefoot: Surefoot, clock: Clock, logged: str
) -> None:
    said = surefoot.logged().of(logged)
    assert said.day == date(2026, 5, 8) and said.fact["run_min"] == 30
    longer = {**said.fact, "id": str(fact(surefoot, "x", clock())["id"]), "run_min": 40}
    correct(surefoot, clock, logged, longer)
    again = surefoot.logged().of(logged)
    assert again.fact["run_min"] == 40 and again.fact["id"] == logged
    correct(surefoot, clock, logged, None)
    assert lines(surefoot) == []
    with pytest.raises(NotKnown):
        surefoot.logged().of(logged)
    surefoot.receive([longer])
    assert surefoot.logged().of(longer["id"]).fact["run_min"] == 40
