"""A file somebody chose: what is read of it, and a clear word for what is no clip."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait import clip
from surefoot.gait.clip import NotAClip, frames, probe
from tests.gait.clips import needs_extra, truth, written

pytestmark = needs_extra


@pytest.mark.parametrize("ending", ["mp4", "mov", "avi", "webm"])
def test_a_clip_tells_its_size_length_and_rate(tmp_path: Path, ending: str) -> None:
    found = probe(written(tmp_path / f"clip.{ending}", frames=40, rate=25))
    assert (found.width_px, found.height_px, found.variable) == (320, 240, False)
    assert found.frames == pytest.approx(40, abs=1)
    assert found.frames_per_s == pytest.approx(25, rel=0.02)
    assert found.duration_s == pytest.approx(1.6, abs=0.05)


def test_frames_come_in_order_with_the_stamps_of_the_container(tmp_path: Path) -> None:
    read = list(frames(written(tmp_path / "clip.mp4", frames=20)))
    assert [frame.time_s for frame in read] == pytest.approx(np.arange(20) / 30)
    assert all(frame.picture.shape == (240, 320, 3) for frame in read)


def test_a_clip_filmed_upright_is_read_upright(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4")
    data = bytearray(path.read_bytes())
    matrix = data.index(b"tkhd") + 44
    quarter = struct.pack(">9i", 0, 1 << 16, 0, -1 << 16, 0, 0, 240 << 16, 0, 1 << 30)
    data[matrix : matrix + 36] = quarter
    path.write_bytes(data)
    found = probe(path)
    assert (found.width_px, found.height_px) == (240, 320)


def test_a_variable_rate_is_seen_and_its_stamps_are_kept(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4")
    data = path.read_bytes()
    times = data.index(b"stts") - 4
    step = struct.unpack_from(">I", data, times + 20)[0]
    uneven = struct.pack(">4s6I", b"stts", 0, 2, 10, step // 2, 20, step)
    data = data[:times] + struct.pack(">I", 32) + uneven + data[times + 24 :]
    for box in (b"moov", b"trak", b"mdia", b"minf", b"stbl"):
        place = data.index(box) - 4
        size = struct.unpack_from(">I", data, place)[0] + 8
        data = data[:place] + struct.pack(">I", size) + data[place + 4 :]
    path.write_bytes(data)
    assert probe(path).variable
    steps = np.diff([frame.time_s for frame in frames(path)])
    assert steps == pytest.approx([1 / 60] * 10 + [1 / 30] * 19)


def test_the_treadmill_clip_is_as_its_truth_says() -> None:
    found = probe(truth("treadmill_side.mp4"))
    assert (found.width_px, found.height_px, found.frames) == (720, 1280, 360)
    assert found.duration_s == pytest.approx(12)


def refusal(path: Path) -> str:
    with pytest.raises(NotAClip) as refused:
        for _ in frames(path):
            pass
        probe(path)
    return str(refused.value.reason)


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a" + bytes(500),
        b"#EXTM3U\nhttp://localhost/x.ts\n",
        b"Not a video\n" * 40,
        b"\xff\xd8",
    ],
    ids=["gif", "playlist", "text", "jpeg"],
)
def test_what_is_no_video_is_refused_whatever_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(data)
    assert "not a video" in refusal(path)


def test_empty_missing_and_folder_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    assert "cannot be opened" in refusal(path)
    path.touch()
    assert "empty" in refusal(path)
    assert "cannot be opened" in refusal(tmp_path)


def test_a_head_without_a_video_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + bytes(2000))
    assert "cannot be decoded" in refusal(path)
    whole = written(tmp_path / "whole.mp4").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])  # its index is at the end
    assert "cannot be decoded" in refusal(path)


def test_a_pattern_of_names_opens_no_series_of_pictures(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4").rename(tmp_path / "clip%02d.mp4")
    assert probe(path).frames == 30


def test_a_clip_too_small_too_short_or_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "short side" in refusal(written(tmp_path / "small.mp4", size=(320, 200)))
    assert "only 5 pictures" in refusal(written(tmp_path / "few.mp4", frames=5))
    path = written(tmp_path / "clip.mp4", frames=60)
    monkeypatch.setattr(clip, "MAX_FRAMES", 50)
    assert "longer than" in refusal(path)
    monkeypatch.setattr(clip, "MAX_FRAMES", 500)
    monkeypatch.setattr(clip, "MAX_S", 1.5)
    assert "longer than 1 seconds" in refusal(path)
    monkeypatch.setattr(clip, "MAX_BYTES", 1000)
    assert "MB" in refusal(path)


def test_a_head_that_lies_about_its_size_or_length_costs_nothing(tmp_path: Path) -> None:
    data = written(tmp_path / "clip.mp4").read_bytes()
    entry = data.index(b"mp4v", data.index(b"stsd")) + 28
    huge = data[:entry] + struct.pack(">HH", 60_000, 60_000) + data[entry + 4 :]
    (tmp_path / "huge.mp4").write_bytes(huge)
    try:
        found = probe(tmp_path / "huge.mp4")
    except NotAClip:
        pass
    else:
        assert (found.width_px, found.height_px) == (320, 240)
    for place, lie in ((data.index(b"mvhd") + 20, 2**31), (data.index(b"mdhd") + 20, 2**31)):
        (tmp_path / "long.mp4").write_bytes(
            data[:place] + struct.pack(">I", lie) + data[place + 4 :]
        )
        assert len(list(frames(tmp_path / "long.mp4"))) == 30


def test_stamps_that_stand_still_are_spaced_evenly(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4")
    data = bytearray(path.read_bytes())
    step = data.index(b"stts") + 16
    data[step : step + 4] = bytes(4)
    path.write_bytes(data)
    steps = np.diff([frame.time_s for frame in frames(path)])
    assert (steps > 0).all()


def test_only_the_frames_asked_for_are_given(tmp_path: Path) -> None:
    path = written(tmp_path / "clip.mp4")
    found = list(frames(path, only={3, 8, 500}))
    assert [frame.time_s for frame in found] == pytest.approx([3 / 30, 8 / 30])
    assert list(frames(path, only=())) == []


@pytest.mark.parametrize("ending", ["mp4", "webm", "avi"])
def test_a_damaged_clip_gives_frames_or_a_refusal(tmp_path: Path, ending: str) -> None:
    whole = written(tmp_path / f"whole.{ending}", frames=12).read_bytes()
    random = np.random.default_rng(6)
    path = tmp_path / "damaged"
    for _ in range(25):
        data = np.frombuffer(whole, np.uint8).copy()
        ends = [*random.integers(0, 600, 4), *random.integers(len(data) - 900, len(data), 4)]
        data[ends] = random.choice([0, 255, 128], 8)
        path.write_bytes(data[: random.integers(len(data) // 2, len(data) + 1)].tobytes())
        try:
            for frame in frames(path):
                assert frame.picture.nbytes < 10**8
        except NotAClip as refused:
            assert str(refused.reason)
