"""The same run from two services, as files: kept both, counted once, undone either way."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO

import pytest

from surefoot.service.app import Surefoot
from tests.service.conftest import Clock, fact, onboard
from tests.service.test_use_cases import gpx


def richer(start: datetime) -> bytes:
    """The same run with a heart rate, as another service writes it."""
    extra = (
        b"<extensions><gpxtpx:TrackPointExtension xmlns:gpxtpx="
        b'"http://www.garmin.com/xmlschemas/TrackPointExtension/v1"><gpxtpx:hr>140</gpxtpx:hr>'
        b"<gpxtpx:cad>84</gpxtpx:cad></gpxtpx:TrackPointExtension></extensions></trkpt>"
    )
    return gpx(start).replace(b"</trkpt>", extra)


@pytest.fixture
def files(clock: Clock) -> dict[str, bytes]:
    start = clock() - timedelta(hours=2)
    return {
        "phone.gpx": gpx(start + timedelta(seconds=40), minutes=31),
        "watch.gpx": richer(start),
        "elsewhere.gpx": gpx(start + timedelta(seconds=10)),
    }


def bring(surefoot: Surefoot, files: dict[str, bytes], names: Sequence[str]) -> dict[str, str]:
    """Imports them one after another; the id of each one's activity."""
    ids = {}
    for name in names:
        (view,) = surefoot.import_files([(name, BytesIO(files[name]))]).files
        ids[name] = view.activities[0].id
    return ids


def counting(surefoot: Surefoot) -> list[str]:
    return [waiting.id for waiting in surefoot.today().unanswered]


def test_whatever_came_first_the_fullest_counts(
    surefoot: Surefoot, clock: Clock, files: dict[str, bytes]
) -> None:
    onboard(surefoot, clock)
    for names in itertools.permutations(files):
        ids = bring(surefoot, files, names)
        assert counting(surefoot) == [ids["watch.gpx"]]
        for each in ids.values():
            surefoot.forget_activity(each)
        assert counting(surefoot) == []


def test_the_runner_is_told_and_all_files_are_kept(
    surefoot: Surefoot, clock: Clock, files: dict[str, bytes]
) -> None:
    onboard(surefoot, clock)
    views = surefoot.import_files([(name, BytesIO(data)) for name, data in files.items()]).files
    assert [view.status for view in views] == ["imported", "imported", "duplicate"]
    assert "phone.gpx" in views[1].reasons[0]
    assert "watch.gpx" in views[2].reasons[0]
    assert surefoot.damaged_files() == []
    assert len([f for f in surefoot.facts() if f.kind == "activity"]) == 3


def test_taking_the_fuller_one_out_brings_the_other_back_with_its_answer(
    surefoot: Surefoot, clock: Clock, files: dict[str, bytes]
) -> None:
    onboard(surefoot, clock)
    ids = bring(surefoot, files, ["watch.gpx", "phone.gpx"])
    answer = fact(
        surefoot,
        "session_feedback",
        clock(),
        session_class="run",
        activity=ids["watch.gpx"],
        pain_during={"ITB_R": 0},
    )
    surefoot.receive([answer])
    surefoot.forget_activity(ids["watch.gpx"])
    assert counting(surefoot) == []
    (session,) = surefoot.course().ledger.days[-1].sessions
    assert str(session.activity) == ids["phone.gpx"]
    surefoot.forget_activity(ids["phone.gpx"])
    (session,) = surefoot.course().ledger.days[-1].sessions
    assert session.activity is None


def test_a_twin_an_hour_off_is_asked_about(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    start = clock() - timedelta(hours=3)
    files = {"utc.gpx": gpx(start), "local.gpx": gpx(start - timedelta(hours=2))}
    views = surefoot.import_files([(n, BytesIO(d)) for n, d in files.items()]).files
    assert [view.status for view in views] == ["imported", "imported"]
    assert any("local time" in reason for reason in views[1].reasons)
    assert len(counting(surefoot)) == 2
