"""A click track is exact to the sample for as long as it goes on, and says what it is."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest

from surefoot.gait.clicks import CLICK_S, RATE_HZ, Click, Rhythm, Track, clicks, pieces, sound, wav
from surefoot.gait.sound_files import write_track

HOUR_S = 3600


def rendered(track: Track) -> np.ndarray:
    return np.concatenate(list(pieces(track)))


def ideal(track: Track, step_samples: list[tuple[float, bool]]) -> np.ndarray:
    """The track as it should be, click by click, from places in samples as real numbers."""
    whole = np.zeros(track.samples, np.int16)
    for at, strong in step_samples:
        begins = round(at)
        heard = np.rint(32767 * sound(track.rate_hz, strong=strong)).astype(np.int16)
        part = whole[begins : begins + len(heard)]
        part += heard[: len(part)]
    return whole


def test_an_hour_of_clicks_is_exact_to_the_sample() -> None:
    track = Track(Rhythm(168.7), HOUR_S, lead_in_s=10)
    places = [
        ((10 + step * 60 / 168.7) * RATE_HZ, step % 2 == 0) for step in range(int(60 * 168.7))
    ]
    begins = 0
    expected = ideal(track, places)
    for piece in pieces(track):
        assert np.array_equal(piece, expected[begins : begins + len(piece)])
        begins += len(piece)
    assert begins == (HOUR_S + 10) * RATE_HZ


def test_two_minutes_on_and_one_off_begin_anew_at_whole_minutes() -> None:
    track = Track(Rhythm(171, every=2, accent=False, on_s=120, off_s=60), HOUR_S / 10)
    places = [
        ((stretch * 180 + step * 60 / 171) * RATE_HZ, False)
        for stretch in range(2)
        for step in range(0, 342, 2)
    ]
    assert np.array_equal(rendered(track), ideal(track, places))


def test_the_rhythm_is_that_of_the_page() -> None:
    """As client/src/sound/beats.test.ts has it."""
    short = clicks(Rhythm(120, on_s=1.2, off_s=0.1), 1000)
    found = [next(short) for _ in range(7)]
    assert [click.at for click in found] == [0, 500, 1000, 1300, 1800, 2300, 2600]
    assert [click.strong for click in found] == [True, False, True, True, False, True, True]
    second = clicks(Rhythm(120, every=2), 1000)
    assert [next(second) for _ in range(3)] == [Click(at, True) for at in (0, 1000, 2000)]
    with pytest.raises(ValueError, match="no rhythm"):
        Rhythm(0)


def test_a_click_is_cut_nowhere_but_at_the_end() -> None:
    track = Track(Rhythm(180, on_s=10, off_s=2), 12 + CLICK_S / 2, lead_in_s=9.99, volume=0.5)
    samples = rendered(track)
    first = round(9.99 * RATE_HZ)
    heard = np.rint(0.5 * 32767 * sound(RATE_HZ, strong=True)).astype(np.int16)
    assert not samples[:first].any()
    assert np.array_equal(samples[first : first + len(heard)], heard)
    assert np.array_equal(samples[-len(heard) // 2 :], heard[: (len(heard) + 1) // 2])


def test_it_is_a_wave_file_of_16_bits(tmp_path: Path) -> None:
    track = Track(Rhythm(165), 61)
    target = tmp_path / "clicks.wav"
    write_track(track, target)
    assert target.read_bytes() == b"".join(wav(track))
    with wave.open(io.BytesIO(target.read_bytes())) as file:
        assert file.getparams()[:4] == (1, 2, RATE_HZ, 61 * RATE_HZ)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    assert np.array_equal(samples, rendered(track))
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("ending", "rate_hz"), [(".mp3", RATE_HZ), (".ogg", RATE_HZ), (".opus", 48_000)]
)
def test_packed_it_clicks_at_the_same_times(tmp_path: Path, ending: str, rate_hz: int) -> None:
    soundfile = pytest.importorskip("soundfile")
    target = tmp_path / f"clicks{ending}"
    write_track(Track(Rhythm(180, accent=False), 12, rate_hz=rate_hz), target)
    heard, rate = soundfile.read(target)
    loud = np.flatnonzero(np.abs(heard) > 0.2) / rate
    onsets = loud[np.diff(loud, prepend=-1) > 0.1]
    assert len(onsets) == 36
    assert np.abs(onsets - onsets[0] - np.arange(36) / 3).max() < 0.002
    assert onsets[0] < 0.06
