"""Finds people in a whole picture (MediaPipe's pose_detection)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.clip import Picture
from surefoot.gait.models import detection
from surefoot.gait.pose.network import Floats, Network, sigmoid
from surefoot.gait.pose.region import Region

_SIZE = 224
_ANCHORS = ((8, 2), (16, 2), (32, 6))
"""The model's layers: width of a cell in px, and rows for every cell."""
_LEAST_SCORE, _SAME_OVERLAP = 0.5, 0.3
_HIPS, _END = 0, 1
"""Of the four points beside a box, the two that tell the whole body's square."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody: the square around the body and how sure the model is, 0.5..1."""

    region: Region
    score: float


class Detector:
    def __init__(self) -> None:
        self._network = Network(detection())
        self._anchors = _anchors()

    def __call__(self, picture: Picture) -> list[Found]:
        """Everybody in the picture, the surest first."""
        whole = Region.whole(picture)
        raw, scores = self._network(whole.seen(picture, _SIZE) / 127.5 - 1)
        score = sigmoid(scores[:, 0])
        likely = np.flatnonzero(score >= _LEAST_SCORE)
        likely = likely[np.argsort(-score[likely])]
        # Rows of centre and extent of the box, then of the four points.
        pairs = raw[likely].reshape(-1, 6, 2) / _SIZE
        pairs[:, [0, 2, 3, 4, 5]] += self._anchors[likely, None]
        return [
            Found(
                Region.around(*whole.to_picture(one[[2 + _HIPS, 2 + _END]])),
                float(score[likely[best]]),
            )
            for best, one in _people(pairs, score[likely])
        ]


def _people(pairs: Floats, score: Floats) -> list[tuple[int, Floats]]:
    """Boxes that overlap are one person: their mean, weighted by score."""
    left = np.arange(len(score))
    found = []
    while len(left):
        overlap = _overlap(pairs[left[0]], pairs[left])
        same = left[overlap > _SAME_OVERLAP]
        found.append((int(left[0]), np.average(pairs[same], axis=0, weights=score[same])))
        left = left[overlap <= _SAME_OVERLAP]
    return found


def _overlap(one: Floats, many: Floats) -> Floats:
    """Intersection over union of boxes, given as centre and extent."""
    low = np.maximum(one[0] - one[1] / 2, many[:, 0] - many[:, 1] / 2)
    high = np.minimum(one[0] + one[1] / 2, many[:, 0] + many[:, 1] / 2)
    both = np.clip(high - low, 0, None).prod(axis=1)
    overlap: Floats = both / (one[1].prod() + many[:, 1].prod(axis=1) - both)
    overlap[0] = 1.0  # itself, whatever its extent
    return overlap


def _anchors() -> NDArray[np.float32]:
    """Centres of the cells that the model's rows belong to, 0..1, shape (2254, 2)."""
    grids = []
    for stride, anchors in _ANCHORS:
        cells = _SIZE // stride
        y, x = np.mgrid[:cells, :cells]
        grid = (np.stack([x, y], axis=-1).reshape(-1, 2) + 0.5) / cells
        grids.append(np.repeat(grid, anchors, axis=0))
    return np.concatenate(grids).astype(np.float32)
