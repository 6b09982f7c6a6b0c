"""Archives are read file by file; tricks and sizes beyond reason are refused with a word."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from surefoot.activity import archive, strava_export
from surefoot.activity.archive import Content, LeftOut, Listed, Packed, contents

ARCHIVES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "archives"
needs_corpus = pytest.mark.skipif(not ARCHIVES.is_dir(), reason="no corpus beside the project")


def packed(*members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as opened:
        for name, data in members:
            opened.writestr(name, data)
    file.seek(0)
    return file


def found(file: io.BytesIO, name: str = "export.zip") -> list[Content]:
    return list(contents(file, name))


def reason_of(found: list[Content]) -> tuple[str, str]:
    (only,) = found
    assert isinstance(only, LeftOut)
    return only.status, only.reason


def strava(*rows: str, header: str = "Activity ID,Activity Date,Activity Name,Activity Type,"
           "Activity Description,Elapsed Time,Distance,Filename,Elapsed Time,Moving Time,Distance"
           ) -> bytes:  # fmt: skip
    return "\n".join((header, *rows)).encode()


@needs_corpus
def test_a_strava_export_gives_its_files_and_the_row_that_has_none() -> None:
    with (ARCHIVES / "synthetic_strava_export_en.zip").open("rb") as file:
        every = list(contents(file, "strava.zip"))
    assert [c.path.rsplit("/", 1)[1] for c in every if isinstance(c, Packed)] == [
        "9500000001.fit.gz", "9500000002.gpx.gz", "9500000003.tcx.gz", "9500000005.fit.gz",
        "9500000006.gpx.gz",
    ]  # fmt: skip
    (manual,) = [c.activity for c in every if isinstance(c, Listed)]
    assert manual.start == datetime(2026, 3, 4, 7, 15, 30, tzinfo=UTC)
    assert (manual.sport, manual.elapsed_s.value, manual.distance_m.value) == ("run", 3600, 10010.5)


@needs_corpus
def test_a_german_strava_export_reads_alike() -> None:
    with (ARCHIVES / "synthetic_strava_export_de.zip").open("rb") as file:
        every = list(contents(file, "strava.zip"))
    listed = [c.activity for c in every if isinstance(c, Listed)]
    assert [activity.start.day for activity in listed] == [1, 2, 3, 4, 5, 6]
    assert {(a.sport, a.distance_m.value) for a in listed} == {("run", 10010.5)}


@needs_corpus
def test_a_garmin_export_gives_the_files_of_its_inner_archive_and_its_summaries() -> None:
    with (ARCHIVES / "synthetic_garmin_export.zip").open("rb") as file:
        every = list(contents(file, "garmin.zip"))
    assert sum(isinstance(c, Packed) for c in every) == 7
    summaries = [c.activity for c in every if isinstance(c, Listed)]
    first = summaries[0]
    assert (first.sport, first.sub_sport, first.utc_offset_s) == ("run", "trail", 7200)
    assert first.distance_m.value == pytest.approx(12167.64)
    assert first.elapsed_s.value == pytest.approx(4946.845)
    assert (first.ascent_m.value, first.cadence_spm.value) == (346, 166)
    assert summaries[-1].elapsed_s.value is None


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("Oct 6, 2022, 11:19:20 PM", 23),
        ("Oct 6, 2022, 12:19:20\u202fAM", 0),
        ("06.10.2022, 7:19:20", 7),
        ("6 oct. 2022 à 07:19:20", 7),
        ("6 octobre 2022, 07:19:20", 7),
        ("2022-10-06 07:19:20", 7),
        ("6 Oct 2022, 07:19:20", 7),
    ],
)
def test_dates_of_three_languages(said: str, hour: int) -> None:
    (entry,) = strava_export.without_file(
        strava(f'1,"{said}",Morning,Run,,3600,10.01,,3600.0,3500.0,10010.5'),
        "activities.csv",
        set(),
    )
    assert not isinstance(entry, str)
    assert entry[0].start == datetime(2022, 10, 6, hour, 19, 20, tzinfo=UTC)


def test_a_date_that_could_mean_two_days_is_said_and_not_guessed() -> None:
    (entry,) = strava_export.without_file(
        strava("1,06/10/2022 07:19:20,Morning,Run,,3600,10.01,,3600.0,3500.0,10010.5"),
        "activities.csv",
        set(),
    )
    assert isinstance(entry, str)
    assert "06/10/2022" in entry


def test_a_french_header_with_html_in_it_and_an_error_row() -> None:
    header = (
        "ID de l'activité,Date de l’activité,Nom de l'activité,"
        '"<span class=""translation_missing"" title=""type"">Type d\'activité</span>",'
        "Description,Temps écoulé,Distance,Nom du fichier,Temps écoulé,"
        "Durée de déplacement,Distance"
    )
    rows = (
        '1,"6 oct. 2022 à 07:19:20",Le matin,Course à pied,,3600,"1 010,5",,3600.0,3500.0,10010.5',
        "#error,,,,,,,,,,",
        '3,"7 oct. 2022 à 07:19:20",Avec fichier,Marche,,3600,"10,01",activities/3.fit.gz,,,',
    )
    data = strava(*rows, header=header)
    run, error = strava_export.without_file(data, "activities.csv", {"activities/3.fit.gz"})
    assert not isinstance(run, str)
    assert (run[0].sport, run[0].distance_m.value) == ("run", 10010.5)
    assert isinstance(error, str)
    assert "#error" in error


def test_a_row_whose_file_is_missing_still_counts() -> None:
    row = '3,"7 Oct 2022, 07:19:20",Lost,Hike,,3600,10.01,activities/3.fit.gz,3600.0,,10010.5'
    (entry,) = found(packed(("activities.csv", strava(row))))
    assert isinstance(entry, Listed)
    assert entry.activity.sport == "hike"


def test_archives_within_archives_are_read_to_a_depth_that_is_named() -> None:
    file = packed(("run.fit", b"fit"))
    for _ in range(2):
        file = packed(("inner.zip", file.getvalue()), how=zipfile.ZIP_STORED)
    (only,) = found(file)
    assert isinstance(only, Packed)
    assert only.path == "export.zip/inner.zip/inner.zip/run.fit"
    status, reason = reason_of(found(packed(("deeper.zip", file.getvalue()))))
    assert status == "failed"
    assert "3 are read" in reason


@pytest.mark.parametrize("name", ["../up.fit", "/root.fit", "a/../../b.gpx", "C:/x.tcx"])
def test_paths_that_point_outside_are_not_read(name: str) -> None:
    status, reason = reason_of(found(packed((name, b"x"))))
    assert status == "failed"
    assert "outside" in reason


def test_side_files_are_left_out() -> None:
    every = found(packed(("__MACOSX/._run.fit", b"x"), (".hidden.gpx", b"x"), ("note.txt", b"x")))
    assert [c.status for c in every if isinstance(c, LeftOut)] == ["skipped"] * 3


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    status, reason = reason_of(found(packed(("zeros.gpx", bytes(64 * 2**20)))))
    assert status == "failed"
    assert "200 times" in reason


def shrink(monkeypatch: pytest.MonkeyPatch, name: str, value: int) -> None:
    monkeypatch.setattr(archive, name, value)


def _a_large_file() -> io.BytesIO:
    return packed(("large.gpx", bytes(range(256)) * 5000), how=zipfile.ZIP_STORED)


def _an_inner_archive() -> io.BytesIO:
    return packed(("inner.zip", _a_large_file().getvalue()), how=zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    ("limit", "value", "file", "word"),
    [
        ("MAX_UNPACKED_BYTES", 2**20, _a_large_file, "1 MiB"),
        ("TOTAL_MOST_BYTES", 2**20, _an_inner_archive, "GiB"),
        ("MEMBERS_MOST", 1, lambda: packed(("a.fit", b"a"), ("b.fit", b"b")), "more than 1 files"),
    ],
)
def test_sizes_beyond_reason_are_refused_with_the_limit(
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
    file: Callable[[], io.BytesIO],
    word: str,
) -> None:
    shrink(monkeypatch, limit, value)
    last = found(file())[-1]
    assert isinstance(last, LeftOut)
    assert last.status == "failed"
    assert word in last.reason


def test_a_cut_archive_and_a_damaged_member_cost_the_others_nothing() -> None:
    whole = packed(("a.fit", b"a" * 100), ("b.fit", b"b" * 100), how=zipfile.ZIP_STORED).getvalue()
    damaged = whole.replace(b"a" * 100, b"c" * 100)
    first, second = found(io.BytesIO(damaged))
    assert isinstance(first, LeftOut)
    assert isinstance(second, Packed)
    status, reason = reason_of(found(io.BytesIO(whole[:150])))
    assert status == "failed"
    assert "Download or export it again" in reason


def test_summaries_that_are_no_json_are_said() -> None:
    name = "x_0_summarizedActivities.json"
    for data in (b"[{", json.dumps({"a": 1}).encode(), b"[1]"):
        (only,) = found(packed((name, data)))
        assert isinstance(only, LeftOut)
        assert "damaged" in only.reason
