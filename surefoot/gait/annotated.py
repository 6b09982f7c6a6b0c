"""Pictures of a measured clip: key frames as JPEG and a short clip as WebM, with the body drawn in.

Needs the extra `video`: whoever asks for pictures imports this module then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from surefoot.facts.technique import View
from surefoot.gait.clip import Picture, frames
from surefoot.gait.drawing import Points, draw_body, draw_ring, draw_rules
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.outcome import Contact
from surefoot.gait.quiet import quiet
from surefoot.gait.smoothing import Floats
from surefoot.gait.track import Track, track_of

MAX_CLIP_S, MAX_CLIP_FRAMES_PER_S = 5.0, 30.0
"""VP8 takes longer to write than to see (grade P)."""
_CLIP_LONG_PX, _STILL_LONG_PX = 560, 720
_STILL_SHAPE = 3 / 4
"""Width by height of a key frame, so that they stand in a row."""
_JPEG_QUALITY = 82
_LEAST_WEIGHT = 0.2
_MARGIN = 0.12
"""Around the body, of its height."""
_RING_S = 0.1
"""For how long a contact is marked."""


def key_frames(
    path: Path, keypoints: Keypoints, moments: Sequence[Contact], view: View
) -> dict[Contact, bytes]:
    """A JPEG for each moment, cut to the runner.

    keypoints: of this clip; drawn is what was measured, left and right repaired. A moment beyond
    the end of the file is left out. Raises NotAClip when the file cannot be read any more, and
    NotSetUp.
    """
    track = track_of(keypoints)
    numbers = sorted({moment.frame for moment in moments})
    pictures = dict(zip(numbers, frames(path, only=numbers), strict=False))
    found = {}
    for moment in moments:
        if moment.frame not in pictures:
            continue
        around = _around(track, _whole(keypoints), [moment.frame], _STILL_LONG_PX, _STILL_SHAPE)
        picture = around.of(pictures[moment.frame].picture)
        points = around.points(track, moment.frame)
        draw_rules(picture, points, moment.side, view)
        draw_body(picture, points, moment.side)
        quality = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
        found[moment] = cv2.imencode(".jpg", picture, quality)[1].tobytes()
    return found


def short_clip(
    path: Path,
    keypoints: Keypoints,
    contacts: Sequence[Contact],
    into: Path,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> None:
    """Write up to `MAX_CLIP_S` from the middle of the clip as WebM (VP8), cut to the runner.

    contacts: a ring marks the foot, and its leg is shown until the next one. told: called with
    frames done and all there will be; may raise to stop. into: ends in .webm, and is there only
    when it is whole. Raises NotAClip, NotSetUp and OSError.
    """
    track = track_of(keypoints)
    shown, frames_per_s = _evenly(track.times_s)
    around = _around(track, _whole(keypoints), shown, _CLIP_LONG_PX)
    making = into.with_name(f"{into.stem}.part.webm")
    writer: cv2.VideoWriter | None = None
    done = 0
    try:
        numbers = sorted(set(shown))
        for number, frame in zip(numbers, frames(path, only=numbers), strict=False):
            picture = around.of(frame.picture)
            _draw(picture, around.points(track, number), number, track.times_s, contacts)
            writer = writer or _writer(making, frames_per_s, picture)
            for _ in range(shown.count(number)):
                writer.write(picture)
                done += 1
            told(done, len(shown))
        if writer is not None:
            writer.release()
            making.replace(into)
    finally:
        if writer is not None:
            writer.release()
        making.unlink(missing_ok=True)


def _draw(
    picture: Picture,
    points: Points,
    number: int,
    times_s: Floats,
    contacts: Sequence[Contact],
) -> None:
    before = [one for one in contacts if one.frame <= number]
    last = max(before, key=lambda one: one.frame, default=None)
    draw_body(picture, points, last.side if last else None)
    if last is None or times_s[number] - times_s[last.frame] > _RING_S:
        return
    foot = [points[name] for name in (f"{last.side}_heel", f"{last.side}_toe") if name in points]
    if foot:
        draw_ring(picture, np.mean(foot, axis=0))


def _evenly(times_s: Floats) -> tuple[list[int], float]:
    """The frame to show at each step of an even clock, and the clock's rate."""
    frames_per_s = min(MAX_CLIP_FRAMES_PER_S, 1 / float(np.median(np.diff(times_s))))
    length_s = min(MAX_CLIP_S, float(times_s[-1]))
    clock = np.arange((times_s[-1] - length_s) / 2, times_s[-1], 1 / frames_per_s)
    steps = clock[: int(MAX_CLIP_S * frames_per_s)] + 1e-6
    numbers = np.searchsorted(times_s, steps, side="right") - 1
    return [int(number) for number in np.clip(numbers, 0, None)], frames_per_s


def _writer(into: Path, frames_per_s: float, picture: Picture) -> cv2.VideoWriter:
    size = picture.shape[1::-1]
    vp8 = cv2.VideoWriter.fourcc(*"VP80")
    with quiet():  # OpenCV says that WebM knows no tag for VP8, which it needs none for
        writer = cv2.VideoWriter(str(into), cv2.CAP_FFMPEG, vp8, frames_per_s, (size[0], size[1]))
    if not writer.isOpened():
        raise OSError(f"no clip can be written to {into}")
    return writer


@dataclass(frozen=True, slots=True)
class _Cut:
    """A part of the picture, in px, and how much it is scaled."""

    left: int
    top: int
    right: int
    bottom: int
    scale: float

    def of(self, picture: Picture) -> Picture:
        part = picture[self.top : self.bottom, self.left : self.right]
        height, width = (2 * max(1, round(side * self.scale / 2)) for side in part.shape[:2])
        how = cv2.INTER_AREA if self.scale < 1 else cv2.INTER_CUBIC
        return np.asarray(cv2.resize(part, (width, height), interpolation=how), np.uint8)

    def points(self, track: Track, number: int) -> Points:
        places = (track.xy[number] - (self.left, self.top)) * self.scale
        sure = np.isfinite(places).all(axis=1) & (track.weight[number] >= _LEAST_WEIGHT)
        return {name: places[k] for k, name in enumerate(track.names) if sure[k]}


def _whole(keypoints: Keypoints) -> Floats:
    return np.array([keypoints.width_px, keypoints.height_px], np.float64)


def _around(
    track: Track, whole: Floats, numbers: Sequence[int], long_px: int, shape: float | None = None
) -> _Cut:
    """What holds the body in all these frames; as wide by high as `shape`, where it is given and
    the picture is large enough. whole: width and height of the picture.
    """
    xy = track.xy[numbers].reshape(-1, 2)
    xy = xy[np.isfinite(xy).all(axis=1)]
    low, high = np.zeros(2), whole
    if len(xy):
        low, high = np.percentile(xy, [0.5, 99.5], axis=0)
        margin = _MARGIN * max(high[1] - low[1], 0.1 * whole[1])
        low, high = low - margin, high + margin
    if shape:
        size = np.maximum(high - low, (high - low)[::-1] * (shape, 1 / shape))
        low = (low + high - size) / 2
        high = low + size
    shift = np.clip(0, -low, None) - np.clip(high - whole, 0, np.maximum(low, 0))
    low, high = np.clip(low + shift, 0, whole), np.clip(high + shift, 0, whole)
    left, top = (int(side) for side in low)
    right, bottom = (max(int(side), edge + 2) for side, edge in zip(high, (left, top), strict=True))
    return _Cut(left, top, right, bottom, long_px / max(right - left, bottom - top))
