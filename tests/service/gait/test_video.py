"""Clips through the service: refused at once, measured in line, stopped, found again, let go."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from surefoot.gait import models
from surefoot.service import archive
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.gait.about import About, Clip
from surefoot.service.gait.views import ClipJobView
from surefoot.store.errors import NoSuchFile
from tests.service.conftest import Clock

from .conftest import SIDE, send, told
from .work import as_measured

Keep = Callable[..., str]


def over(surefoot: Surefoot, id: str) -> ClipJobView:
    for _ in range(1200):
        (found,) = [each for each in surefoot.video.view().jobs if each.job.id == id]
        if found.job.state in ("refused", "broken"):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


def measures_now(surefoot: Surefoot, id: str) -> int:
    """The id of the process that measures, once there is one."""
    for _ in range(1200):
        process = surefoot.jobs._process
        if process is not None and process.pid is not None:
            return process.pid
        time.sleep(0.02)
    raise AssertionError(surefoot.jobs.job(id))


def lies_there(home: Path) -> list[str]:
    """What is left of clips in the data folder."""
    folders = (home / "clips", home / "jobs", home / "files")
    return [str(each) for folder in folders for each in folder.rglob("*") if each.is_file()]


@pytest.mark.parametrize("data", [b"", b"# not a video\n" * 100, b"\0\0\0\x18ftypmp42" + b"x" * 99])
def test_what_is_not_a_video_is_refused_at_once(
    surefoot: Surefoot, nobody: Path, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "notes.mp4"
    path.write_bytes(data)
    with pytest.raises(BadInput):
        send(surefoot, path)
    assert lies_there(tmp_path / "home") == []


def test_a_clip_without_anybody_says_so_and_goes_when_it_is_dropped(
    surefoot: Surefoot, nobody: Path, tmp_path: Path
) -> None:
    job = over(surefoot, send(surefoot, nobody))
    assert job.title == "Running, from the side" and job.name == "nobody.mp4"
    assert "Nobody was found" in job.job.problem
    assert surefoot.facts() == ()
    surefoot.jobs.drop(job.job.id)
    assert lies_there(tmp_path / "home") == []


def test_a_clip_whose_process_is_killed_is_still_there_to_be_tried_again(
    surefoot: Surefoot, nobody: Path
) -> None:
    id = send(surefoot, nobody)
    os.kill(measures_now(surefoot, id), 9)
    assert over(surefoot, id).job.state == "broken"
    assert (surefoot.jobs.job(id).folder / "clip").read_bytes() == nobody.read_bytes()
    surefoot.video.again(id)
    assert over(surefoot, id).job.state == "refused"


def test_a_stopped_clip_leaves_nothing_behind(
    surefoot: Surefoot, nobody: Path, tmp_path: Path
) -> None:
    id = send(surefoot, nobody)
    process = measures_now(surefoot, id)
    surefoot.jobs.drop(id)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    assert surefoot.video.view().jobs == []
    assert lies_there(tmp_path / "home") == []


def test_the_height_told_with_a_run_is_proposed_for_the_next_until_it_is_left_out(
    surefoot: Surefoot, nobody: Path
) -> None:
    def proposed_after(about: About) -> float | None:
        surefoot.jobs.drop(send(surefoot, nobody, about))
        return surefoot.video.view().height_m

    assert surefoot.video.view().height_m is None
    assert proposed_after(About("side", height_m=1.78)) == 1.78
    assert proposed_after(About("front", "squat")) == 1.78
    assert proposed_after(About("rear")) is None


def test_a_start_finds_the_clip_that_was_being_measured(
    opened: Callable[..., Surefoot], nobody: Path
) -> None:
    before = opened()
    id = send(before, nobody)
    before.close()
    (found,) = opened().video.view().jobs
    assert (found.job.id, found.job.state) == (id, "broken")
    assert "Surefoot ended" in found.job.problem


def test_a_clip_that_was_measured_while_nobody_could_store_it_is_taken_in_later(
    surefoot: Surefoot, tmp_path: Path
) -> None:
    def keypoints(folder: Path) -> None:
        (folder / "keypoints").write_bytes(told().keypoints.to_bytes())

    at = surefoot._now()
    job = surefoot.jobs.start("gait", as_measured, Clip(SIDE, "a", at, "UTC").asked(), keypoints)
    while surefoot.jobs.job(job.id).under_way:
        time.sleep(0.02)
    view = surefoot.video.view()
    assert view.jobs == [] and [each.id for each in view.clips] == [job.id]
    assert len(surefoot.facts()) == 1


def test_a_full_disk_keeps_a_measured_clip_waiting_and_says_so(
    surefoot: Surefoot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def filled(folder: Path) -> None:
        (folder / "keypoints").write_bytes(told().keypoints.to_bytes())
        (folder / "left_initial.jpg").write_bytes(b"picture")

    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"pic")
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(shutil, "copyfile", full)
        asked = Clip(SIDE, "a", surefoot._now(), "UTC").asked()
        job = surefoot.jobs.start("gait", as_measured, asked, filled, after=surefoot.video.take_in)
        while surefoot.jobs.job(job.id).under_way:
            time.sleep(0.02)
        (waiting,) = surefoot.video.view().jobs
        assert waiting.job.problem.startswith("The disk with")
        assert not list((tmp_path / "home" / "clips").rglob("*.part"))
    view = surefoot.video.view()
    assert view.jobs == [] and [each.id for each in view.clips] == [job.id]


def test_a_day_of_filming_that_no_fact_can_have_is_refused(
    surefoot: Surefoot, nobody: Path, tmp_path: Path
) -> None:
    for day in (date(26, 11, 21), surefoot.day() + timedelta(days=1)):
        with surefoot.video.receive() as incoming, pytest.raises(BadInput, match="day of filming"):
            surefoot.video.add(incoming, "clip.mp4", SIDE, day)
    assert surefoot.video.view().jobs == [] and lies_there(tmp_path / "home") == []


def test_a_measured_clip_is_in_the_journal_with_its_points(
    surefoot: Surefoot, measured: Keep
) -> None:
    id = measured(surefoot)
    (line,) = surefoot.video.view().clips
    assert (line.id, line.kept, line.said) == (id, "keypoints", "169 steps/min")
    (fact,) = surefoot.facts()
    assert fact.kind == "gait_measured" and fact.keypoints_sha256 and not fact.clip_kept
    clip = surefoot.video.clip(id)
    assert [each.said for each in clip.measures] == ["169 steps/min"]


def test_less_is_kept_when_the_runner_wants_less(
    surefoot: Surefoot, measured: Keep, tmp_path: Path, clock: Clock
) -> None:
    id = measured(surefoot, About("side", kept="clip"))
    twin = measured(surefoot, About("side", kept="clip"))
    clock.forward(minutes=1)
    (fact, _) = surefoot.facts()
    assert fact.kind == "gait_measured"
    assert surefoot._store.file(fact.clip_sha256) == b"clip"
    surefoot.video.keep(id, "keypoints")
    assert surefoot._store.file(fact.clip_sha256) == b"clip"  # the twin keeps it
    surefoot.video.keep(twin, "nothing")
    with pytest.raises(NoSuchFile):
        surefoot._store.file(fact.clip_sha256)
    clock.forward(minutes=1)
    surefoot.video.keep(id, "nothing")
    with pytest.raises(BadInput, match="cannot be brought back"):
        surefoot.video.keep(id, "clip")
    assert lies_there(tmp_path / "home") == []
    assert [each.kept for each in surefoot.video.view().clips] == ["nothing", "nothing"]


def test_what_was_taken_out_can_be_put_back_as_numbers(
    surefoot: Surefoot, measured: Keep, tmp_path: Path, clock: Clock
) -> None:
    id = measured(surefoot)
    clock.forward(minutes=1)
    surefoot.video.take_out(id)
    assert surefoot.video.view().clips == [] and lies_there(tmp_path / "home") == []
    with pytest.raises(NotKnown):
        surefoot.video.clip(id)
    clock.forward(minutes=1)
    surefoot.video.put_back(id)
    (line,) = surefoot.video.view().clips
    assert (line.kept, line.said) == ("nothing", "169 steps/min")


def test_clip_and_points_are_taken_along_and_deleted_with_everything(
    surefoot: Surefoot, measured: Keep, tmp_path: Path
) -> None:
    id = measured(surefoot, About("side", kept="clip"))
    assert (tmp_path / "home" / "clips" / id / "left_initial.jpg").read_bytes() == b"picture"
    target = tmp_path / "all.zip"
    archive.export(tmp_path / "home", target)
    with ZipFile(target) as packed:
        names = [name for name in packed.namelist() if name.endswith(".name")]
        assert len(names) == 2
    archive.restore(tmp_path / "elsewhere", target)
    surefoot.destroy()
    assert lies_there(tmp_path / "home") == []
    assert surefoot.video.view().clips == []
    with surefoot_at(tmp_path / "elsewhere") as there:
        assert [each.kept for each in there.video.view().clips] == ["clip"]
        assert there.video.clip(id).measures


def surefoot_at(folder: Path) -> Any:
    from surefoot.service.opening import open_surefoot

    return open_surefoot(folder)


@pytest.mark.parametrize(
    ("view", "task"), [("side", "squat"), ("front", "run"), ("rear", "step_down")]
)
def test_a_view_that_does_not_fit_the_task_is_refused(view: Any, task: Any) -> None:
    with pytest.raises(BadInput):
        About(view, task)


def test_without_the_extra_everything_else_works(
    surefoot: Surefoot, measured: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("cv2", "ai_edge_litert"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    assert models.missing() is not None
    id = measured(surefoot)
    view = surefoot.video.view()
    assert "scripts/setup.sh video" in view.missing
    assert surefoot.video.clip(id).measures
    with pytest.raises(BadInput, match="pip install"):
        surefoot.video.receive(5)
