"""Squats and step-downs on one leg, filmed from the front: knee, pelvis and trunk when deepest.

Told as changes only and labelled experimental, until there is truth to test them against.
"""

from dataclasses import dataclass

import numpy as np

from surefoot.facts.technique import GaitMeasure, Side
from surefoot.gait.frontal import knee_projection, pelvic_drop, trunk_side_lean
from surefoot.gait.measures import Named, measure, nothing, told
from surefoot.gait.outcome import Analysis, Contact, Doubt
from surefoot.gait.smoothing import Floats, interpolated, local_fit
from surefoot.gait.track import SIDES, Track

_DEEP_LEG = 0.08
"""Share of the leg by which the hips must sink for a repetition."""
_SWAY_S = 0.15
_STILL_LEG = 0.04
"""Share of the leg within which the foot that stands stays."""
_LEAST_REPETITIONS = 2


@dataclass(frozen=True, slots=True)
class Repetition:
    """One bend of the legs: its deepest moment and the legs that stood."""

    time_s: float
    frame: int
    standing: tuple[Side, ...]


def named() -> tuple[Named, ...]:
    """The measures that this task can give."""
    return (
        ("repetitions", "repetitions", None),
        *(("knee_projection", "deg", side) for side in SIDES),
        *(("pelvic_drop", "deg", side) for side in SIDES),
        *(("trunk_side_lean", "deg", side) for side in SIDES),
    )


def repetitions(track: Track, before: tuple[Doubt, ...] = ()) -> Analysis:
    """What is seen at the deepest point of each repetition; or why there is nothing."""
    found = [] if before else counted(track)
    if len(found) < _LEAST_REPETITIONS:
        return nothing(named(), before or ("too_few_repetitions",))
    count, *others = named()
    given: list[GaitMeasure] = [told(count, len(found), len(found), None)]
    angle = {
        "knee_projection": knee_projection,
        "pelvic_drop": pelvic_drop,
        "trunk_side_lean": trunk_side_lean,
    }
    for name in others:
        side = name[2] or "left"
        alone = name[0] == "pelvic_drop"
        at = [r.time_s for r in found if side in r.standing and not (alone and len(r.standing) > 1)]
        values = angle[name[0]](track, side, np.array(at)) if at else np.zeros(0)
        given.append(
            measure(
                name,
                values,
                standing="change_only",
                why="experimental" if at else "too_few_repetitions",
                least=_LEAST_REPETITIONS,
            )
        )
    lows = tuple(
        Contact(each.frame, each.time_s, side, "mid_stance")
        for each in found
        for side in each.standing
    )
    return Analysis(tuple(given), mid_stances=lows)


def counted(track: Track) -> list[Repetition]:
    """The repetitions in order: the hips sink against the feet and come up again."""
    needed = [f"{side}_{part}" for side in SIDES for part in ("hip", "ankle")]
    if not track.has(*needed) or not track.leg_px > 0:
        return []
    hips = _slow(track, "left_hip", "right_hip")[:, 1]
    depth = interpolated(track.times_s, hips / track.leg_px, track.times_s)
    if not np.isfinite(depth).all():
        return []
    found = []
    for low in _valleys(-depth):
        standing = _standing(track, low)
        if standing:
            found.append(Repetition(float(track.times_s[low]), low, standing))
    return found


def _slow(track: Track, *points: str) -> Floats:
    columns = [track.names.index(point) for point in points]
    places = track.xy[:, columns].mean(axis=1)
    weight = np.repeat(track.weight[:, columns].min(axis=1)[:, None], 2, axis=1)
    width = max(_SWAY_S, track.kernel_s)
    return local_fit(track.times_s, places, weight, track.times_s, width)[0]


def _valleys(height: Floats) -> list[int]:
    """Frames of the low points that lie `_DEEP_LEG` below what comes before and after them."""
    found: list[int] = []
    low, high = 0, 0
    falling = False
    for frame in range(len(height)):
        if falling:
            if height[frame] < height[low]:
                low = frame
            elif height[frame] > height[low] + _DEEP_LEG:
                found.append(low)
                falling, high = False, frame
        elif height[frame] > height[high]:
            high = frame
        elif height[frame] < height[high] - _DEEP_LEG:
            falling, low = True, frame
    return found


def _standing(track: Track, low: int) -> tuple[Side, ...]:
    """The legs whose foot stays where it is around the deepest point."""
    around = np.abs(track.times_s - track.times_s[low]) <= 1.0
    moved: dict[Side, float] = {}
    for side in SIDES:
        ankle = _slow(track, f"{side}_ankle")[around]
        if np.isfinite(ankle).all() and len(ankle) > 2:
            moved[side] = float(np.linalg.norm(np.std(ankle, axis=0)) / track.leg_px)
    still: list[Side] = [side for side, far in moved.items() if far <= _STILL_LEG]
    if len(still) == 2:
        heights = {side: _slow(track, f"{side}_ankle")[low, 1] / track.leg_px for side in still}
        if abs(heights["left"] - heights["right"]) > 2 * _STILL_LEG:
            return ("left",) if heights["left"] > heights["right"] else ("right",)
    return tuple(still)
