"""Export archives as the runner brings them: every content ends with a status, none twice."""

import gzip
import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import IO

import pytest

from surefoot.activity.model import Activity, Reading
from surefoot.service import imports
from surefoot.service.app import Surefoot
from surefoot.service.imports import files_under
from surefoot.service.views import FileView, ImportStep
from tests.activity.corpus import ARCHIVES, needs_corpus
from tests.service.conftest import Clock, onboard
from tests.service.test_use_cases import gpx

START = datetime(2026, 5, 2, 8, tzinfo=UTC)
BY_HAND = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename,"
    "Distance\n"
    '7,"Apr 30, 2026, 7:00:00 AM",By hand,Run,3600,10.01,,10010.5\n'
)


def packed(**members: bytes | str) -> BytesIO:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    file.seek(0)
    return file


def runs(count: int) -> dict[str, bytes | str]:
    return {
        f"activities__{number}_gpx": gpx(START + timedelta(days=number), minutes=20)
        for number in range(count)
    }


def unpacked(file: BytesIO, folder: Path) -> list[tuple[str, IO[bytes]]]:
    """The files of an archive, and those of the archives in it, as a folder brings them."""
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    for inner in folder.rglob("*.zip"):
        with zipfile.ZipFile(inner) as archive:
            archive.extractall(inner.with_suffix(""))
        inner.unlink()
    return [(str(path), BytesIO(path.read_bytes())) for path in files_under([folder])]


def brought(surefoot: Surefoot, file: BytesIO) -> list[FileView]:
    file.seek(0)
    return surefoot.import_files([("export.zip", file)]).files


