"""What the body touches: carrying it on its anchor and bending limbs until they reach.

A limb that must reach a place moves each of its joints as little as it can from the angles that
the pose gives (damped least squares), within the joint's range.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from surefoot.figures.body import (
    ARM,
    LEG,
    SIDES,
    Frame,
    Points,
    Stance,
    arm,
    leg,
    points,
    radius,
    trunk,
)
from surefoot.figures.space import Vector, length, minus, plus, times
from surefoot.knowledge.figure_schema import SIDE_JOINTS

Goal = tuple[float | None, float | None, float | None]
"""Where a point's middle must be; None leaves that direction free."""
FREE: Goal = (None, None, None)
NEAR_CM = 0.02
STALLED_CM = 0.001
ROUNDS = 40
DAMPING = 0.02
STEP_MOST = 12.0
TOE_STEP = 4.0
PROBE = 0.05
WILLING = {
    "hip": 1.0, "hip_out": 0.5, "hip_turn": 0.06, "knee": 1.0, "ankle": 0.8,
    "shoulder": 1.0, "shoulder_out": 0.8, "shoulder_turn": 0.7, "elbow": 1.0,
}  # fmt: skip
"""How readily a joint gives way."""
TWOFOLD = {"foot": ("heel", "ball"), "forearm": ("elbow", "wrist")}
"""Parts that touch along their length."""
LEVELLED = {"foot": "ankle", "forearm": "elbow"}
"""The joint that lays such a part flat when it carries the body."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A point of the body and the place where it rests, or the other point that it rests on."""

    point: str
    goal: Goal = FREE
    on: str = ""


def touching(point: str) -> tuple[str, ...]:
    """The single points of a part that touches."""
    side, _, name = point.partition("_")
    if name in TWOFOLD:
        return tuple(f"{side}_{part}" for part in TWOFOLD[name])
    return (point,)


def settled(stance: Stance, touches: tuple[Touch, ...]) -> Stance:
    """The stance carried to its first touch, its limbs bent to reach the others."""
    if not touches:
        return stance
    first, *others = touches
    stance = carried(stance, first)
    for touch in others:
        stance = reached(stance, touch)
    return _with_toes_up(stance)


def _with_toes_up(stance: Stance) -> Stance:
    """Toes that would go into the ground bent up until they lie on it."""
    found, angles = points(stance), dict(stance.angles)
    most = SIDE_JOINTS["toes"][1]
    for side in SIDES:
        name = f"{side}_toes"
        depth = radius(f"{side}_toe") - found[f"{side}_toe"][1]
        while depth > NEAR_CM and angles.get(name, 0.0) < most:
            angles[name] = min(angles.get(name, 0.0) + TOE_STEP, most)
            moved = points(replace(stance, angles=angles))
            depth = radius(f"{side}_toe") - moved[f"{side}_toe"][1]
    return replace(stance, angles=angles)


def carried(stance: Stance, touch: Touch) -> Stance:
    """The stance moved as a whole so that the point lies where it must."""
    side, _, part = touch.point.partition("_")
    if part in LEVELLED:
        stance = _level(stance, side, part)
    middle = points(stance)[touching(touch.point)[0]]
    shift = tuple(
        0.0 if goal is None else goal - now for goal, now in zip(touch.goal, middle, strict=True)
    )
    return replace(stance, place=plus(stance.place, (shift[0], shift[1], shift[2])))


def _level(stance: Stance, side: str, part: str) -> Stance:
    """The part that carries the body flat on the ground: both its ends equally high."""
    joint = LEVELLED[part]
    low, high = SIDE_JOINTS[joint]
    name = f"{side}_{joint}"
    first, second = (f"{side}_{end}" for end in TWOFOLD[part])
    for _ in range(8):
        now = stance.angles.get(name, 0.0)
        tilt = _rise(stance, first, second)
        ahead = _rise(replace(stance, angles={**stance.angles, name: now + PROBE}), first, second)
        slope = (ahead - tilt) / PROBE
        if abs(tilt) < NEAR_CM or abs(slope) < 1e-6:
            break
        angle = min(max(now - tilt / slope, low), high)
        stance = replace(stance, angles={**stance.angles, name: angle})
    return stance


