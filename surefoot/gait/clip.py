"""A clip as a file: what it is, its frames with the container's timestamps, and why one is refused.

All bounds are grade P: what a phone films of a minute of running, with room to spare.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.facts.phrase import Phrase, phrase
from surefoot.gait.models import require

MAX_BYTES = 500 * 10**6
MAX_S = 90.0
MAX_FRAMES = 10_000
"""What is filmed at 240 frames/s and played slowly is long in frames before it is in seconds."""
MAX_LONG_SIDE_PX, MIN_SHORT_SIDE_PX = 4096, 240
MIN_FRAMES = 10

_LOOKED_AT = 90
"""Frames from which rate and evenness are taken."""
_UNEVEN = 1.5
"""A step between two frames this many times longer or shorter than usual: a variable rate."""
_DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi"
_ISO_BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")

Picture = NDArray[np.uint8]
"""Upright, blue green red, shape (height_px, width_px, 3)."""


class NotAClip(ValueError):
    """A file that gives no clip to measure. `reason` says what is wrong and what to do about it."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Clip:
    """What the head of a file and its first frames tell; `frames` and `duration_s` may be lies,
    which reading finds out. Sides are those of the upright picture.
    """

    width_px: int
    height_px: int
    frames: int
    duration_s: float
    frames_per_s: float
    variable: bool


class Frame(NamedTuple):
    """time_s: from the first frame on, by the container's stamps, increasing."""

    time_s: float
    picture: Picture


def probe(path: Path) -> Clip:
    """Look at a file without reading all of it. Raises NotAClip, or NotSetUp without the extra."""
    with closing(_Reader(path)) as reader:
        first = reader.frame()
        if first is None:
            raise NotAClip(_undecodable())
        times = [first.time_s, *islice(reader.times(), _LOOKED_AT - 1)]
        told = reader.frames_told
        if told < len(times):  # many a recorder leaves it open
            told = len(times) + sum(1 for _ in reader.times())
        if told < MIN_FRAMES or len(times) < MIN_FRAMES:
            raise NotAClip(_too_few(min(told, len(times))))
        steps = np.diff(times)
        usual = float(np.median(steps))
        duration_s = told * float(np.mean(steps))
        if told > MAX_FRAMES or duration_s > MAX_S:
            raise NotAClip(_too_long())
        height, width = first.picture.shape[:2]
        return Clip(
            width_px=width,
            height_px=height,
            frames=told,
            duration_s=duration_s,
            frames_per_s=1 / usual,
            variable=bool(steps.max() > _UNEVEN * usual or steps.min() < usual / _UNEVEN),
        )


def frames(path: Path, only: Collection[int] | None = None) -> Generator[Frame]:
    """The frames, upright; `only` those of these numbers, counted from 0, where it is given.

    Raises NotAClip, also on the way, and NotSetUp.
    """
    with closing(_Reader(path)) as reader:
        for number in count():
            if only is not None and number > max(only, default=-1):
                return
            wanted = only is None or number in only
            frame = reader.frame() if wanted else next(reader.times(), None)
            if frame is None:
                return
            if isinstance(frame, Frame):
                yield frame


