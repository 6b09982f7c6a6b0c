"""Activities as they are looked at: numbers with their source, charts, columns made anew."""

import gzip
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from surefoot.service import archive, streams
from surefoot.service.activity_views import Wanted
from surefoot.service.app import Surefoot
from surefoot.service.errors import BadInput, NotKnown
from surefoot.service.opening import open_surefoot
from surefoot.store.opening import open_store
from surefoot.text.language import speaking
from tests.service.conftest import Clock, onboard
from tests.service.test_use_cases import gpx

ONE = "activity = ?"
START = datetime(2026, 5, 9, 7, tzinfo=UTC)


def imported(surefoot: Surefoot, data: bytes, name: str = "run.gpx") -> str:
    (view,) = surefoot.import_files([(name, BytesIO(data))]).files
    return view.activities[0].id


def test_a_page_says_of_every_number_where_it_is_from(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    page = surefoot.activities().page(name)
    assert page.numbers["distance_m"].source == "computed"
    assert page.numbers["run_s"].value == pytest.approx(1800, abs=15)
    assert page.numbers["cadence_spm"].source == "missing"
    assert page.numbers["cadence_spm"].value is None
    assert [segment.gait for segment in page.segments] == ["run"]
    assert sum(band.distance_m for band in page.grades) == pytest.approx(6000, rel=0.02)
    assert page.instead == ""


def test_fast_minutes_wait_until_an_easy_speed_is_known(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    first = surefoot.activities().page(name)
    assert first.numbers["fast_s"].source == "missing"
    assert first.fast == ""
    baseline = {"run_min_per_week": 200, "run_m_per_week": 30_000}
    clock.forward(minutes=5)
    onboard(surefoot, clock, baseline=baseline)
    told = surefoot.activities().page(first.id)
    assert told.numbers["fast_s"].value == pytest.approx(1800, abs=15)
    assert "6:40 min/km" in told.fast


def test_the_list_is_newest_first_and_says_which_file_counts(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    imported(surefoot, gpx(START - timedelta(days=1)), "a.gpx")
    imported(surefoot, gpx(START), "b.gpx")
    imported(surefoot, gpx(START, step_deg=0.000301), "c.gpx")
    found = surefoot.activities().lines()
    assert found.total == 3
    assert [line.start for line in found.activities] == [START, START, START - timedelta(days=1)]
    assert sorted(line.counts for line in found.activities) == [False, True, True]
    beside = next(line for line in found.activities if not line.counts)
    page = surefoot.activities().page(beside.id)
    assert [other.id for other in page.others] == [page.instead]
    (other,) = surefoot.activities().page(page.instead).others
    assert (other.id, other.counts) == (beside.id, False)
    assert len(surefoot.activities().lines(skip=2).activities) == 1


def test_the_list_is_chosen_by_sport_day_length_words_and_doubt(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    yesterday = START - timedelta(days=1)
    imported(surefoot, gpx(yesterday), "morning on the Blauen.gpx")
    imported(surefoot, gpx(START, minutes=15), "short.gpx")

    def names(**wanted: Any) -> list[str]:
        found = surefoot.activities().lines(Wanted(**wanted))
        assert (found.kept, found.sports) == (2, ["run"])
        assert found.total == len(found.activities)
        return [line.name for line in found.activities]

    assert names() == ["short.gpx", "morning on the Blauen.gpx"]
    assert names(sport="run") == names()
    assert names(sport="walk") == []
    assert names(first_day=START.date()) == ["short.gpx"]
    assert names(last_day=yesterday.date()) == ["morning on the Blauen.gpx"]
    assert names(least_m=4000) == ["morning on the Blauen.gpx"]
    assert names(words="BLAUEN run") == ["morning on the Blauen.gpx"]
    assert names(doubtful=True) == []


def test_what_is_doubtful_is_kept_as_data_and_said_in_the_runners_language(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    whole = gzip.compress(gpx(START))
    name = imported(surefoot, whole[:-4], "cut.gpx.gz")
    (line,) = surefoot.activities().lines(Wanted(doubtful=True)).activities
    assert line.id == name
    assert surefoot.activities().page(name).warnings == ["The packed file is cut off."]
    with speaking("de"):
        (doubt,) = surefoot.activities().page(name).warnings
    assert doubt == "Die gepackte Datei ist abgeschnitten."


def test_traces_are_thin_and_keep_the_way(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    traces = surefoot.activities().traces(name, 50)
    assert len(traces.start_s) == 50
    assert traces.columns["elevation_m"].mean == [400.0] * 50
    assert traces.at_m[-1] == pytest.approx(5980, abs=60)
    assert traces.route[0] == (47.0, 8.5, 0.0)
    assert len(surefoot.activities().traces(name).route) == 181


def test_an_activity_that_is_not_there_is_said_to_be(surefoot: Surefoot, clock: Clock) -> None:
    onboard(surefoot, clock)
    with pytest.raises(NotKnown, match="no activity"):
        surefoot.activities().page("none")


@pytest.mark.parametrize("harm", ["gone", "damaged", "older"])
def test_columns_are_made_anew_of_the_file(
    surefoot: Surefoot, clock: Clock, tmp_path: Path, harm: str
) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    before = surefoot.activities().traces(name)
    with sqlite3.connect(tmp_path / "home" / "surefoot.db") as database:
        database.execute(
            {
                "gone": "DELETE FROM activity_column",
                "damaged": "UPDATE activity_column SET data = x'00'",
                "older": "UPDATE activity_column SET version = 0",
            }[harm]
        )
    database.close()
    assert surefoot.activities().traces(name) == before


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM activity_column",
        "DELETE FROM activity_column WHERE name = 'distance_m'",
        "INSERT INTO activity_column SELECT activity, 'more', version, scale, count, data "
        "FROM activity_column WHERE name = 'distance_m'",
        "UPDATE activity_column SET data = x'00' WHERE name = 'elevation_m'",
        "UPDATE activity_column SET scale = 7 WHERE name = 'elevation_m'",
        "UPDATE activity_column SET version = 0",
    ],
)
def test_the_doctor_holds_streams_against_their_files(
    surefoot: Surefoot, clock: Clock, tmp_path: Path, harm: str
) -> None:
    onboard(surefoot, clock)
    assert surefoot.check_columns() == streams.Checked(0, 0, 0)
    name = imported(surefoot, gpx(START))
    imported(surefoot, gpx(START - timedelta(days=1)), "b.gpx")
    before = surefoot.activities().traces(name)
    assert surefoot.check_columns() == streams.Checked(2, 12, 0)
    with closing(sqlite3.connect(tmp_path / "home" / "surefoot.db")) as database, database:
        database.execute(harm + (" WHERE " if "WHERE" not in harm else " AND ") + ONE, (name,))
    assert surefoot.check_columns() == streams.Checked(2, 12, 1)
    assert surefoot.check_columns() == streams.Checked(2, 12, 0)
    assert surefoot.activities().traces(name) == before


def test_an_activity_that_is_taken_out_leaves_no_column(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    surefoot.forget_activity(name)
    with open_store(tmp_path / "home", exclusive=False, at=clock()) as store:
        assert store.columns(UUID(name)) == ()


def test_an_archive_carries_the_file_and_the_columns_come_again(
    surefoot: Surefoot, clock: Clock, tmp_path: Path
) -> None:
    onboard(surefoot, clock)
    name = imported(surefoot, gpx(START))
    before = surefoot.activities().traces(name)
    archive.export(tmp_path / "home", tmp_path / "out.zip")
    archive.restore(tmp_path / "again", tmp_path / "out.zip")
    with open_surefoot(tmp_path / "again", now=clock) as restored:
        assert restored.activities().traces(name) == before


def test_the_sport_is_corrected_and_what_was_measured_follows(
    surefoot: Surefoot, clock: Clock
) -> None:
    onboard(surefoot, clock)
    unnamed = gpx(START).replace(b"<type>running</type>", b"")
    name = imported(surefoot, unnamed)
    assert surefoot.activities().page(name).sport == "other"
    assert surefoot.activities().page(name).numbers["run_s"].value is None
    clock.forward(minutes=1)
    surefoot.correct_sport(name, "run", "trail")
    page = surefoot.activities().page(name)
    assert (page.id, page.sport, page.sub_sport) == (name, "run", "trail")
    assert page.numbers["run_s"].value == pytest.approx(1800, abs=15)
    assert surefoot.activities().traces(name).columns["elevation_m"].mean[0] == 400.0
    clock.forward(minutes=1)
    surefoot.correct_sport(name, "other", "")
    assert surefoot.activities().page(name).numbers["run_s"].value is None
    with pytest.raises(BadInput, match="use one of run, walk"):
        surefoot.correct_sport(name, "chess", "")
    clock.forward(minutes=1)
    surefoot.forget_activity(name)
    assert surefoot.activities().lines().kept == 0
