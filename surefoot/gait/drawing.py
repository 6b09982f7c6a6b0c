"""A body and the lines that an angle is read from, drawn over a picture. No words: the page says
them in the runner's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from surefoot.facts.technique import Side, View
from surefoot.gait.clip import Picture

Place = NDArray[np.floating[Any]]
Points = Mapping[str, Place]
"""Places by name, in px of the picture drawn on; what was not found is left out."""
Colour = tuple[int, int, int]
"""Blue, green, red."""

_ARM = ("shoulder", "elbow", "wrist")
_LEG = ("hip", "knee", "ankle", "heel", "toe", "ankle")
_SHOWN, _OTHER, _RULE = (48, 176, 255), (235, 235, 235), (245, 214, 120)
"""Amber, near white and light blue stand out from skin, clothes and floors."""
_EDGE = (30, 25, 20)
_BITS = 4
"""OpenCV's fixed point: places to a sixteenth of a pixel, or lines tremble from frame to frame."""
_DASH = 0.02


def draw_body(picture: Picture, points: Points, shown: Side | None) -> None:
    """Thin lines for all of the body; the leg of the side `shown` is wide, with dots."""
    pen = _Pen(picture)
    for side in ("right", "left"):
        if side != shown:
            pen.chain(points, [f"{side}_{joint}" for joint in _LEG], _OTHER, 1.0)
        pen.chain(points, [f"{side}_{joint}" for joint in _ARM], _OTHER, 1.0)
    trunk = ("left_shoulder", "right_shoulder", "right_hip", "left_hip", "left_shoulder")
    pen.chain(points, trunk, _OTHER, 1.0)
    if shown:
        leg = [f"{shown}_{joint}" for joint in _LEG]
        pen.chain(points, leg, _SHOWN, 2.2)
        for joint in leg[:3]:
            if joint in points:
                pen.dot(points[joint], _SHOWN)


def draw_rules(picture: Picture, points: Points, shown: Side, view: View) -> None:
    """What an angle or a distance is read against, as dashed lines.

    From the side the plumb line under the hips and the way from there to the ankle; from behind
    and from the front a level line beside the one through both hips.
    """
    pen = _Pen(picture)
    hips = [points[name] for name in ("left_hip", "right_hip") if name in points]
    if not hips:
        return
    middle = np.mean(hips, axis=0)
    ankle = points.get(f"{shown}_ankle")
    if view == "side":
        if ankle is not None:
            foot = np.array([middle[0], ankle[1]])
            pen.dashed(middle, foot)
            pen.dashed(foot, ankle)
    elif len(hips) == 2:
        reach = max(1.2 * abs(float(hips[0][0] - hips[1][0])), 0.05 * picture.shape[0])
        aside = np.array([reach, 0], np.float32)
        pen.dashed(middle - aside, middle + aside)
        pen.line(hips[0], hips[1], _RULE, 1.6)


def draw_ring(picture: Picture, place: Place) -> None:
    """A ring around a foot that touches the ground."""
    _Pen(picture).ring(place)


class _Pen:
    """Lines as wide as the picture asks for, each with a dark edge."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._long_px = max(picture.shape)
        self._width_px = self._long_px / 320

    def chain(
        self,
        points: Points,
        names: Sequence[str],
        colour: Colour,
        wide: float,
    ) -> None:
        for one, other in pairwise(names):
            if one in points and other in points:
                self.line(points[one], points[other], colour, wide)

    def line(
        self,
        one: Place,
        other: Place,
        colour: Colour,
        wide: float,
    ) -> None:
        width = max(1, round(self._width_px * wide))
        for paint, more in ((_EDGE, 2), (colour, 0)):
            cv2.line(
                self._picture, _fixed(one), _fixed(other), paint, width + more, cv2.LINE_AA, _BITS
            )

    def dashed(self, one: Place, other: Place) -> None:
        dashes = max(1, round(float(np.hypot(*(other - one))) / (_DASH * self._long_px)))
        ends = np.linspace(one, other, 2 * dashes)
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            self.line(start, end, _RULE, 1.0)

    def dot(self, place: Place, colour: Colour) -> None:
        radius = round(2.6 * self._width_px * 2**_BITS)
        cv2.circle(self._picture, _fixed(place), radius, _EDGE, -1, cv2.LINE_AA, _BITS)
        cv2.circle(
            self._picture, _fixed(place), round(0.7 * radius), colour, -1, cv2.LINE_AA, _BITS
        )

    def ring(self, place: Place) -> None:
        radius = round(9 * self._width_px * 2**_BITS)
        width = max(1, round(1.4 * self._width_px))
        for paint, more in ((_EDGE, 2), (_SHOWN, 0)):
            cv2.circle(
                self._picture, _fixed(place), radius, paint, width + more, cv2.LINE_AA, _BITS
            )


def _fixed(place: Place) -> tuple[int, int]:
    return round(float(place[0]) * 2**_BITS), round(float(place[1]) * 2**_BITS)