class _Reader:
    """A file that OpenCV reads by FFmpeg, and by nothing but the demuxers of a phone's clips."""

    def __init__(self, path: Path) -> None:
        _sniff(path)
        self._cv2 = opencv()
        # An absolute path names no protocol, and the demuxers allowed know no pattern of files.
        self._capture = self._cv2.VideoCapture(str(path.resolve()), self._cv2.CAP_FFMPEG)
        try:
            if not self._capture.isOpened():
                raise NotAClip(_undecodable())
            self._check_sides(*(self._told(side) for side in ("FRAME_WIDTH", "FRAME_HEIGHT")))
        except NotAClip:
            self.close()
            raise
        self.frames_per_s_told = self._told("FPS")
        told = self._told("FRAME_COUNT")
        self.frames_told = int(told) if 0 < told < 2**31 else 0
        self._shape: tuple[int, ...] | None = None
        self._read = 0
        self._first_s = self._time_s = 0.0

    def close(self) -> None:
        self._capture.release()

    def frame(self) -> Frame | None:
        """The next one; None at the end of what can be decoded."""
        time_s = self._next_time()
        if time_s is None:
            return None
        found, picture = self._capture.retrieve()
        if not found or picture.ndim != 3 or self._shape not in (None, picture.shape):
            raise NotAClip(_undecodable())
        self._shape = picture.shape
        return Frame(time_s, picture)

    def times(self) -> Iterator[float]:
        """When the frames that follow are, without their pictures."""
        while (time_s := self._next_time()) is not None:
            yield time_s

    def _next_time(self) -> float | None:
        if not self._capture.grab():
            return None
        self._read += 1
        stamp_s = self._told("POS_MSEC") / 1000
        if self._read == 1:
            self._first_s, self._time_s = stamp_s, 0.0
        elif self._first_s + self._time_s < stamp_s < np.inf:
            self._time_s = stamp_s - self._first_s
        elif self.frames_per_s_told >= 1:  # a stamp that stands still, or none at all
            self._time_s += 1 / self.frames_per_s_told
        else:
            raise NotAClip(_undecodable())
        if self._read > MAX_FRAMES or self._time_s > MAX_S:
            raise NotAClip(_too_long())
        return self._time_s

    def _told(self, what: str) -> float:
        return float(self._capture.get(getattr(self._cv2, f"CAP_PROP_{what}")))

    @staticmethod
    def _check_sides(*sides: float) -> None:
        if not min(sides) > 0:
            raise NotAClip(_undecodable())
        if max(sides) > MAX_LONG_SIDE_PX:
            raise NotAClip(
                phrase(
                    "The picture is {long} pixels on its long side; up to {most} can be read. "
                    "Film in Full HD (1080p), or export the clip smaller.",
                    long=int(max(sides)),
                    most=MAX_LONG_SIDE_PX,
                )
            )
        if min(sides) < MIN_SHORT_SIDE_PX:
            raise NotAClip(
                phrase(
                    "The picture is only {short} pixels on its short side; {least} is the least "
                    "from which joints can be found. Choose the clip as it was filmed.",
                    short=int(min(sides)),
                    least=MIN_SHORT_SIDE_PX,
                )
            )


def opencv() -> ModuleType:
    """The cv2 module, told to be silent and to open nothing but local clips. Raises NotSetUp."""
    require()
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    os.environ["OPENCV_FFMPEG_CAPTURE_OPTIONS"] = (
        f"protocol_whitelist;file|format_whitelist;{_DEMUXERS}"
    )
    import cv2

    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    return cv2


def _sniff(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise NotAClip(phrase("The file cannot be opened. Choose it again.")) from error
    if not head:
        raise NotAClip(phrase("The file is empty. Copy it from the phone again."))
    iso, ebml = head[4:8] in _ISO_BOXES, head.startswith(b"\x1a\x45\xdf\xa3")
    riff = head.startswith(b"RIFF") and head[8:12] == b"AVI "
    if not (iso or ebml or riff):
        raise NotAClip(
            phrase("This is not a video. Choose a clip as the phone saves it: MP4, MOV or WebM.")
        )
    if size > MAX_BYTES:
        raise NotAClip(
            phrase(
                "The clip has {megabytes} MB; up to {most} can be read. Cut it to the 15 to 30 "
                "seconds that matter.",
                megabytes=size // 10**6,
                most=MAX_BYTES // 10**6,
            )
        )


def _undecodable() -> Phrase:
    return phrase(
        "The video cannot be decoded: it is damaged, cut off, or of a rare kind. Export it from "
        "the phone again as MP4 (H.264)."
    )


def _too_long() -> Phrase:
    return phrase(
        "The clip is longer than {seconds} seconds or {frames} frames. Cut it to the 15 to 30 "
        "seconds that matter.",
        seconds=int(MAX_S),
        frames=MAX_FRAMES,
    )


def _too_few(frames: int) -> Phrase:
    return phrase(
        "The video has only {frames} pictures. A clip of 15 to 30 seconds is what can be measured.",
        frames=frames,
    )
