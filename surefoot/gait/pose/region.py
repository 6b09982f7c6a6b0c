"""The square around a person that a model is shown, turned so that the body stands upright."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from surefoot.gait.clip import Picture
from surefoot.gait.pose.network import Floats

_AROUND = 1.25
"""How much wider than twice the body's half: MediaPipe's pose_landmarks_to_roi."""


@dataclass(frozen=True, slots=True)
class Region:
    """A turned square in the picture: centre and side in px, angle in rad, clockwise on screen."""

    x: float
    y: float
    side: float
    angle: float

    @classmethod
    def around(cls, hips: Floats, end: Floats) -> Region:
        """From the middle of the hips and a point above, on the circle around the whole body."""
        across, down = float(end[0] - hips[0]), float(end[1] - hips[1])
        angle = math.pi / 2 - math.atan2(-down, across)
        return cls(
            x=float(hips[0]),
            y=float(hips[1]),
            side=2 * math.hypot(across, down) * _AROUND,
            angle=math.remainder(angle, 2 * math.pi),
        )

    @classmethod
    def whole(cls, picture: Picture) -> Region:
        """The square that holds all of a picture."""
        height, width = picture.shape[:2]
        return cls(width / 2, height / 2, max(width, height), 0.0)

    def to_picture(self, points: Floats) -> NDArray[np.float32]:
        """Places in the square, 0..1, as places in the picture in px; shape (n, 2) both."""
        places = (points - 0.5) @ self._rotation().T * self.side + np.array([self.x, self.y])
        return np.asarray(places, np.float32)

    def seen(self, picture: Picture, size: int) -> NDArray[np.float32]:
        """The square as size x size pixels, red green blue, 0..255, black outside the picture."""
        scaled = self._rotation() * (self.side / size)
        corner = np.array([self.x, self.y]) - scaled @ np.array([size / 2, size / 2])
        seen = cv2.warpAffine(
            picture,
            np.column_stack([scaled, corner]),
            (size, size),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
        )
        return seen[:, :, ::-1].astype(np.float32)

    def _rotation(self) -> NDArray[np.float64]:
        cos, sin = math.cos(self.angle), math.sin(self.angle)
        return np.array([[cos, -sin], [sin, cos]])
