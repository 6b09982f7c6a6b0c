"""Songs of a known tempo: found within half a per cent, brought to a cadence at the same pitch."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from surefoot.gait import music, tempo
from surefoot.gait.clicks import sound

from .songs import RATE_HZ, made_song, saved

soundfile = pytest.importorskip("soundfile")
pytest.importorskip("librosa")

WITHIN = 0.005


def looked_at(path: Path) -> tuple[music.Song, tempo.Beat]:
    found = music.song(path)
    return found, music.beat(found)


@pytest.mark.parametrize(
    ("bpm", "how"),
    [
        (84, {}),
        (168, {"each_beat": True}),
        (92.5, {"swing": 0.16}),
        (150, {"noise": 0.3}),
        (181.7, {"seed": 5}),
    ],
)
def test_the_tempo_is_found_within_half_a_per_cent(
    tmp_path: Path, bpm: float, how: dict[str, Any]
) -> None:
    samples, beats = made_song(bpm, **how)
    found, line = looked_at(saved(tmp_path / "song.wav", samples))
    assert abs(found.length_s - 20) < 0.01
    assert min(abs(line.bpm * each / bpm - 1) for each in (0.5, 1, 2)) < WITHIN
    fold = tempo.folded(line.bpm, bpm)
    assert abs(fold.faster - 1) < WITHIN and fold.fits
    away = (beats - line.first_s) / (60 / line.bpm) % 1
    assert np.median(np.minimum(away, abs(away - np.array([[0.5], [1]])).min(axis=0))) < 0.03


def no_beat(random: np.random.Generator) -> np.ndarray:
    return random.normal(0, 0.2, 20 * RATE_HZ)


@pytest.mark.parametrize(
    "samples",
    [
        made_song(100, drift=0.08)[0],
        np.concatenate([made_song(120, 11)[0], made_song(127, 11)[0]]),
        no_beat(np.random.default_rng(3)),
        0.3 * np.sin(np.arange(20 * RATE_HZ) * 0.1),
        np.zeros(20 * RATE_HZ),
    ],
    ids=["drifting", "changing", "noise", "tone", "silence"],
)
def test_without_a_steady_beat_it_abstains(tmp_path: Path, samples: Any) -> None:
    path = saved(tmp_path / "song.wav", samples.astype(np.float32))
    with pytest.raises(music.NotUsable, match="No steady beat"):
        looked_at(path)


@pytest.mark.parametrize(("spm", "ending"), [(178, ".ogg"), (160, ".wav")])
def test_brought_to_a_cadence_it_keeps_its_pitch(tmp_path: Path, spm: float, ending: str) -> None:
    samples, _ = made_song(84)
    found, line = looked_at(saved(tmp_path / "song.flac", np.stack([samples, samples / 2], 1)))
    fold = tempo.folded(line.bpm, spm)
    assert fold.fits and fold.steps == 2
    target = tmp_path / f"brought{ending}"
    music.write(music.brought(found, line, fold, spm), found.rate_hz, target)
    again, line = looked_at(target)
    assert again.channels == 2
    assert again.length_s == pytest.approx(20 / fold.faster, abs=0.05)
    assert abs(tempo.folded(line.bpm, spm).faster - 1) < WITHIN
    heard, rate = soundfile.read(target)
    power = np.abs(np.fft.rfft(heard[:, 0] * np.hanning(len(heard))))
    hertz = np.fft.rfftfreq(len(heard), 1 / rate)
    near = (hertz > 400) & (hertz < 480)
    assert abs(hertz[near][np.argmax(power[near])] / 440 - 1) < 0.01


def test_clicks_lie_on_the_beats(tmp_path: Path) -> None:
    samples, beats = made_song(84)
    found, line = looked_at(saved(tmp_path / "song.wav", samples))
    fold = tempo.folded(line.bpm, 170)
    plain = music.brought(found, line, fold, 170)
    clicked = music.brought(found, line, fold, 170, clicks_volume=0.5)
    assert np.abs(clicked).max() <= 1
    scale = np.linalg.lstsq(plain[:2000], clicked[:2000, 0], rcond=None)[0][0]
    added = clicked[:, 0] - scale * plain[:, 0]
    match = np.correlate(added, sound(RATE_HZ, strong=True), "valid")
    loud = np.flatnonzero(match > 0.5 * match.max())
    at = loud[np.diff(loud, prepend=-RATE_HZ) > RATE_HZ * 0.1] / RATE_HZ
    step = 60 / 170
    away = (beats[:, None] / fold.faster - at[None]) / step
    assert np.abs(away - np.rint(away)).max() < 0.1
    assert np.abs(np.diff(at) / step - np.rint(np.diff(at) / step)).max() < 0.01


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"nothing", "no song that can be read"), (b"", "no song that can be read"), (None, "lasts")],
)
def test_what_is_no_song_is_refused(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "song.mp3"
    if content is None:
        saved(path, made_song(120, 5)[0])
    else:
        path.write_bytes(content)
    with pytest.raises(music.NotUsable, match=says):
        music.song(path)
