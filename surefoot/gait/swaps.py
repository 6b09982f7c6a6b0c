"""Left and right told apart again where a model mixed them up.

Knees and feet are looked at as two chains. Of the four ways in which a frame may be told (as it
is, knees exchanged, feet exchanged, both), the path through the clip is chosen on which the points
move most steadily (least second difference) and shanks keep their length; each exchange costs a
little, so that the model is believed where nothing speaks against it.
"""

from itertools import product

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.smoothing import Floats

_KNEE, _FOOT = ("knee",), ("ankle", "heel", "toe")
_WAYS = tuple(product((False, True), repeat=2))
_CHANGE_COST = 0.6
_EXCHANGED_COST = 0.05
_STEADY = 0.05
"""Second difference, as a share of the leg, that costs one."""
_MOST = 4.0
"""What one point may cost in a frame: an outlier is no exchange."""


def repaired(names: tuple[str, ...], xy: Floats, leg_px: float) -> tuple[Floats, NDArray[np.bool_]]:
    """The points with left and right as they go on through the clip, and which frames changed.

    xy: shape (n, k, 2). leg_px: length of a leg. Returns shape (n, k, 2) and shape (n,).
    """
    chains = [
        [
            (names.index(f"left_{part}"), names.index(f"right_{part}"))
            for part in parts
            if f"left_{part}" in names and f"right_{part}" in names
        ]
        for parts in (_KNEE, _FOOT)
    ]
    pairs = [pair for chain in chains for pair in chain]
    if len(xy) < 3 or not pairs or leg_px <= 0:
        return xy, np.zeros(len(xy), dtype=bool)
    told = np.stack([_exchanged(xy, chains, way) for way in _WAYS])
    points = [index for pair in pairs for index in pair]
    path = _path(told[:, :, points], _bones(names, told, leg_px), leg_px)
    return told[path, np.arange(len(xy))], path > 0


def _exchanged(xy: Floats, chains: list[list[tuple[int, int]]], way: tuple[bool, ...]) -> Floats:
    told = xy.copy()
    for chain, exchange in zip(chains, way, strict=True):
        for left, right in chain if exchange else ():
            told[:, [left, right]] = xy[:, [right, left]]
    return told


def _bones(names: tuple[str, ...], told: Floats, leg_px: float) -> Floats:
    """What the lengths of the shanks cost, shape (ways, n).

    They tell only whether knees and feet belong together: seen from behind a leg that is exchanged
    as a whole may well be nearer to its usual length, as shanks point at the camera there.
    """
    cost = np.zeros(told.shape[:2])
    for side in ("left", "right"):
        if not {f"{side}_knee", f"{side}_ankle"} <= set(names):
            continue
        knee, ankle = names.index(f"{side}_knee"), names.index(f"{side}_ankle")
        length = np.linalg.norm(told[:, :, knee] - told[:, :, ankle], axis=-1)
        known = length[0][np.isfinite(length[0])]
        usual = float(np.median(known)) if len(known) else 0.0
        off = np.nan_to_num((length - usual) / (0.1 * leg_px))
        cost += 0.25 * np.minimum(off * off, _MOST)
    together = [way[0] == way[1] for way in _WAYS]
    cost[together] = cost[together].mean(axis=0)
    return cost


def _path(told: Floats, bones: Floats, leg_px: float) -> NDArray[np.intp]:
    """The cheapest way of telling each frame; told: shape (ways, n, points, 2)."""
    ways, n = told.shape[:2]
    own = bones + np.array([_EXCHANGED_COST * sum(way) for way in _WAYS])[:, None]
    change = np.array(
        [
            [_CHANGE_COST * sum(a != b for a, b in zip(p, q, strict=True)) for q in _WAYS]
            for p in _WAYS
        ]
    )
    # total[i, j]: cheapest way to be at i in the frame before and at j in this one.
    total = own[:, 0][:, None] + own[:, 1][None, :] + change
    came = np.zeros((n, ways, ways), dtype=np.intp)
    for frame in range(2, n):
        x, y, z = told[:, frame - 2], told[:, frame - 1], told[:, frame]
        bend = z[None, None] - 2 * y[None, :, None] + x[:, None, None]
        off = np.nan_to_num(np.linalg.norm(bend, axis=-1)) / (_STEADY * leg_px)
        moved = np.minimum(off * off, _MOST).mean(-1)
        cost = total[:, :, None] + moved + change[None] + own[:, frame][None, None]
        came[frame] = cost.argmin(0)
        total = cost.min(0)
    path = np.zeros(n, dtype=np.intp)
    path[n - 2], path[n - 1] = np.unravel_index(int(total.argmin()), total.shape)
    for frame in range(n - 1, 1, -1):
        path[frame - 2] = came[frame, path[frame - 1], path[frame]]
    return path
