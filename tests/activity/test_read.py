"""`read` takes any bytes, and refuses with a reason or gives an activity."""

from __future__ import annotations

import gzip
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity import read as reader
from surefoot.activity.read import NotAnActivity, Refused, Unreadable, read

from .fit_bytes import run_file
from .test_gpx import gpx, points
from .test_tcx import activity, lap, tcx

SAMPLES = (run_file(), gpx(points()), tcx(activity(lap(0, 60))))


def read_or_refuse(data: bytes) -> None:
    """Read data; a refusal has to carry a sentence, and anything else that is raised fails."""
    try:
        reading = read(data, "file")
    except Refused as refusal:
        assert refusal.reason.endswith(".")
        assert "could not be read" not in refusal.reason, "only the safety net caught this"
        return
    assert reading.activities
    for found in reading.activities:
        lengths = {len(stream) for stream in found.streams.values()}
        assert len(lengths) == 1
        assert (found.streams["time_s"][1:] >= found.streams["time_s"][:-1]).all()


@pytest.mark.parametrize("data", SAMPLES, ids=["fit", "gpx", "tcx"])
def test_gzip_is_opened_in_one_layer_or_two(data: bytes) -> None:
    plain = read(data, "a").activities[0]
    for packed in (gzip.compress(data), gzip.compress(gzip.compress(data))):
        assert read(packed, "a").activities[0].start == plain.start


def test_the_name_does_not_decide_the_format() -> None:
    assert [read(data, "run.pdf").format for data in SAMPLES] == ["fit", "gpx", "tcx"]


def test_gzip_that_is_cut_off_gives_what_it_holds() -> None:
    packed = gzip.compress(run_file(), compresslevel=1)
    reading = read(packed[:-60], "run.fit.gz")
    assert reading.partial


def test_gzip_beyond_the_limit_is_refused_and_the_limit_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "MAX_UNPACKED_BYTES", 2**20)
    with pytest.raises(Unreadable) as refusal:
        read(gzip.compress(b"\0" * (2**20 + 1)), "bomb.gz")
    assert "1 MiB" in refusal.value.reason


def test_the_limit_is_256_mib() -> None:
    assert reader.MAX_UNPACKED_BYTES == 256 * 2**20


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"\0" * 100, "empty"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8bnot gzip at all", "damaged"),
        (b"<html><body>Sign in</body></html>", "web page"),
        (b"<kml><Document/></kml>", "neither GPX nor TCX"),
        (b"time,distance\n1,2\n", "not FIT, GPX or TCX"),
    ],
)
def test_what_is_no_activity_file_is_refused_with_its_reason(data: bytes, word: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(data, "strange.bin")
    assert word in refusal.value.reason


def test_a_side_file_of_macos_is_no_activity() -> None:
    with pytest.raises(NotAnActivity, match="macOS"):
        read(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X" + b"\0" * 60, "._run.fit")


@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.binary(max_size=300))
def test_random_bytes_after_a_fit_header_are_read_or_refused(data: bytes) -> None:
    header = b"\x0e\x20\x54\x08" + len(data).to_bytes(4, "little") + b".FIT\0\0"
    read_or_refuse(header + data)


@given(st.sampled_from(SAMPLES), st.data())
def test_cut_and_changed_files_are_read_or_refused(sample: bytes, data: st.DataObject) -> None:
    changed = bytearray(sample[: data.draw(st.integers(0, len(sample)))])
    if changed:
        places = st.integers(0, len(changed) - 1)
        changes = data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8))
        for place, value in changes:
            changed[place] = value
    read_or_refuse(bytes(changed))


def test_every_prefix_of_a_short_file_is_read_or_refused() -> None:
    whole = run_file()
    for length in itertools.chain(range(0, 200), range(200, len(whole), 17)):
        read_or_refuse(whole[:length])
