"""The demo's runner wears a watch: its files are read like any, and change nothing of the plan."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from surefoot.activity.read import read
from surefoot.engine.replay import Course
from surefoot.lab.demo import demo_facts, demo_recordings
from surefoot.service.app import Surefoot
from surefoot.service.opening import open_surefoot
from tests.service.conftest import Clock


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Surefoot, Course]]:
    """The demo with its recordings imported, and its course without them."""
    folder: Path = tmp_path_factory.mktemp("demo") / "home"
    with open_surefoot(folder, now=Clock()) as surefoot:
        surefoot.take_over(demo_facts(surefoot.knowledge, surefoot.subject, surefoot.day()))
        before = surefoot.course()
        files = demo_recordings(before)
        imported = surefoot.import_files((name, BytesIO(file)) for name, file in files)
        assert {file.status for file in imported.files} == {"imported"}
        yield surefoot, before


def test_every_recording_is_whole(demo: tuple[Surefoot, Course]) -> None:
    _, course = demo
    files = list(demo_recordings(course))
    assert len(files) > 20
    for name, file in files:
        [activity] = read(file, name).activities
        assert activity.sport == "run" and not activity.warnings
        assert list(activity.laps)


def test_what_the_watch_tells_agrees_with_what_was_planned(
    demo: tuple[Surefoot, Course],
) -> None:
    surefoot, before = demo
    after = surefoot.course()
    assert [d.sessions for d in after.decisions] == [d.sessions for d in before.decisions]
    assert [d.reasons for d in after.decisions] == [d.reasons for d in before.decisions]
    matched = surefoot.matches().lines(100)
    assert len(matched) > 20
    for line in matched:
        assert line.session is not None and not line.beyond
        assert line.session.day == line.start.date()


def test_walks_and_runs_are_told_apart_and_the_cadence_rises(
    demo: tuple[Surefoot, Course],
) -> None:
    surefoot, _ = demo
    run_min = [
        (log.recorded.run_min, session.run_min, log.recorded.repeats, session.repeats)
        for day, decision in zip(
            surefoot.course().ledger.days, surefoot.course().decisions, strict=True
        )
        for log in day.sessions
        for session in decision.sessions
        if log.recorded is not None and session.kind == "run"
    ]
    for recorded, planned, repeats, times in run_min:
        assert planned - 0.5 <= recorded <= planned
        if times > 1:
            assert repeats is not None and repeats.times == times
    cadence = next(p for p in surefoot.progress("all").plots() if p.id == "cadence")
    values = [value for value in cadence.panels[0].series[0].values if value is not None]
    assert sum(values[-5:]) / 5 > sum(values[:5]) / 5 + 2
