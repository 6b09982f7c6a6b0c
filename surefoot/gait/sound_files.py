"""Sound files by their endings. WAV needs nothing; the others come with the extra `music`
(soundfile on libsndfile), whose modules are imported by the first that is written or read."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.clicks import Track, pieces, wav

PACKED = {
    ".mp3": ("MP3", "MPEG_LAYER_III"),
    ".ogg": ("OGG", "VORBIS"),
    ".opus": ("OGG", "OPUS"),
}
"""Format and subtype, as libsndfile calls them, by ending."""
OPUS_RATE_HZ = 48_000
"""Opus knows few rates; this is its own."""
PARTIAL = ".part"


def can_pack() -> bool:
    """Whether MP3, Ogg and Opus can be written here."""
    return find_spec("soundfile") is not None


def write_track(
    track: Track, target: Path, told: Callable[[float], None] = lambda share: None
) -> None:
    """Writes a click track; what it is follows from the ending. There whole, or not at all.

    told: hears what share is written, 0 to 1. Raises ImportError without the extra, for all but
    WAV; OSError.
    """
    ending = target.suffix.lower()
    with whole(target) as partial:
        if ending in PACKED:
            pack(partial, ending, track.rate_hz, 1, _counted(track, told))
        else:
            with partial.open("wb") as file:
                file.writelines(wav(track))


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Where to write a file that takes its place when it is whole, or leaves nothing."""
    partial = target.with_name(target.name + PARTIAL)
    try:
        yield partial
        partial.replace(target)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise


def _counted(track: Track, told: Callable[[float], None]) -> Iterator[NDArray[np.int16]]:
    done = 0
    for piece in pieces(track):
        yield piece
        done += len(piece)
        told(done / track.samples)


def pack(
    path: Path,
    ending: str,
    rate_hz: int,
    channels: int,
    samples: Iterable[NDArray[np.int16] | NDArray[np.float32]],
) -> None:
    """Writes samples, pieces of shape (n,) or (n, channels), by libsndfile.

    ending: of PACKED, or .wav (16 bit). Raises ImportError without the extra; OSError.
    """
    import soundfile

    kind, subtype = PACKED.get(ending, ("WAV", "PCM_16"))
    try:
        with soundfile.SoundFile(path, "w", rate_hz, channels, subtype, format=kind) as file:
            for piece in samples:
                file.write(piece)
    except soundfile.LibsndfileError as error:
        raise OSError(str(error)) from error
