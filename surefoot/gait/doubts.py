"""Whether the keypoints of a clip are fit to measure anything at all.

The bounds were set between clips that track well and the same clips blurred or cropped (grade P).
"""

from collections.abc import Iterator
from typing import Literal

import numpy as np

from surefoot.gait.keypoints import Keypoints
from surefoot.gait.outcome import Doubt
from surefoot.gait.smoothing import Floats
from surefoot.gait.track import SIDES, Track

Seen = Literal["side", "behind", "front"]

LEAST_RUN_S = 3.0
LEAST_FRAMES_PER_S = 24.0
_LEAST_FOUND = 0.7
_LEAST_INSIDE = 0.95
_ABOVE_NOSE_LEG = 0.1
"""Share of the leg that must be free above the nose: there is a skull."""
_JITTER_LEG = 0.045
"""Median share of the leg by which a shin's end may jump between frames that are 1/30 s apart."""
_TOO_FAST_LEGS_PER_S = 15.0
_WIDE_LEG, _NARROW_LEG = 0.2, 0.14
"""Hips wider than the one share of the leg are not seen from the side, narrower than the other
not from behind or from the front."""


def of_the_clip(keypoints: Keypoints, track: Track, least_s: float) -> Iterator[Doubt]:
    """What forbids to measure anything, whatever is shown."""
    if track.times_s[-1] - track.times_s[0] + track.step_s < least_s:
        yield "too_short"
    if track.frames_per_s < LEAST_FRAMES_PER_S:
        yield "frame_rate_too_low"
    if not _whole_body(keypoints, track):
        yield "body_not_in_frame"
    elif _jitter(track) > _JITTER_LEG:
        yield "too_blurred"
    elif _jumps(track):
        yield "several_people"


def of_the_view(track: Track, seen: Seen) -> Iterator[Doubt]:
    """Whether the hips lie as they must when seen from there."""
    if not track.has("left_hip", "right_hip") or not track.leg_px > 0:
        return
    apart = track.xy[:, track.names.index("right_hip"), 0]
    apart = (apart - track.xy[:, track.names.index("left_hip"), 0]) / track.leg_px
    known = apart[np.isfinite(apart)]
    if len(known) == 0:
        return
    middle = float(np.median(known))
    # From the front the runner's right side lies on the left of the picture.
    width = {"side": abs(middle), "behind": middle, "front": -middle}[seen]
    if width > _WIDE_LEG if seen == "side" else width < _NARROW_LEG:
        yield "view_not_as_said"


def _whole_body(keypoints: Keypoints, track: Track) -> bool:
    needed = [f"{side}_{part}" for side in SIDES for part in ("shoulder", "hip", "knee", "ankle")]
    if not track.has(*needed) or not track.leg_px > 0:
        return False
    near = [name for name in needed if name.startswith(track.near)] + list(track.foot(track.near))
    found = np.isfinite(keypoints.xy_px).all(axis=(1, 2))
    if found.mean() < _LEAST_FOUND:
        return False
    for name in near + (["nose"] if "nose" in track.names else []):
        x, y = np.asarray(keypoints.at(name), dtype=np.float64)[found].T
        top = _ABOVE_NOSE_LEG * track.leg_px if name == "nose" else 0.0
        inside = (x >= 0) & (x < keypoints.width_px) & (y >= top) & (y < keypoints.height_px)
        if inside.mean() < _LEAST_INSIDE:
            return False
    return True


def _jitter(track: Track) -> float:
    """How far knee and ankle of the near leg lie off what their neighbours in time foretell."""
    each = [_off(track, f"{track.near}_{part}") for part in ("knee", "ankle")]
    return max((float(np.median(off)) for off in each if len(off)), default=float("inf"))


def _off(track: Track, name: str) -> Floats:
    place = track.xy[:, track.names.index(name)]
    foretold = (-place[:-4] + 4 * place[1:-3] + 4 * place[3:-1] - place[4:]) / 6
    off = np.linalg.norm(place[2:-2] - foretold, axis=-1) / track.leg_px
    return np.asarray(off[np.isfinite(off)], dtype=np.float64)


def _jumps(track: Track) -> bool:
    """Whether the hips ever move faster than a person can: the tracker changed to another."""
    hips = [track.names.index(f"{side}_hip") for side in SIDES]
    moved = np.linalg.norm(np.diff(track.xy[:, hips].mean(axis=1), axis=0), axis=-1)
    speed = moved / np.diff(track.times_s) / track.leg_px
    return bool((speed[np.isfinite(speed)] > _TOO_FAST_LEGS_PER_S).any())
