"""The list of Strava's export, in its languages and as programs leave it."""

import csv
import io
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity import strava_export
from surefoot.activity.export_rows import Row
from surefoot.activity.limits import TABLE_MOST_BYTES
from surefoot.activity.model import Activity
from surefoot.activity.strava_export import file_key, is_list

from .corpus import ARCHIVES, needs_corpus
from .damage import damaged

SHORT = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Filename,Elapsed Time,Moving Time,Distance"
)
DATE = '"Feb 12, 2024, 6:03:22 PM"'
START = datetime(2024, 2, 12, 18, 3, 22, tzinfo=UTC)
SAMPLE = (
    f'{SHORT}\n1,{DATE},Läufchen,Run,,"3,600","10,01",activities/1.fit.gz,3600.0,3500.0,10010.5\n'
    '#error,,\n2,25/10/2022 07:19:20,x,Lauf,,3600,"1\u202f010,5",,,,\n'
).encode()


def rows(data: bytes | str) -> list[Row | str]:
    encoded = data if isinstance(data, bytes) else data.encode()
    return list(strava_export.rows(io.BytesIO(encoded), "activities.csv"))


def only(data: bytes | str) -> Activity:
    (row,) = rows(data)
    assert isinstance(row, Row)
    assert isinstance(row.activity, Activity), row.activity
    return row.activity


def long_header() -> list[str]:
    with zipfile.ZipFile(ARCHIVES / "synthetic_strava_export_en.zip") as archive:
        return next(csv.reader(io.StringIO(archive.read("activities.csv").decode())))


def long_row(header: list[str], **cells: str) -> str:
    """A row of the long table, its cells by their English names; 'exact' ones are the second."""
    english = long_header()
    row = [""] * len(english)
    row[0] = "1"
    for name, value in cells.items():
        exact = name.startswith("exact_")
        title = name.removeprefix("exact_").replace("_", " ").title()
        places = [p for p, cell in enumerate(english) if cell == title]
        row[places[-1 if exact else 0]] = value
    text = io.StringIO()
    csv.writer(text).writerows((header, row))
    return text.getvalue()


def test_a_row_by_its_english_names() -> None:
    found = only(f"{SHORT}\n1,{DATE},Morning,Run,,3600,10.01,,3600.0,3500.0,10010.5\n")
    assert found.start == START
    assert (found.sport, found.distance_m.value) == ("run", 10010.5)
    assert (found.elapsed_s.value, found.moving_s.value) == (3600, 3500)
    assert {found.distance_m.source, found.elapsed_s.source} == {"device"}
    assert found.timer_s.source == "missing"
    assert found.utc_offset_s is None


def test_a_french_header_with_html_in_it_and_an_error_row() -> None:
    header = (
        "ID de l'activité,Date de l’activité,Nom de l'activité,"
        '"<span class=""translation_missing"" title=""type"">Type d&#39;activité</span>",'
        "Description,Temps écoulé,Distance,Nom du fichier,Temps écoulé,"
        "Durée de déplacement,Distance"
    )
    data = "\n".join(
        (
            header,
            '1,"6 oct. 2022 à 07:19:20",Matin,Course à pied,,3600,"10,01",,3600.0,3500.0,10010.5',
            "#error,,,,,,,,,,",
            '3,"7 oct. 2022 à 07:19:20",x,Marche,,3600,"10,01",activities/3.fit.gz,,,',
        )
    )
    run, error, walk = rows(data)
    assert isinstance(run, Row)
    assert isinstance(run.activity, Activity)
    assert (run.activity.sport, run.activity.distance_m.value) == ("run", 10010.5)
    assert isinstance(error, Row)
    assert "#error" in str(error.activity)
    assert isinstance(walk, Row)
    assert walk.file == file_key("activities/3.fit")


