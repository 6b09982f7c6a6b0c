"""Angles of a body seen from behind or from the front, and how they stand.

What the numbers mean does not depend on which of both: left and right are the runner's own.
"""

import numpy as np

from surefoot.facts.technique import Side
from surefoot.gait.angles import between
from surefoot.gait.smoothing import Floats
from surefoot.gait.track import Track

_SLOW_S = 0.04
"""Width of the smoothing: pelvis and knee turn round slowly where they are looked at."""


def outward(track: Track, side: Side) -> int:
    """Which way in the picture the runner's side lies: 1 to the right, -1 to the left."""
    hips = [track.names.index(f"{each}_hip") for each in ("left", "right")]
    apart = np.nanmedian(track.xy[:, hips[1], 0] - track.xy[:, hips[0], 0])
    right = 1 if apart >= 0 else -1
    return right if side == "right" else -right


def pelvic_drop(track: Track, stance: Side, at_s: Floats) -> Floats:
    """Degrees by which the other side's hip lies lower than that of the standing leg."""
    other = "left" if stance == "right" else "right"
    hip = track.smooth(f"{stance}_hip", at_s=at_s, least_s=_SLOW_S)[0]
    free = track.smooth(f"{other}_hip", at_s=at_s, least_s=_SLOW_S)[0]
    apart = np.abs(free[:, 0] - hip[:, 0])
    return np.asarray(np.degrees(np.arctan2(free[:, 1] - hip[:, 1], apart)), dtype=np.float64)


def knee_projection(track: Track, stance: Side, at_s: Floats) -> Floats:
    """Frontal-plane projection angle: degrees by which the knee lies inwards of a straight leg."""
    hip, knee, ankle = (
        track.smooth(f"{stance}_{part}", at_s=at_s, least_s=_SLOW_S)[0]
        for part in ("hip", "knee", "ankle")
    )
    bend = 180.0 - between(hip - knee, ankle - knee)
    share = (knee[:, 1] - hip[:, 1]) / np.where(
        np.abs(ankle[:, 1] - hip[:, 1]) < 1e-6, np.nan, ankle[:, 1] - hip[:, 1]
    )
    straight = hip[:, 0] + share * (ankle[:, 0] - hip[:, 0])
    inwards = -outward(track, stance) * (knee[:, 0] - straight)
    return np.asarray(np.where(inwards >= 0, bend, -bend), dtype=np.float64)


def trunk_side_lean(track: Track, stance: Side, at_s: Floats) -> Floats:
    """Degrees by which the trunk leans over the standing leg."""
    shoulders = track.smooth("left_shoulder", "right_shoulder", at_s=at_s, least_s=_SLOW_S)[0]
    up = shoulders - track.smooth("left_hip", "right_hip", at_s=at_s, least_s=_SLOW_S)[0]
    lean = np.degrees(np.arctan2(outward(track, stance) * up[:, 0], -up[:, 1]))
    return np.asarray(lean, dtype=np.float64)
