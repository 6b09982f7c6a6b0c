"""Export archives as the runner brings them: every content ends with a status, none twice."""

import zipfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from surefoot.activity.model import Activity
from surefoot.service import imports
from surefoot.service.app import Surefoot
from surefoot.service.views import FileView
from tests.service.conftest import Clock, onboard
from tests.service.test_use_cases import gpx

START = datetime(2026, 5, 2, 8, tzinfo=UTC)
ARCHIVES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "archives"
needs_corpus = pytest.mark.skipif(not ARCHIVES.is_dir(), reason="no corpus beside the project")
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


def brought(surefoot: Surefoot, file: BytesIO) -> list[FileView]:
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
