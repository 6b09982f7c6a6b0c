"""A watched folder: read once at rest, remembered, told when it goes."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput
from surefoot.service.views import FileView
from surefoot.service.watching import FolderGone, Watch, is_watched
from tests.service.conftest import Clock
from tests.service.test_use_cases import gpx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "GARMIN"
    folder.mkdir()
    return folder


@pytest.fixture
def run(clock: Clock) -> bytes:
    return gpx(clock() - timedelta(hours=1))


def look(surefoot: Surefoot, watch: Watch) -> list[FileView]:
    return [view for path in watch.at_rest() for view in watch.take_in(path, surefoot.import_one)]


def test_a_file_is_read_once_it_no_longer_grows(
    surefoot: Surefoot, folder: Path, run: bytes
) -> None:
    watch = surefoot.watch(folder)
    file = folder / "Activity" / "run.gpx"
    file.parent.mkdir()
    file.write_bytes(run[:200])
    assert look(surefoot, watch) == []
    file.write_bytes(run)
    assert look(surefoot, watch) == []
    assert [view.status for view in look(surefoot, watch)] == ["imported"]
    assert look(surefoot, watch) == []


def test_what_was_read_is_not_read_again_after_a_restart(
    opened: Callable[..., Surefoot], folder: Path, run: bytes
) -> None:
    (folder / "run.gpx").write_bytes(run)
    first = opened()
    watch = first.watch(folder)
    look(first, watch), look(first, watch)
    second = opened()
    again = second.watch(folder)
    assert [again.at_rest(), again.at_rest()] == [[], []]
    assert len(second.facts()) == 1


def test_a_run_that_was_taken_back_stays_away(surefoot: Surefoot, folder: Path, run: bytes) -> None:
    (folder / "run.gpx").write_bytes(run)
    watch = surefoot.watch(folder)
    look(surefoot, watch)
    (view,) = look(surefoot, watch)
    surefoot.forget_activity(view.activities[0].id)
    assert [look(surefoot, watch), look(surefoot, watch)] == [[], []]


def test_hidden_temporary_and_other_files_are_left_alone(
    surefoot: Surefoot, folder: Path, run: bytes
) -> None:
    for name in (".run.gpx", "run.gpx.part", "run.gpx.crdownload", "~run.gpx", "notes.txt", "a"):
        (folder / name).write_bytes(run)
    (folder / ".Trash").mkdir()
    (folder / ".Trash" / "run.gpx").write_bytes(run)
    watch = surefoot.watch(folder)
    assert [watch.at_rest(), watch.at_rest()] == [[], []]


def test_a_bad_file_is_told_once_and_costs_the_others_nothing(
    surefoot: Surefoot, folder: Path, run: bytes
) -> None:
    (folder / "a.fit").write_bytes(b"no watch wrote this")
    (folder / "b.gpx").write_bytes(run)
    (folder / "c.fit").symlink_to(folder / "nowhere.fit")
    watch = surefoot.watch(folder)
    look(surefoot, watch)
    found = {Path(view.path).name: view.status for view in look(surefoot, watch)}
    assert found == {"a.fit": "failed", "b.gpx": "imported"}
    assert look(surefoot, watch) == []


def test_a_folder_that_goes_and_comes_back(surefoot: Surefoot, folder: Path, run: bytes) -> None:
    watch = surefoot.watch(folder)
    watch.at_rest()
    shutil.rmtree(folder)
    with pytest.raises(FolderGone, match="GARMIN"):
        watch.at_rest()
    folder.mkdir()
    (folder / "run.gpx").write_bytes(run)
    look(surefoot, watch)
    assert [view.status for view in look(surefoot, watch)] == ["imported"]


def test_the_servers_folder_is_a_setting_with_its_last_result(
    opened: Callable[..., Surefoot], folder: Path, run: bytes, clock: Clock
) -> None:
    first = opened()
    assert first.watched.view().folder == ""
    with pytest.raises(BadInput, match="There is no folder"):
        first.watched.choose(str(folder / "elsewhere"))
    first.watched.choose(str(folder))
    (folder / "run.gpx").write_bytes(run)
    second = opened()
    assert second.watched.at_rest() == []
    for path in second.watched.at_rest():
        second.watched.take_in(path)
    view = second.watched.view()
    assert (view.folder, view.looked_at, view.problem) == (str(folder), clock(), "")
    assert [file.status for file in view.files] == ["imported"]
    shutil.rmtree(folder)
    assert second.watched.at_rest() == []
    assert "There is no folder" in second.watched.view().problem
    assert second.watched.choose("").folder == ""
    assert opened().watched.view().folder == ""


def test_deleting_everything_ends_the_watch(surefoot: Surefoot, folder: Path) -> None:
    surefoot.watched.choose(str(folder))
    surefoot.destroy()
    assert surefoot.watched.view().folder == ""


@pytest.mark.parametrize("name", ["a.FIT", "b.gpx.gz", "export.zip", "export.tgz", "x.tar.gz"])
def test_activities_and_archives_are_watched_for(name: str) -> None:
    assert is_watched(name)


@pytest.mark.parametrize("name", [".a.fit", "~a.fit", "a.fit.part", "a.jpg", "activities.csv"])
def test_hidden_unfinished_and_other_files_are_not(name: str) -> None:
    assert not is_watched(name)


@pytest.mark.parametrize("name", ["no\0where", "~nobody-of-that-name/GARMIN"])
def test_a_folder_that_can_be_none_is_refused(surefoot: Surefoot, name: str) -> None:
    with pytest.raises(BadInput, match="There is no folder"):
        surefoot.watched.choose(name)
