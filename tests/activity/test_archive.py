"""Archives are read file by file; tricks and sizes beyond reason are refused with a word."""

import gzip
import io
import random
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from surefoot.activity import archive
from surefoot.activity.archive import Content, LeftOut, Listed, Packed, contents

from .corpus import ARCHIVES, needs_corpus


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
    rows = [c for c in every if isinstance(c, Listed)]
    assert [row.file[:10] for row in rows] == [
        "9500000001", "9500000002", "9500000003", "", "9500000005", "9500000006",
    ]  # fmt: skip
    manual = rows[3].activity
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


@pytest.mark.parametrize(
    "name",
    [
        "../up.fit",
        "/root.fit",
        "a/../../b.gpx",
        "C:/x.tcx",
        "..\\up.fit",
        "\\\\host\\x.fit",
        "c:x.tcx",
    ],
)
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


def test_a_colon_in_a_name_is_no_trick() -> None:
    (only,) = found(packed(("Run 10:30.gpx", b"x")))
    assert isinstance(only, Packed)


def test_names_with_backslashes_are_paths() -> None:
    every = found(packed(("activities\\7.FIT.GZ", b"x"), ("activities\\", b""), ("a/b\\", b"")))
    assert [c.path for c in every] == ["export.zip/activities/7.FIT.GZ"]


def test_what_a_terminal_would_act_on_is_not_shown() -> None:
    (only,) = found(packed(("\x1b[2Jrun.fit", b"x")))
    assert only.path == "export.zip/?[2Jrun.fit"


def test_folders_and_empty_files_cost_nothing() -> None:
    file = packed(("folder/", b""), ("folder/empty.fit", b""), ("folder/empty.txt", b""))
    empty, other = found(file)
    assert isinstance(empty, Packed)
    assert isinstance(other, LeftOut)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run", b"\x0e\x20\x00\x00\x00\x00\x00\x00.FIT" + bytes(20)),
        ("run.bin", gzip.compress(b"anything", mtime=0)),
        ("9.gz", gzip.compress(b"anything", mtime=0)),
        ("track.xml", b'\xef\xbb\xbf  <?xml version="1.0"?><gpx></gpx>'),
        ("track.dat", b"<TrainingCenterDatabase/>"),
        ("export.7z", b"7z\xbc\xaf\x27\x1c" + bytes(20)),
    ],
)
def test_a_wrong_name_hides_no_activity(name: str, data: bytes) -> None:
    (only,) = found(packed((name, data)))
    assert isinstance(only, Packed)
    assert only.data == data


@pytest.mark.parametrize("name", ["photo.jpg", "notes.txt", "activities", "user_profile.json"])
def test_what_is_no_activity_is_skipped(name: str) -> None:
    status, reason = reason_of(found(packed((name, b"\xff\xd8 anything else"))))
    assert status == "skipped"
    assert "FIT, GPX or TCX" in reason


def test_an_archive_may_bear_any_name() -> None:
    inner = packed(("run.fit.gz", b"x")).getvalue()
    every = found(packed(("a.fit", inner), ("b", inner), ("c.bin", inner)))
    assert [c.path for c in every if isinstance(c, Packed)] == [
        f"export.zip/{name}/run.fit.gz" for name in ("a.fit", "b", "c.bin")
    ]


def test_a_zip_that_is_none_is_said() -> None:
    status, reason = reason_of(found(packed(("inner.zip", b"no zip at all"))))
    assert status == "failed"
    assert "damaged" in reason


def tape(*members: tuple[str, bytes], how: str = "w") -> io.BytesIO:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=how) as opened:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            opened.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.fit")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        opened.addfile(link)
    file.seek(0)
    return file


@pytest.mark.parametrize("how", ["w", "w:gz"])
def test_a_tar_is_an_archive_too(how: str) -> None:
    row = '3,"7 Oct 2022, 07:19:20",By hand,Hike,,3600,10.01,,3600.0,,10010.5'
    members = (("activities.csv", strava(row)), ("a/1.fit", b"1"), ("../2.fit", b"2"))
    for file in (
        tape(*members, how=how),
        packed(("inner.tgz", tape(*members, how=how).getvalue())),
    ):
        first, trick, by_hand = found(file)
        assert isinstance(first, Packed)
        assert first.data == b"1"
        assert isinstance(trick, LeftOut)
        assert isinstance(by_hand, Listed)
        assert by_hand.activity.sport == "hike"


def test_a_tar_of_nothing_but_zeros_is_a_bomb() -> None:
    last = found(tape(("1.fit", b"1"), ("zeros.fit", bytes(64 * 2**20)), how="w:gz"))[-1]
    assert isinstance(last, LeftOut)
    assert "200 times" in last.reason


def test_a_locked_member_is_said_and_costs_the_others_nothing() -> None:
    data = bytearray(packed(("a.fit", b"a"), ("b.fit", b"b")).getvalue())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    locked, whole = found(io.BytesIO(bytes(data)))
    assert isinstance(locked, LeftOut)
    assert "password" in locked.reason
    assert isinstance(whole, Packed)


def test_a_way_of_packing_that_we_do_not_open_is_said() -> None:
    data = bytearray(packed(("a.fit", b"a")).getvalue())
    data[data.index(b"PK\x03\x04") + 8] = data[data.index(b"PK\x01\x02") + 10] = 9
    status, reason = reason_of(found(io.BytesIO(bytes(data))))
    assert status == "failed"
    assert "packed in a way" in reason


def test_a_zip_of_64_bits_reads_alike() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w") as opened,
        opened.open("a.fit", "w", force_zip64=True) as member,
    ):
        member.write(b"a")
    file.seek(0)
    (only,) = found(file)
    assert isinstance(only, Packed)


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_read(how: int) -> None:
    (only,) = found(packed(("a.fit", b"a" * 50), how=how))
    assert isinstance(only, Packed)


def test_two_members_of_one_name_are_both_read() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        file = packed(("a.fit", b"a"), ("a.fit", b"b"))
    assert [c.data for c in found(file) if isinstance(c, Packed)] == [b"a", b"b"]


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA])
def test_damage_anywhere_raises_nothing(how: int) -> None:
    row = '3,"7 Oct 2022, 07:19:20",By hand,Hike,,3600,10.01,,3600.0,,10010.5'
    inner = packed(("b.fit", b"b" * 300), how=how).getvalue()
    members = (("a.fit", b"a" * 300), ("inner.zip", inner), ("activities.csv", strava(row)))
    tapes = [tape(*members, how=each).getvalue() for each in ("w", "w:gz")]
    for whole in (packed(*members, how=how).getvalue(), *tapes):
        chance = random.Random(7)
        for _ in range(400):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            cut = chance.choice([len(data), chance.randrange(len(data))])
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                list(contents(io.BytesIO(bytes(data[:cut])), "export.zip"))
