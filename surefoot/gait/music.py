"""Music at a cadence: the runner's own song, its beat found and fitted, made faster or slower by a
few per cent without another pitch.

Needs the extra `music`: librosa (beats), python-stretch (time), soundfile (files), each imported by
the function that needs it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from surefoot.facts.phrase import phrase
from surefoot.gait import clicks, sound_files
from surefoot.gait.tempo import Beat, Fold, fitted

Samples = NDArray[np.float32]
"""Shape (n, channels), -1 to 1."""

SECONDS_LEAST, SECONDS_MOST = 15.0, 10 * 60.0
RATE_LEAST_HZ, RATE_MOST_HZ = 8_000, 48_000
_FRAMES_PER_S = 100
_WINDOW_S = 0.046
_BANDS = 96
_PIECE_FRAMES = 1500
_LOUD_DB = 80.0
_RISE_LEAST_DB, _RISE_TIMES_LEAST = 1.0, 1.6
_BESIDE_CLICKS = 0.7
_AT_ONCE = 2**17
_LATE_S = 0.006
"""So much after a beat the window that finds it stands (measured on made songs)."""


class NotUsable(Exception):
    """The file is no song that can be used; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Song:
    """What a file holds."""

    path: Path
    rate_hz: int
    channels: int
    samples: int

    @property
    def length_s(self) -> float:
        return self.samples / self.rate_hz


def is_there() -> bool:
    """Whether the extra is installed."""
    return all(find_spec(name) is not None for name in ("librosa", "python_stretch", "soundfile"))


@contextmanager
def _readable() -> Iterator[None]:
    """Says for the person what libsndfile says of a file."""
    import soundfile

    try:
        yield
    except soundfile.SoundFileError as error:
        raise NotUsable(
            phrase(
                "This is no song that can be read here. WAV, MP3, Ogg and FLAC can, as long as "
                "they are not protected against copying."
            )
        ) from error


def song(path: Path) -> Song:
    """Looks at a file. Raises NotUsable."""
    import soundfile

    with _readable(), soundfile.SoundFile(path) as file:
        found = Song(path, file.samplerate, file.channels, file.frames)
    if not SECONDS_LEAST <= found.length_s <= SECONDS_MOST:
        raise NotUsable(
            phrase(
                "This lasts {seconds} s. A song may have {least} s to {most} min.",
                seconds=round(found.length_s),
                least=round(SECONDS_LEAST),
                most=round(SECONDS_MOST / 60),
            )
        )
    if not RATE_LEAST_HZ <= found.rate_hz <= RATE_MOST_HZ or found.channels > 2:
        raise NotUsable(phrase("Save it as stereo at 44.1 or 48 kHz: this file is neither."))
    return found


def _hop(found: Song) -> int:
    return round(found.rate_hz / _FRAMES_PER_S)


def onsets(found: Song, told: Callable[[float], None] = lambda share: None) -> NDArray[np.float64]:
    """How much begins from moment to moment, `_hop` samples apart, shape (frames,)."""
    import librosa

    hop = _hop(found)
    window = round(_WINDOW_S * found.rate_hz)
    parts = []
    before = np.zeros(window - hop, np.float32)
    for number, piece in enumerate(_pieces(found, hop * _PIECE_FRAMES)):
        sound = np.concatenate([before, piece.mean(axis=1)])
        if len(sound) < window:
            break
        parts.append(
            librosa.feature.melspectrogram(
                y=sound,
                sr=found.rate_hz,
                n_fft=window,
                hop_length=hop,
                center=False,
                n_mels=_BANDS,
                fmax=min(found.rate_hz / 2, 10_000),
            )
        )
        before = sound[-(window - hop) :]
        told(min(1.0, (number + 1) * _PIECE_FRAMES * hop / found.samples))
    power = np.concatenate(parts, axis=1)
    loud = 10 * np.log10(np.maximum(power, 1e-10))
    loud = np.maximum(loud, loud.max() - _LOUD_DB)
    rises = np.maximum(np.diff(loud, axis=1, prepend=loud[:, :1]), 0)
    strength: NDArray[np.float64] = rises.mean(axis=0).astype(np.float64)
    return strength


