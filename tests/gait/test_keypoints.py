"""Keypoints at rest: what is written comes back bit for bit; anything else is refused clearly."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.gait.keypoints import NAMES, Keypoints


def keypoints(frames: int = 40, seed: int = 0) -> Keypoints:
    random = np.random.default_rng(seed)
    walk = random.normal(0, 2, (frames, len(NAMES), 2)).cumsum(axis=0) + 300
    walk[3, 5] = np.nan
    return Keypoints(
        names=NAMES,
        times_s=np.arange(frames) / 29.97,
        xy_px=np.round(walk * 32) / 32,
        score=np.round(random.random((frames, len(NAMES))) * 255) / 255,
        width_px=720,
        height_px=1280,
        model="blazepose-full",
        clip_sha256="ab" * 32,
    )


def test_what_is_written_comes_back_bit_for_bit() -> None:
    one = keypoints()
    back = Keypoints.from_bytes(one.to_bytes())
    assert back.times_s.tobytes() == one.times_s.tobytes()
    assert back.xy_px.tobytes() == one.xy_px.tobytes()
    assert back.score.tobytes() == one.score.tobytes()
    for field in ("names", "width_px", "height_px", "model", "clip_sha256"):
        assert getattr(back, field) == getattr(one, field)


def test_a_track_takes_less_room_than_its_arrays() -> None:
    one = keypoints(frames=400)
    assert len(one.to_bytes()) < 0.7 * (one.times_s.nbytes + one.xy_px.nbytes + one.score.nbytes)


def test_a_point_is_found_by_its_name_and_cannot_be_moved() -> None:
    one = keypoints()
    assert np.array_equal(one.at("left_knee"), one.xy_px[:, NAMES.index("left_knee")])
    assert one.score_of("nose").shape == (len(one),)
    with pytest.raises(KeyError):
        one.at("tail")
    with pytest.raises(ValueError, match="read-only"):
        one.at("nose")[0] = 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"times_s": np.zeros(40)},
        {"times_s": np.arange(39.0)},
        {"times_s": np.full(40, np.nan)},
        {"xy_px": np.zeros((40, 3, 2))},
        {"xy_px": np.full((40, len(NAMES), 2), np.inf)},
        {"score": np.full((40, len(NAMES)), 1.5)},
        {"score": np.full((40, len(NAMES)), np.nan)},
        {"names": ("nose",) * len(NAMES)},
        {"names": ("Nose/..", *NAMES[1:])},
        {"width_px": 0},
        {"height_px": 10**6},
        {"clip_sha256": "none"},
    ],
)
def test_arrays_that_do_not_fit_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="keypoints: "):
        replace(keypoints(), **wrong)  # type: ignore[arg-type]


def test_foreign_newer_and_cut_bytes_are_refused() -> None:
    data = keypoints().to_bytes()
    for foreign in (b"", b"SFKEY", b"\x89PNG\r\n" * 20):
        with pytest.raises(ValueError, match="no keypoints"):
            Keypoints.from_bytes(foreign)
    with pytest.raises(ValueError, match="newer Surefoot"):
        Keypoints.from_bytes(data[:8] + b"\x07" + data[9:])
    for cut in (20, len(data) // 2, len(data) - 1):
        with pytest.raises(ValueError, match="damaged"):
            Keypoints.from_bytes(data[:cut])


@given(place=st.integers(8, 2000), change=st.integers(1, 255))
def test_one_changed_byte_is_noticed(place: int, change: int) -> None:
    data = bytearray(keypoints(frames=10).to_bytes())
    data[place % (len(data) - 8) + 8] ^= change
    with pytest.raises(ValueError):
        Keypoints.from_bytes(bytes(data))


@given(junk=st.binary(max_size=300))
def test_bytes_with_a_right_sum_and_wrong_content_are_refused(junk: bytes) -> None:
    import struct
    import zlib

    head = struct.pack("<8sBII", b"SFKEYPTS", 1, min(len(junk), 40), zlib.crc32(junk))
    with pytest.raises(ValueError):
        Keypoints.from_bytes(head + junk)
