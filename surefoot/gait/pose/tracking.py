"""One person followed through a clip, frame by frame, while the next frames are being decoded."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

import numpy as np
from numpy.typing import NDArray

from surefoot.facts.phrase import phrase
from surefoot.gait.clip import Frame, NotAClip, Picture, frames, probe, timeline
from surefoot.gait.keypoints import NAMES, Keypoints
from surefoot.gait.models import Model
from surefoot.gait.pose.detector import Detector, Found
from surefoot.gait.pose.landmarks import Body, Landmarks
from surefoot.gait.pose.region import Region

_AHEAD_BYTES = 24 * 2**20
_FINEST_PX, _FINEST_SCORE = 1 / 32, 1 / 256
"""What lies below is noise, and zeros take no room at rest."""
_LEAST_FOUND = 0.2
"""Of the frames; with a person in fewer the clip shows something else (grade P)."""


def track_person(path: Path, model: Model, tell: Callable[[int, int], None]) -> Keypoints:
    """See `surefoot.gait.pose.track`; `tell` may raise to stop."""
    clip = probe(path)
    follower = Follower(model)
    stamps: list[float] = []
    places: list[NDArray[np.float32]] = []
    scores: list[NDArray[np.float32]] = []
    nowhere = np.full((len(NAMES), 2), np.nan, np.float32), np.zeros(len(NAMES), np.float32)
    tell(0, clip.frames)
    with closing(_ahead(frames(path))) as coming:
        for stamp_s, picture in coming:
            body = follower(picture)
            xy, score = (body.xy_px, body.score) if body else nowhere
            stamps.append(stamp_s)
            places.append(xy)
            scores.append(score)
            tell(len(stamps), max(clip.frames, len(stamps)))
    times = timeline(np.array(stamps), clip.frames_per_s)
    kept = np.isfinite(times)
    xy_px = _rounded(places, _FINEST_PX)[kept]
    if np.isfinite(xy_px[:, 0, 0]).mean() < _LEAST_FOUND:
        raise NotAClip(
            phrase(
                "Nobody was found in most of the clip. Film so that all of you is in the picture, "
                "from head to foot, in good light."
            )
        )
    return Keypoints(
        names=NAMES,
        times_s=times[kept],
        xy_px=xy_px,
        score=_rounded(scores, _FINEST_SCORE)[kept],
        width_px=clip.width_px,
        height_px=clip.height_px,
        model=f"blazepose-{model}",
        clip_sha256=_sha256(path),
    )


class Follower:
    """Finds the person who is largest and most in the middle, then stays with that one."""

    def __init__(self, model: Model) -> None:
        self._detector, self._landmarks = Detector(), Landmarks(model)
        self._region: Region | None = None
        self._last: Region | None = None

    def __call__(self, picture: Picture) -> Body | None:
        """The person in the next picture; None when lost."""
        body = self._landmarks(picture, self._region) if self._region else None
        if body is None:
            found = self._choose(self._detector(picture), picture)
            body = self._landmarks(picture, found.region) if found else None
        self._region = body.region if body else None
        self._last = self._region or self._last
        return body

    def _choose(self, people: list[Found], picture: Picture) -> Found | None:
        if not people:
            return None
        last = self._last
        if last is not None:
            nearest = min(people, key=lambda one: _apart(one.region, last))
            return nearest if _apart(nearest.region, last) < last.side else None
        whole = Region.whole(picture)
        return max(people, key=lambda one: one.region.side * (1 - _apart(one.region, whole)))


def _apart(one: Region, other: Region) -> float:
    """Between the centres, in sides of the other."""
    return math.hypot(one.x - other.x, one.y - other.y) / other.side


def _ahead(coming: Iterator[Frame]) -> Generator[Frame]:
    """The same frames, decoded by a thread while the ones before are worked on."""
    first = next(coming, None)
    if first is None:
        return
    waiting: Queue[Frame | BaseException | None] = Queue(
        max(2, min(8, _AHEAD_BYTES // first.picture.nbytes))
    )
    left = Event()

    def put(item: Frame | BaseException | None) -> None:
        while not left.is_set():
            try:
                waiting.put(item, timeout=0.2)
            except Full:
                continue
            return

    def decode() -> None:
        try:
            for frame in coming:
                put(frame)
                if left.is_set():
                    return
        except Exception as error:
            put(error)
        put(None)

    thread = Thread(target=decode, name="decoding", daemon=True)
    thread.start()
    try:
        yield first
        while (item := waiting.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        left.set()
        thread.join()


def _rounded(rows: list[NDArray[np.float32]], finest: float) -> NDArray[np.float32]:
    return (np.round(np.array(rows) / finest) * finest).astype(np.float32)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