def _pieces(found: Song, length: int) -> Iterator[Samples]:
    import soundfile

    with _readable():
        for piece in soundfile.blocks(found.path, length, dtype="float32", always_2d=True):
            yield np.nan_to_num(piece, copy=False)


def beat(found: Song, told: Callable[[float], None] = lambda share: None) -> Beat:
    """The steady beat of a song. Raises NotUsable when it has none."""
    import librosa

    strength = onsets(found, told)
    hop = _hop(found)
    _, frames = librosa.beat.beat_track(
        onset_envelope=strength, sr=found.rate_hz, hop_length=hop, units="frames", trim=False
    )
    line = None
    if len(frames) > 1:
        times_s = np.asarray(frames, np.float64) * hop / found.rate_hz - _LATE_S
        line = fitted(times_s, float(np.median(np.diff(times_s))))
    if line is None or not line.steady or not _stand_out(frames, strength):
        raise NotUsable(
            phrase(
                "No steady beat was found in this song, so it cannot be brought to a cadence. "
                "Songs that keep one tempo from start to end work best."
            )
        )
    return line


def _stand_out(frames: NDArray[np.int64], strength: NDArray[np.float64]) -> bool:
    """Whether more begins at the beats than elsewhere: a line is found in noise too."""
    near = np.pad(strength, 2)
    at_beats = np.median([near[frame : frame + 5].max() for frame in frames])
    return bool(at_beats >= max(_RISE_LEAST_DB, _RISE_TIMES_LEAST * strength.mean()))


def brought(
    found: Song,
    line: Beat,
    fold: Fold,
    spm: float,
    *,
    clicks_volume: float = 0.0,
) -> Samples:
    """The song at a cadence, shape (samples, channels), at most 1.

    line, fold: its beat, and how it meets the cadence. clicks_volume: of a click at each step laid
    over it, 0 to 1.
    """
    from python_stretch.Signalsmith import Stretch

    by_channel = np.zeros((found.channels, found.samples), np.float32)
    filled = 0
    for piece in _pieces(found, _AT_ONCE):
        room = by_channel[:, filled : filled + len(piece)]
        room[:] = piece[: room.shape[1]].T  # a damaged file may hold more than it says
        filled += len(piece)
    stretch = Stretch()
    stretch.preset(found.channels, float(found.rate_hz))
    stretch.setTimeFactor(fold.faster)
    heard = np.asarray(stretch.process(by_channel), np.float32)
    if clicks_volume > 0:
        heard *= _BESIDE_CLICKS
        _lay_clicks(heard, found.rate_hz, line.first_s / fold.faster, spm, clicks_volume)
    peak = float(max(heard.max(initial=0.0), -heard.min(initial=0.0)))
    if peak > 1:
        heard /= peak
    return heard.T


def _lay_clicks(
    heard: NDArray[np.float32], rate_hz: int, first_s: float, spm: float, volume: float
) -> None:
    """Adds clicks at each step from the first beat on. heard: shape (channels, n), changed."""
    begins = round(first_s % (60 / spm) * rate_hz)
    for click in clicks.clicks(clicks.Rhythm(spm), rate_hz):
        at = begins + click.at
        if at >= heard.shape[1]:
            return
        sound = volume * clicks.sound(rate_hz, strong=click.strong)
        part = heard[:, at : at + len(sound)]
        part += sound[: part.shape[1]]


def write(
    samples: Samples,
    rate_hz: int,
    target: Path,
    told: Callable[[float], None] = lambda share: None,
) -> None:
    """Writes a sound file of what its ending says. Raises OSError."""

    def pieces() -> Iterator[Samples]:
        for begins in range(0, len(samples), _AT_ONCE):
            yield samples[begins : begins + _AT_ONCE]
            told(min(1.0, (begins + _AT_ONCE) / len(samples)))

    with sound_files.whole(target) as partial:
        ending = target.suffix.lower()
        sound_files.pack(partial, ending, rate_hz, samples.shape[1], pieces())