@needs_corpus
@pytest.mark.parametrize("language", ["names", "places", "half"])
def test_a_header_in_a_language_that_we_do_not_know_is_read_by_its_places(language: str) -> None:
    header = long_header()
    foreign = [f"ψ{header.index(cell)}" for cell in header]
    if language == "names":
        foreign = header
    if language == "half":
        foreign[: len(header) // 2] = header[: len(header) // 2]
    found = only(
        long_row(
            foreign,
            activity_date="12 feb 2024, 18:03:22",
            activity_name="x",
            activity_type="Carrera",
            elapsed_time="3.600",
            distance="10,01",
            exact_elapsed_time="3600.0",
            moving_time="3500.0",
            exact_distance="10010.5",
            elevation_gain="321.5",
            elevation_loss="320.5",
            average_cadence="83.7",
            average_heart_rate="141.5",
        )
    )
    assert found.start == START
    assert found.sport == "run"
    told = (found.elapsed_s, found.moving_s, found.distance_m, found.ascent_m, found.descent_m)
    assert [number.value for number in told] == [3600, 3500, 10010.5, 321.5, 320.5]
    assert (found.cadence_spm.value, found.heart_rate_bpm.value) == (167.4, 141.5)


@needs_corpus
def test_a_date_in_letters_that_we_do_not_know_is_told_by_the_start_in_seconds() -> None:
    header = [f"ψ{long_header().index(cell)}" for cell in long_header()]
    seconds = str(START.timestamp())
    found = only(long_row(header, activity_date="12 февр. 2024 г., 18:03:22", start_time=seconds))
    assert found.start == START


@needs_corpus
@pytest.mark.parametrize("shift", [0, 2])
def test_the_file_column_is_found_by_what_it_holds(shift: int) -> None:
    header = [f"ψ{long_header().index(cell)}" for cell in long_header()]
    row = long_row(header, activity_date="12 feb 2024, 18:03:22")
    head, cells = csv.reader(io.StringIO(row))
    cells[12 - shift] = "activities/7.fit.gz"
    text = io.StringIO()
    csv.writer(text).writerows((head, cells))
    (found,) = rows(text.getvalue())
    assert isinstance(found, Row)
    assert found.file == "7.fit"


@pytest.mark.parametrize(
    ("short", "exact", "metres"),
    [
        ("10.01", "10010.5", 10010.5),
        ('"10,01"', '"10.010,5"', 10010.5),
        ('"10,01"', '"10010,5"', 10010.5),
        ('"10,01"', "10.010", 10010.0),
        ('"1\u202f010,5"', "1010500.0", 1010500.0),
        ("6.22", "10010.5", 10010.5),
        ("10010.5", "10010.5", 10010.5),
        ("0", "0.0", None),
        ("", "", None),
    ],
)
def test_distances_of_many_languages(short: str, exact: str, metres: float | None) -> None:
    found = only(f"{SHORT}\n1,{DATE},Morning,Run,,3600,{short},,3600.0,3500.0,{exact}\n")
    assert found.distance_m.value == metres


def test_a_single_distance_is_in_kilometres_and_in_the_oldest_exports_in_metres() -> None:
    newer = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename"
    assert only(f'{newer}\n1,{DATE},x,Run,3600,"10,01",\n').distance_m.value == 10010
    oldest = "id,date,name,type,description,elapsed_time,distance,commute,gear,filename"
    row = "1,2018-09-12 15:02:23,x,Run,,3600,10010.5,false,,"
    assert only(f"{oldest}\n{row}\n").distance_m.value == 10010.5


@pytest.mark.parametrize(
    ("kind", "sport"),
    [
        ("Run", ("run", "none")),
        ("Lauf", ("run", "none")),
        ("Course à pied", ("run", "none")),
        ("Trail Run", ("run", "trail")),
        ("Spaziergang", ("walk", "none")),
        ("Randonnée", ("hike", "none")),
        ("E-Mountain Bike Ride", ("bike", "none")),
        ("Gravelbike-Fahrt", ("bike", "none")),
        ("Sortie en VTT", ("bike", "none")),
        ("Weight Training", ("strength", "none")),
        ("Langlauf", ("other", "none")),
        ("Eislaufen", ("other", "none")),
        ("", ("other", "none")),
    ],
)
def test_sports_of_three_languages(kind: str, sport: tuple[str, str]) -> None:
    found = only(f"{SHORT}\n1,{DATE},Morning,{kind},,3600,10.01,,3600.0,3500.0,10010.5\n")
    assert (found.sport, found.sub_sport) == sport


@pytest.mark.parametrize(
    "saved",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: _with(text, ";"),
        lambda text: _with(text, "\t"),
        lambda text: ("\n" + text.replace("\n", "\n\n")).encode(),
    ],
    ids=["mark", "utf-16", "cp1252", "crlf", "cr", "semicolons", "tabs", "blank lines"],
)
def test_a_list_that_another_program_saved_reads_alike(saved: object) -> None:
    text = f'{SHORT}\n1,{DATE},Läufchen,Course à pied,,3600,"10,01",,3600.0,3500.0,10010.5\n'
    assert callable(saved)
    found = only(saved(text))
    assert (found.start, found.sport, found.distance_m.value) == (START, "run", 10010.5)


def _with(text: str, delimiter: str) -> bytes:
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter).writerows(csv.reader(io.StringIO(text)))
    return saved.getvalue().encode()


def test_a_date_that_could_mean_two_days_is_said_unless_another_row_tells() -> None:
    row = "1,06/10/2022 07:19:20,Morning,Run,,3600,10.01,,3600.0,3500.0,10010.5"
    (unknown,) = rows(f"{SHORT}\n{row}\n")
    assert isinstance(unknown, Row)
    assert "06/10/2022" in str(unknown.activity)
    (known, _) = rows(f"{SHORT}\n{row}\n{row.replace('06/10', '25/10')}\n")
    assert isinstance(known, Row)
    assert isinstance(known.activity, Activity)
    assert known.activity.start.month == 10


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"Activity ID", b"\xff\xfe", b"\0\0\0", b"a,b\n1,2\n", b'"', b"#error"]
)
def test_a_list_that_says_nothing_raises_nothing(data: bytes) -> None:
    for row in rows(data):
        assert isinstance(row, str) or isinstance(row.activity, str)


def test_a_list_beyond_reason_is_refused_and_the_limit_named() -> None:
    (said,) = rows(b"x" * (TABLE_MOST_BYTES + 1))
    assert f"{TABLE_MOST_BYTES // 2**20} MiB" in str(said)


def test_a_file_and_its_row_find_each_other() -> None:
    names = ("activities/3.FIT.gz", "activities\\3.fit", "export/activities/3.fit", " 3.fit.GZ ")
    assert {file_key(name) for name in names} == {"3.fit"}
    assert is_list("export_1/Activities.csv")
    assert is_list("export_1\\activities.csv")
    assert not is_list("my_activities.csv")


@given(st.binary(max_size=300))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    rows(data)


@given(damaged(SAMPLE))
def test_a_changed_list_raises_nothing(data: bytes) -> None:
    rows(data)