def _rise(stance: Stance, first: str, second: str) -> float:
    """How much higher the underside is at the second point than at the first."""
    found = points(stance)
    return (found[second][1] - radius(second)) - (found[first][1] - radius(first))


def reached(stance: Stance, touch: Touch) -> Stance:
    """The stance with one limb bent so that its point lies where it must, as near as it can."""
    side = touch.point.split("_")[0]
    _, pelvis, chest = trunk(stance)
    is_leg = any(name in leg(pelvis, side, {}) for name in touching(touch.point))
    joints = [f"{side}_{joint}" for joint in (LEG if is_leg else ARM)]
    fixed = points(stance)

    def limb(angles: Mapping[str, float]) -> Points:
        return leg(pelvis, side, angles) if is_leg else arm(chest, side, angles)

    angles, before = dict(stance.angles), 1e9
    for _ in range(ROUNDS):
        here = limb(angles)
        misses = _misses(here, fixed, touch)
        worst = max(map(abs, misses), default=0.0)
        if worst < NEAR_CM or abs(before - worst) < STALLED_CM:
            break
        before = worst
        slopes = []
        for joint in joints:
            moved = limb({**angles, joint: angles.get(joint, 0.0) + PROBE})
            ahead = _misses(moved, fixed, touch)
            slopes.append([(b - a) / PROBE for a, b in zip(misses, ahead, strict=True)])
        for joint, change in zip(joints, _least_squares(joints, slopes, misses), strict=True):
            low, high = SIDE_JOINTS[joint.partition("_")[2]]
            change = min(max(change, -STEP_MOST), STEP_MOST)
            angles[joint] = min(max(angles.get(joint, 0.0) + change, low), high)
    return replace(stance, angles=angles)


def _misses(limb: Points, fixed: Points, touch: Touch) -> list[float]:
    """How far the touching points are from their places, in cm, by direction."""
    names = touching(touch.point)
    if touch.on:
        gap = minus(limb[names[0]], fixed[touch.on])
        wanted = 0.9 * (radius(names[0]) + radius(touch.on))
        return list(times(gap, 1 - wanted / max(length(gap), 1e-6)))
    misses = []
    for name in names:
        offset = radius(name) - radius(names[0])
        for axis, goal in enumerate(touch.goal):
            if goal is None:
                continue
            if axis == 1:
                misses.append(limb[name][1] - goal - offset)
            elif name == names[0]:
                misses.append(limb[name][axis] - goal)
    return misses


def _least_squares(
    joints: list[str], slopes: list[list[float]], misses: list[float]
) -> list[float]:
    """The changes of the angles that take the misses away with the least movement."""
    size = len(misses)
    weights = [WILLING[joint.partition("_")[2]] for joint in joints]
    system = [
        [
            sum(w * s[row] * s[column] for w, s in zip(weights, slopes, strict=True))
            + (DAMPING if row == column else 0.0)
            for column in range(size)
        ]
        + [-misses[row]]
        for row in range(size)
    ]
    solution = _solved(system)
    return [
        w * sum(s[row] * solution[row] for row in range(size))
        for w, s in zip(weights, slopes, strict=True)
    ]


def _solved(system: list[list[float]]) -> list[float]:
    """Gauss-Jordan elimination of a small system with its right side as the last column."""
    size = len(system)
    for pivot in range(size):
        best = max(range(pivot, size), key=lambda row: abs(system[row][pivot]))
        system[pivot], system[best] = system[best], system[pivot]
        head = system[pivot][pivot]
        system[pivot] = [value / head for value in system[pivot]]
        for row in range(size):
            if row != pivot:
                share = system[row][pivot]
                system[row] = [
                    a - share * b for a, b in zip(system[row], system[pivot], strict=True)
                ]
    return [row[-1] for row in system]


def middle_of(found: Points, point: str) -> Vector:
    """The place of a point, or of the first point of a part that touches along its length."""
    return found[touching(point)[0]]


__all__ = ["FREE", "Frame", "Goal", "Touch", "middle_of", "settled", "touching"]
