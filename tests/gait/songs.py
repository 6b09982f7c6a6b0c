"""Songs made for the tests: drums, bass and noise at a tempo that is known."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 22_050


def made_song(
    bpm: float,
    seconds: float = 20,
    *,
    swing: float = 0.0,
    each_beat: bool = False,
    drift: float = 0.0,
    noise: float = 0.02,
    seed: int = 1,
) -> tuple[NDArray[np.float32], NDArray[np.float64]]:
    """Samples at RATE_HZ, and where the beats are, in s. swing: how much later the off-beat is, in
    beats. each_beat: a kick on each beat rather than kick and snare by turns. drift: by what share
    the tempo grows from start to end. A tone of 440 Hz goes through it all."""
    random = np.random.default_rng(seed)
    samples = random.normal(0, noise, round(seconds * RATE_HZ))
    beats, at = [], 0.3
    while at < seconds - 0.3:
        beats.append(at)
        at += 60 / (bpm * (1 + drift * (at / seconds - 0.5)))
    t = np.arange(RATE_HZ // 4) / RATE_HZ
    kick = np.sin(2 * np.pi * (50 * t + 3 * (1 - np.exp(-30 * t)))) * np.exp(-14 * t)
    snare = random.normal(0, 1, len(t)) * np.exp(-25 * t)
    hat = np.diff(random.normal(0, 1, len(t) + 1)) * np.exp(-80 * t)

    def play(at_s: float, sound: NDArray[np.float64], gain: float) -> None:
        part = samples[round(at_s * RATE_HZ) :][: len(sound)]
        part += gain * sound[: len(part)]

    for number, beat in enumerate(beats):
        period = 60 / bpm
        bass_hz = (55.0, 55.0, 73.4, 65.4)[number // 4 % 4]
        hum = np.sign(
            np.sin(2 * np.pi * bass_hz * np.arange(int(0.8 * period * RATE_HZ)) / RATE_HZ)
        )
        play(beat, kick if each_beat or number % 2 == 0 else snare, 0.6)
        play(beat, hat, 0.15)
        play(beat + (0.5 + swing) * period, hat, 0.15)
        play(beat, hum, 0.08)
    samples += 0.05 * np.sin(2 * np.pi * 440 * np.arange(len(samples)) / RATE_HZ)
    return (0.8 * samples / np.abs(samples).max()).astype(np.float32), np.array(beats)


def saved(path: Path, samples: NDArray[np.float32]) -> Path:
    """The samples as a sound file of what the path ends in."""
    import soundfile

    soundfile.write(path, samples, RATE_HZ)
    return path
