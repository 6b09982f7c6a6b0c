"""A clip as a file: what it is, its frames with the container's timestamps, and why one is refused.

All bounds are grade P: what a phone films of a minute of running, with room to spare.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
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
_MOSTLY = 0.9
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
    stamp_s: float
    picture: Picture


def probe(path: Path) -> Clip:
    """Look at a file without reading all of it. Raises NotAClip, or NotSetUp without the extra."""
    with closing(_Reader(path)) as reader:
        first = reader.frame()
        if first is None:
            raise NotAClip(_undecodable())
        stamps = [first.stamp_s, *islice(reader.stamps(), _LOOKED_AT - 1)]
        told = reader.frames_told
        if told < len(stamps):  # many a recorder leaves it open
            told = len(stamps) + sum(1 for _ in reader.stamps())
        if told < MIN_FRAMES or len(stamps) < MIN_FRAMES:
            raise NotAClip(_too_few(min(told, len(stamps))))
        times = timeline(np.array(stamps), reader.frames_per_s_told)
        steps = np.diff(times[np.isfinite(times)])
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


def frames(path: Path) -> Iterator[Frame]:
    """Every frame, upright, with its stamp. Raises NotAClip, also on the way, and NotSetUp."""
    with closing(_Reader(path)) as reader:
        while (frame := reader.frame()) is not None:
            yield frame


def timeline(stamps_s: NDArray[np.float64], frames_per_s: float) -> NDArray[np.float64]:
    """Seconds from the first frame on, for frames whose container may stamp them badly.

    stamps_s: shape (n,), as stamped. Where most of them increase, a frame that does not is NaN, to
    be left out; otherwise all are spaced evenly at the rate that the file tells. Raises NotAClip
    when it tells none.
    """
    before = np.concatenate([[-np.inf], np.maximum.accumulate(stamps_s)[:-1]])
    fresh = stamps_s > before
    if np.mean(fresh) >= _MOSTLY:
        return np.where(fresh, stamps_s - stamps_s[0], np.nan)
    if not (np.isfinite(frames_per_s) and frames_per_s >= 1):
        raise NotAClip(_undecodable())
    return np.arange(len(stamps_s)) / frames_per_s


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

    def close(self) -> None:
        self._capture.release()

    def frame(self) -> Frame | None:
        """The next one; None at the end of what can be decoded."""
        stamp = self._next_stamp()
        if stamp is None:
            return None
        found, picture = self._capture.retrieve()
        if not found or picture.ndim != 3 or self._shape not in (None, picture.shape):
            raise NotAClip(_undecodable())
        self._shape = picture.shape
        return Frame(stamp, picture)

    def stamps(self) -> Iterator[float]:
        """The stamps of the frames that follow, without their pictures."""
        while (stamp := self._next_stamp()) is not None:
            yield stamp

    def _next_stamp(self) -> float | None:
        if not self._capture.grab():
            return None
        self._read += 1
        stamp_s = self._told("POS_MSEC") / 1000
        if self._read > MAX_FRAMES or stamp_s > MAX_S:
            raise NotAClip(_too_long())
        return stamp_s if np.isfinite(stamp_s) else 0.0

    def _told(self, what: str) -> float:
        return float(self._capture.get(getattr(self._cv2, f"CAP_PROP_{what}")))

    @staticmethod
    def _check_sides(*sides: float) -> None:
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
                    short=max(0, int(min(sides))),
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
