"""Finds the points of one person in a square around the body (MediaPipe's pose_landmark)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.clip import Picture
from surefoot.gait.keypoints import NAMES
from surefoot.gait.models import Model, landmarks
from surefoot.gait.pose.network import Floats, Network, sigmoid
from surefoot.gait.pose.region import Region

_PLACES = {
    "nose": 0,
    "left_eye": 2,
    "right_eye": 5,
    "left_ear": 7,
    "right_ear": 8,
    "left_shoulder": 11,
    "right_shoulder": 12,
    "left_elbow": 13,
    "right_elbow": 14,
    "left_wrist": 15,
    "right_wrist": 16,
    "left_hip": 23,
    "right_hip": 24,
    "left_knee": 25,
    "right_knee": 26,
    "left_ankle": 27,
    "right_ankle": 28,
    "left_heel": 29,
    "right_heel": 30,
    "left_toe": 31,
    "right_toe": 32,
}
_OURS = [_PLACES[name] for name in NAMES]
_HIPS, _END = 33, 34
"""Points that the model gives for the next frame's square only."""
_POINTS = 39
_LEAST_PRESENCE = 0.5
_WINDOW, _LEAST_HEAT = 7, 0.5
"""Around a point, the square of the heat map that refines it, and the least it must reach there."""


@dataclass(frozen=True, slots=True)
class Body:
    """xy_px: shape (k, 2) and score: shape (k,), in the order of `NAMES`; the square around."""

    xy_px: NDArray[np.float32]
    score: NDArray[np.float32]
    region: Region


class Landmarks:
    def __init__(self, model: Model) -> None:
        self._network = Network(landmarks(model))

    def __call__(self, picture: Picture, region: Region) -> Body | None:
        """The person in the square; None when the model sees nobody there."""
        seen = region.seen(picture, self._network.size) / 255
        points, presence, _mask, heat, _world = self._network(seen)
        if presence[0] < _LEAST_PRESENCE:
            return None
        rows = points.reshape(_POINTS, 5)
        places = _refined(rows[:, :2] / self._network.size, heat)
        xy = region.to_picture(places)
        return Body(
            xy_px=xy[_OURS],
            score=sigmoid(rows[_OURS, 3:5].min(axis=1)),
            region=Region.around(xy[_HIPS], xy[_END]),
        )


def _refined(places: Floats, heat: Floats) -> Floats:
    """Points moved to the centre of the heat around them, as MediaPipe's
    RefineLandmarksFromHeatmapCalculator does. heat: shape (rows, columns, points), before sigmoid.
    """
    refined = places.copy()
    size = np.array(heat.shape[1::-1])
    reach = (_WINDOW - 1) // 2
    for point, (column, row) in enumerate((places * size).astype(int)):
        if not (0 <= column < size[0] and 0 <= row < size[1]):
            continue
        left, top = max(0, column - reach), max(0, row - reach)
        window = sigmoid(heat[top : row + reach + 1, left : column + reach + 1, point])
        if window.max() >= _LEAST_HEAT:
            columns = left + np.arange(window.shape[1])
            rows = top + np.arange(window.shape[0])
            centre = (window.sum(axis=0) @ columns, window.sum(axis=1) @ rows)
            refined[point] = centre / window.sum() / size
    return refined