def test_a_row_without_a_file_counts_by_its_totals(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    file, by_hand = brought(surefoot, packed(**runs(1), activities_csv=BY_HAND))
    assert (file.status, by_hand.status) == ("imported", "imported")
    (activity,) = by_hand.activities
    assert (activity.distance_m, activity.elapsed_s) == (10010.5, 3600)
    page = surefoot.activities().page(activity.id)
    assert page.numbers["distance_m"].source == "device"
    assert page.numbers["run_s"].source == "missing"
    assert surefoot.activities().traces(activity.id).start_s == []


def test_what_no_activity_can_mean_costs_the_others_nothing(
    surefoot: Surefoot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    onboard(surefoot, clock)
    analysis = imports.analysis

    def fails_on_the_second(activity: Activity) -> object:
        if activity.start.day == START.day + 1:
            raise KeyError("time_s")
        return analysis(activity)

    monkeypatch.setattr(imports, "analysis", fails_on_the_second)
    views = brought(surefoot, packed(**runs(3), activities_csv=BY_HAND))
    assert [view.status for view in views] == ["imported", "failed", "imported", "imported"]
    assert "KeyError" in views[1].reasons[0]


def test_a_row_whose_file_is_damaged_counts_by_its_totals(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    rows = BY_HAND.replace("10.01,,", "10.01,activities/0.gpx.gz,")
    damaged, row = brought(
        surefoot, packed(**{"activities__0_gpx": b"not XML at all", "activities_csv": rows})
    )
    assert damaged.status == "failed"
    assert row.status == "imported"
    assert row.activities[0].distance_m == 10010.5
    again = brought(surefoot, packed(**runs(1), activities_csv=rows))
    assert [view.status for view in again] == ["imported"]


def test_the_same_file_twice_in_an_archive_counts_once(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    run = gpx(START)
    inner = packed(again_gpx=run).getvalue()
    views = brought(
        surefoot, packed(a_gpx=run, b_gpx=run, c_gpx_gz=gzip.compress(run), d_zip=inner)
    )
    assert [view.status for view in views] == ["imported", "duplicate", "duplicate", "duplicate"]
    assert [line.counts for line in surefoot.activities().lines().activities].count(True) == 1


def test_a_gz_within_a_zip_within_a_zip_is_opened(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    inner = packed(**{"run_gpx_gz": gzip.compress(gpx(START)), "9": gzip.compress(gpx(START))})
    views = brought(surefoot, packed(inner_zip=packed(inner_zip=inner.getvalue()).getvalue()))
    assert [view.path.count(".zip/") for view in views] == [3, 3]
    assert views[0].status == "imported"


@pytest.mark.parametrize("name", ["export.7z", "export.rar", "run.fit", "export"])
def test_an_archive_that_we_do_not_open_is_named(
    surefoot: Surefoot, clock: Clock, name: str
) -> None:
    onboard(surefoot, clock)
    data = b"Rar!\x1a\x07\x01\x00" + bytes(100)
    (view,) = surefoot.import_files([(name, BytesIO(data))]).files
    assert view.status == "failed"
    assert "packed with RAR" in view.reasons[0]
    (within,) = brought(surefoot, packed(**{name.replace(".", "_"): data}))
    assert within.reasons == view.reasons


def test_photos_and_notes_of_a_folder_are_skipped(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    files = [("a/photo.jpg", BytesIO(b"\xff\xd8\xff")), ("a/run.bin", BytesIO(gpx(START)))]
    photo, run = surefoot.import_files(files).files
    assert photo.status == "skipped"
    assert "photo.jpg is not an activity file" in photo.reasons[0]
    assert run.status == "imported"


def test_stopped_halfway_it_goes_on_and_reads_nothing_twice(
    surefoot: Surefoot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    onboard(surefoot, clock)
    decoded: list[str] = []
    read = imports.read

    def counted(data: bytes, name: str) -> Reading:
        decoded.append(name)
        return read(data, name)

    monkeypatch.setattr(imports, "read", counted)
    monkeypatch.setattr(imports, "_AT_ONCE", 2)
    file = packed(**runs(9), activities_csv=BY_HAND)

    class Stopped(Exception):
        pass

    told: list[FileView] = []

    def stop(step: ImportStep) -> None:
        told.append(step.file)
        if len(told) == 4:
            raise Stopped

    with pytest.raises(Stopped):
        surefoot.import_files([("export.zip", file)], stop)
    kept = {fact.id for fact in surefoot.facts() if fact.kind == "activity"}
    assert {activity.id for view in told for activity in view.activities} <= set(map(str, kept))
    views = brought(surefoot, file)
    assert Counter(view.status for view in views) == {"duplicate": 4, "imported": 6}
    assert len(decoded) == len(set(decoded)) == 9
    assert surefoot.damaged_files() == []


def test_how_much_lies_behind_rises_through_the_archives_of_an_archive(
    surefoot: Surefoot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    onboard(surefoot, clock)
    monkeypatch.setattr(imports, "_AT_ONCE", 1)
    parts = [packed(**{name: data}) for name, data in runs(8).items()]
    inner = {f"part{n}_zip": part.getvalue() for n, part in enumerate(parts)}
    outer = packed(
        first_zip=packed(**dict(list(inner.items())[:4])).getvalue(),
        second_zip=packed(**dict(list(inner.items())[4:])).getvalue(),
    )
    shares: list[float] = []
    surefoot.import_files([("export.zip", outer)], lambda step: shares.append(step.share))
    assert len(shares) == 8
    assert shares == sorted(shares)
    assert 0.05 < shares[0] < 0.2
    assert 0.4 < shares[3] < 0.6
    assert 0.85 < shares[-1] <= 1.0


@needs_corpus
@pytest.mark.parametrize("name", ["synthetic_strava_export_en.zip", "synthetic_garmin_export.zip"])
def test_an_unpacked_export_is_the_same_as_its_archive(
    surefoot: Surefoot, clock: Clock, tmp_path: Path, name: str
) -> None:
    onboard(surefoot, clock)
    file = BytesIO((ARCHIVES / name).read_bytes())
    files = unpacked(file, tmp_path / "unpacked")
    views = surefoot.import_files(files).files
    stored = len(surefoot.facts())
    archived = brought(surefoot, file)
    assert Counter(view.status for view in views if view.status in ("failed", "skipped")) == (
        Counter(view.status for view in archived if view.status in ("failed", "skipped"))
    )
    assert len(surefoot.facts()) == stored


@needs_corpus
@pytest.mark.parametrize(
    ("name", "statuses"),
    [
        ("synthetic_strava_export_en.zip", {"imported": 6, "skipped": 1}),
        ("synthetic_strava_export_de.zip", {"imported": 6}),
        ("synthetic_garmin_export.zip", {"imported": 4, "partial": 1, "skipped": 3, "failed": 1}),
    ],
)
def test_an_export_goes_in_whole_and_a_second_time_changes_nothing(
    surefoot: Surefoot, clock: Clock, name: str, statuses: dict[str, int]
) -> None:
    onboard(surefoot, clock)
    first = brought(surefoot, BytesIO((ARCHIVES / name).read_bytes()))
    assert Counter(view.status for view in first) == statuses
    stored = len(surefoot.facts())
    again = brought(surefoot, BytesIO((ARCHIVES / name).read_bytes()))
    assert "imported" not in {view.status for view in again}
    assert len(surefoot.facts()) == stored
