"""One person followed through a clip, frame by frame, while the next frames are being decoded."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from pathlib import Path
from queue import Full, Queue
from threading import Event, Thread

import numpy as np
from numpy.typing import NDArray

from surefoot.facts.phrase import phrase
from surefoot.gait.clip import Frame, NotAClip, Picture, frames, probe
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

_STEP, _STEP_LOST, _STEP_MOST = 0.2, 0.03, 0.5
"""How far the same person's hips may be from one frame to the next, for each frame out of sight on
top, and at most, in sides of the square (grade P)."""
_GROWTH = 1.6
"""How much the square may grow or shrink meanwhile: arms and legs reach out (grade P)."""
_PATIENCE_S = 1.0


def track_person(path: Path, model: Model, tell: Callable[[int, int], None]) -> Keypoints:
    """See `surefoot.gait.pose.track`; `tell` may raise to stop."""
    clip = probe(path)
    follower = Follower(model, patience=round(_PATIENCE_S * clip.frames_per_s))
    times: list[float] = []
    sightings: list[tuple[int, Body | None]] = []
    tell(0, clip.frames)
    with closing(_ahead(frames(path))) as coming:
        for time_s, picture in coming:
            body = follower(picture)
            times.append(time_s)
            sightings.append((follower.person, body))
            tell(len(times), max(clip.frames, len(times)))
    bodies = _seen_longest(sightings)
    if sum(body is not None for body in bodies) < _LEAST_FOUND * len(bodies):
        raise NotAClip(
            phrase(
                "Nobody was found in most of the clip. Film so that all of you is in the picture, "
                "from head to foot, in good light."
            )
        )
    nowhere = np.full((len(NAMES), 2), np.nan, np.float32), np.zeros(len(NAMES), np.float32)
    rows = [(body.xy_px, body.score) if body else nowhere for body in bodies]
    return Keypoints(
        names=NAMES,
        times_s=np.array(times),
        xy_px=_rounded([xy for xy, _ in rows], _FINEST_PX),
        score=_rounded([score for _, score in rows], _FINEST_SCORE),
        width_px=clip.width_px,
        height_px=clip.height_px,
        model=f"blazepose-{model}",
        clip_sha256=_sha256(path),
    )


def _seen_longest(sightings: list[tuple[int, Body | None]]) -> list[Body | None]:
    """One person's alone: nothing where it is somebody else."""
    seen = Counter(person for person, body in sightings if body)
    longest = max(seen, key=lambda person: seen[person], default=None)
    return [body if person == longest else None for person, body in sightings]


class Follower:
    """Stays with one person, at first the one who is largest and most in the middle.

    person: counts up when somebody was out of sight for `patience` frames and the search began
    anew: from then on it may be somebody else.
    """

    def __init__(self, model: Model, patience: int) -> None:
        self._detector, self._landmarks = Detector(), Landmarks(model)
        self._patience = patience
        self._last: Region | None = None
        self._lost = 0
        self.person = 0

    def __call__(self, picture: Picture) -> Body | None:
        """The person in the next picture; None when out of sight."""
        body = None
        if self._last and not self._lost:
            body = self._same(self._landmarks(picture, self._last))
        if body is None and (found := self._choose(self._detector(picture), picture)):
            body = self._same(self._looked_twice(picture, found.region))
        if body:
            self._last, self._lost = body.region, 0
        elif self._last:
            self._lost += 1
            if self._lost > self._patience:
                self._last, self._lost = None, 0
                self.person += 1
        return body

    def _looked_twice(self, picture: Picture, found: Region) -> Body | None:
        # A detection's square is rough; the points tell a better one.
        rough = self._landmarks(picture, found)
        return (self._landmarks(picture, rough.region) or rough) if rough else None

    def _choose(self, people: list[Found], picture: Picture) -> Found | None:
        if (last := self._last) is not None:
            near = [one for one in people if self._near(one.region, last)]
            return min(near, key=lambda one: _apart(one.region, last), default=None)
        whole = Region.whole(picture)
        return max(
            people,
            key=lambda one: one.region.side * (1 - _apart(one.region, whole)),
            default=None,
        )

    def _same(self, body: Body | None) -> Body | None:
        if body and self._last and not self._near(body.region, self._last):
            return None
        return body

    def _near(self, region: Region, last: Region) -> bool:
        most = min(_STEP + _STEP_LOST * self._lost, _STEP_MOST)
        return _apart(region, last) < most and 1 / _GROWTH < region.side / last.side < _GROWTH


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
