"""Work in a process of its own: told, refused, broken, stopped, found again by a later start."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.jobs import LINE, Job, Jobs
from surefoot.text.language import speaking

from .conftest import Clock
from .work import crashed, doubled, endless, raising, refused, without_room


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(tmp_path: Path, clock: Clock) -> Callable[[], Any]:
    @contextmanager
    def opened() -> Iterator[Jobs]:
        jobs = Jobs(tmp_path / "jobs", clock)
        try:
            yield jobs
        finally:
            jobs.end()

    return opened


def waits(jobs: Jobs, id: str, what: Callable[[Job], bool]) -> Job:
    for _ in range(600):
        job = jobs.job(id)
        if what(job):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def over(jobs: Jobs, id: str) -> Job:
    return waits(jobs, id, lambda job: not job.under_way)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def with_text(folder: Path) -> None:
    (folder / "in.txt").write_text("abc")


def test_work_is_done_elsewhere_and_kept_until_its_time_is_up(
    opened: Callable[[], Any], clock: Clock
) -> None:
    with opened() as jobs:
        begun = jobs.start("double", doubled, {"number": 7}, with_text)
        done = over(jobs, begun.id)
        assert (done.state, done.result) == ("done", {"length": 6, "asked": 7})
        assert (done.step, done.share) == ("reading", 1.0)
    with opened() as jobs:
        (again,) = jobs.of("double")
        assert again.result == done.result and again.share == 1.0
        assert (again.folder / "out.txt").read_text() == "abcabc"
        clock.forward(hours=23)
        assert jobs.job(begun.id).state == "done"
        clock.forward(hours=2)
        with pytest.raises(NotKnown):
            jobs.job(begun.id)
        assert not done.folder.exists()


@pytest.mark.parametrize(
    ("work", "state", "says"),
    [(refused, "refused", "in.txt is empty."), (crashed, "broken", "broke off"),
     (raising, "broken", "broke off"), (without_room, "broken", "disk is full")],
)  # fmt: skip
def test_what_goes_wrong_is_said_and_the_next_one_runs(
    opened: Callable[[], Any], work: Any, state: str, says: str
) -> None:
    with opened() as jobs:
        bad = jobs.start("bad", work, {})
        good = jobs.start("double", doubled, {"number": 1}, with_text)
        assert over(jobs, bad.id).state == state
        with speaking("en"):
            assert says in jobs.job(bad.id).problem
        assert over(jobs, good.id).state == "done"


def test_stopped_by_hand_the_process_ends_and_nothing_is_left(opened: Callable[[], Any]) -> None:
    with opened() as jobs:
        begun = jobs.start("turn", endless, {})
        waiting = jobs.start("turn", endless, {})
        running = waits(jobs, begun.id, lambda job: job.step == "turning")
        assert running.share == 0.25 and jobs.job(waiting.id).state == "waiting"
        process = int((begun.folder / "process").read_text())
        jobs.drop(waiting.id)
        jobs.drop(begun.id)
        assert not is_alive(process)
        assert not begun.folder.exists() and not waiting.folder.exists()
        good = jobs.start("double", doubled, {"number": 1}, with_text)
        assert over(jobs, good.id).state == "done"


def test_a_start_after_the_end_says_what_was_cut_off(opened: Callable[[], Any]) -> None:
    with opened() as jobs:
        begun = jobs.start("turn", endless, {})
        waits(jobs, begun.id, lambda job: job.step == "turning")
        process = int((begun.folder / "process").read_text())
        waiting = jobs.start("turn", endless, {})
    assert not is_alive(process)
    (waiting.folder / LINE).write_text("{")
    with opened() as jobs:
        assert jobs.job(begun.id).state == "broken"
        assert "Surefoot ended" in jobs.job(begun.id).problem
        assert not waiting.folder.exists()


def test_it_has_its_time_and_the_line_its_length(opened: Callable[[], Any]) -> None:
    with opened() as jobs:
        begun = jobs.start("turn", endless, {}, most_s=0.1, keep=timedelta(hours=1))
        for _ in range(2):
            jobs.start("turn", endless, {})
        with pytest.raises(BadInput, match="under way"):
            jobs.start("turn", endless, {})
        assert "too long" in over(jobs, begun.id).problem


def test_what_cannot_be_laid_in_place_leaves_nothing(opened: Callable[[], Any]) -> None:
    def full(folder: Path) -> None:
        with_text(folder)
        raise OSError(28, "No space left on device")

    with opened() as jobs:
        with pytest.raises(BadInput, match="disk is full"):
            jobs.start("double", doubled, {}, full)
        assert jobs.of("double") == [] and not list((jobs._folder).glob("*"))


def test_a_process_that_cannot_begin_costs_the_next_one_nothing(
    opened: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened() as jobs:
        with monkeypatch.context() as without_memory:

            def none(*_: object) -> None:
                raise RuntimeError("can't start new process")

            without_memory.setattr("multiprocessing.context.SpawnProcess.start", none)
            begun = jobs.start("double", doubled, {"number": 21}, with_text)
            assert over(jobs, begun.id).state == "broken"
        again = jobs.again(begun.id, doubled)
        assert over(jobs, again.id).state == "done"
