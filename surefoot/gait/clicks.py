"""A click track: the metronome's clicks as samples, each on its sample for as long as it goes on.

The rhythm is that of the page's metronome (client/src/sound/beats.ts), the sound too.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, takewhile

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44_100
CLICK_S = 0.03
_FADING_S = 0.006
_STRONG_HZ, _WEAK_HZ = 1760, 1175
_WEAK_GAIN = 0.6
_PIECE_S = 10
_FULL = 2**15 - 1
_HEADER_BYTES = 44
_PCM = 1


@dataclass(frozen=True, slots=True)
class Rhythm:
    """spm: steps a minute. every: 1 for a click at each step, 2 at each second one. accent: each
    second step is louder. on_s, off_s: clicks and silence by turns; off_s 0: no silence. Raises
    ValueError when one of them makes no rhythm."""

    spm: float
    every: int = 1
    accent: bool = True
    on_s: float = 120
    off_s: float = 0

    def __post_init__(self) -> None:
        if not 0 < self.spm < 1000 or self.every < 1 or self.on_s <= 0 or self.off_s < 0:
            raise ValueError(f"no rhythm: {self}")


@dataclass(frozen=True, slots=True)
class Click:
    """at: the sample that it begins on."""

    at: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Track:
    """How long clicks go on, after how much silence, and how loud (0 to 1)."""

    rhythm: Rhythm
    length_s: float
    lead_in_s: float = 0
    volume: float = 1
    rate_hz: int = RATE_HZ

    @property
    def samples(self) -> int:
        """The length of all, the silence before it included."""
        return round((self.length_s + self.lead_in_s) * self.rate_hz)


def clicks(rhythm: Rhythm, rate_hz: int) -> Iterator[Click]:
    """The clicks of a rhythm from sample 0 on, without end. Each place is worked out from the start
    of its stretch in whole numbers, so that nothing adds up."""
    step = Fraction(60 * rate_hz) / Fraction(str(rhythm.spm))
    on = Fraction(str(rhythm.on_s)) * rate_hz
    whole = on + Fraction(str(rhythm.off_s)) * rate_hz
    if rhythm.off_s == 0:
        for number in count(0, rhythm.every):
            yield Click(round(number * step), rhythm.accent and number % 2 == 0)
    for stretch in count():
        for number in takewhile(lambda number: number * step < on, count(0, rhythm.every)):
            yield Click(round(stretch * whole + number * step), rhythm.accent and number % 2 == 0)


def sound(rate_hz: int, *, strong: bool) -> NDArray[np.float64]:
    """One click, shape (samples,), at most 1: there at once, then dying away."""
    s = np.arange(round(CLICK_S * rate_hz)) / rate_hz
    hertz, gain = (_STRONG_HZ, 1.0) if strong else (_WEAK_HZ, _WEAK_GAIN)
    heard: NDArray[np.float64] = gain * np.cos(2 * np.pi * hertz * s) * np.exp(-s / _FADING_S)
    return heard


def pieces(track: Track) -> Iterator[NDArray[np.int16]]:
    """The track in pieces of some seconds, each of shape (samples,): mono, 16 bit."""
    full = track.volume * _FULL
    sounds = {
        strong: np.rint(full * sound(track.rate_hz, strong=strong)).astype(np.int16)
        for strong in (True, False)
    }
    coming = clicks(track.rhythm, track.rate_hz)
    lead_in = round(track.lead_in_s * track.rate_hz)
    click = next(coming)
    rest = np.zeros(0, np.int16)
    for begins in range(0, track.samples, _PIECE_S * track.rate_hz):
        length = min(_PIECE_S * track.rate_hz, track.samples - begins)
        piece = np.zeros(length + len(sounds[True]), np.int16)
        piece[: len(rest)] = rest
        while (at := lead_in + click.at - begins) < length:
            heard = sounds[click.strong]
            piece[at : at + len(heard)] += heard
            click = next(coming)
        rest = piece[length:]
        yield piece[:length]


def wav(track: Track) -> Iterator[bytes]:
    """The track as a WAV file, piece by piece."""
    data = 2 * track.samples
    yield struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", data + _HEADER_BYTES - 8, b"WAVE"),
        *(b"fmt ", 16, _PCM, 1, track.rate_hz, 2 * track.rate_hz, 2, 16),
        *(b"data", data),
    )
    for piece in pieces(track):
        yield piece.astype("<i2").tobytes()


def wav_bytes(track: Track) -> int:
    """How long that file is."""
    return _HEADER_BYTES + 2 * track.samples
