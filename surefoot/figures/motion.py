"""From the poses of a figure to the moments of its movement."""

from collections.abc import Mapping
from dataclasses import dataclass

from surefoot.figures.body import Points, Stance, points, radius
from surefoot.figures.contacts import Goal, Touch, middle_of, settled, touching
from surefoot.figures.space import between
from surefoot.knowledge.figure_schema import Figure, Place, Pose, Posture

STEPS = range(2, 9)
"""Moments between two poses."""
STEPS_PER_S = 25
OTHER = {"left": "right", "right": "left"}
MIRRORED_TRUNK = frozenset({"back_side", "back_turn", "neck_side", "neck_turn"})


@dataclass(frozen=True, slots=True)
class Key:
    """A pose in full, settled on what it touches."""

    stance: Stance
    touches: tuple[Touch, ...]
    move_s: float
    hold_s: float


@dataclass(frozen=True, slots=True)
class Moment:
    """The body at a time from the start of the movement."""

    at_s: float
    stance: Stance
    points: Points
    touches: tuple[Touch, ...]


def keys(figure: Figure, posture: Posture) -> tuple[Key, ...]:
    """The poses in full, each with its contacts met; on both sides where the figure is."""
    found: list[Key] = []
    stance = _start(posture, figure.slope)
    touch: Mapping[str, Place] = posture.touch
    for pose in figure.poses:
        stance = _posed(stance, pose, figure.slope)
        touch = touch if pose.touch is None else pose.touch
        before = found[-1] if found else None
        key = _settled_key(stance, touch, before, pose)
        found.append(key)
    if figure.both_sides:
        found.extend([_mirrored(key) for key in found])
    return tuple(found)


def _start(posture: Posture, slope: float) -> Stance:
    angles = {**posture.trunk, **_sided(posture.both, posture.left, posture.right)}
    return Stance((0.0, 0.0, 0.0), posture.lean + slope, posture.tip, posture.facing, angles)


def _sided(
    both: Mapping[str, float], left: Mapping[str, float], right: Mapping[str, float]
) -> dict[str, float]:
    angles = {}
    for side, own in (("left", left), ("right", right)):
        angles.update({f"{side}_{joint}": value for joint, value in {**both, **own}.items()})
    return angles


def _posed(stance: Stance, pose: Pose, slope: float) -> Stance:
    return Stance(
        stance.place,
        stance.lean if pose.lean is None else pose.lean + slope,
        stance.tip if pose.tip is None else pose.tip,
        stance.facing if pose.facing is None else pose.facing,
        {**stance.angles, **pose.trunk, **_sided(pose.both, pose.left, pose.right)},
    )


def _settled_key(stance: Stance, touch: Mapping[str, Place], before: Key | None, pose: Pose) -> Key:
    kept = {t.point: t for t in before.touches} if before is not None else {}
    touches = []
    for point, place in touch.items():
        if place == "stay" or (pose.touch is None and point in kept):
            touches.append(kept[point])
        elif isinstance(place, str):
            touches.append(Touch(point, on=place))
        else:
            touches.append(Touch(point, _goal(point, place)))
    still = settled(stance, tuple(touches))
    found = points(still)
    known = tuple(t if t.on else Touch(t.point, _held(t, found)) for t in touches)
    return Key(still, known, pose.move_s, pose.hold_s)


def _held(touch: Touch, found: Points) -> Goal:
    """Where a point must stay: its place, and where it came to lie in the directions left free."""
    x, y, z = (
        now if goal is None else goal
        for goal, now in zip(touch.goal, middle_of(found, touch.point), strict=True)
    )
    return (x, y, z)


def _goal(point: str, place: tuple[float | None, ...]) -> Goal:
    """The place of the point's middle: it rests on the given height with its own thickness."""
    forwards, up, *right = place
    height = None if up is None else up + radius(touching(point)[0])
    return (forwards, height, right[0] if right else None)


def _mirrored(key: Key) -> Key:
    stance = key.stance
    x, y, z = stance.place
    angles = {}
    for name, value in stance.angles.items():
        angles[_other(name)] = -value if name in MIRRORED_TRUNK else value
    touches = tuple(
        Touch(_other(t.point), _across(t.goal), _other(t.on) if t.on else "") for t in key.touches
    )
    other = Stance((x, y, -z), stance.lean, -stance.tip, -stance.facing, angles)
    return Key(other, touches, key.move_s, key.hold_s)


def _other(name: str) -> str:
    side, _, rest = name.partition("_")
    return f"{OTHER[side]}_{rest}" if side in OTHER else name


def _across(goal: Goal) -> Goal:
    return (goal[0], goal[1], None if goal[2] is None else -goal[2])


def moments(found: tuple[Key, ...], flow: bool) -> tuple[Moment, ...]:
    """One round of the movement, from the first pose back to it.

    flow: even, unbroken movement; otherwise each pose is settled into.
    """
    now = 0.0
    sampled: list[Moment] = [_moment(0.0, found[0].stance, found[0].touches)]
    for number, key in enumerate(found):
        if key.hold_s:
            now += key.hold_s
            sampled.append(_moment(now, key.stance, key.touches))
        following = found[(number + 1) % len(found)]
        steps = min(max(round(following.move_s * STEPS_PER_S), STEPS[0]), STEPS[-1])
        for step in range(1, steps + 1):
            share = step / steps
            stance, touches = _between(found, number, share, flow)
            sampled.append(_moment(now + share * following.move_s, stance, touches))
        now += following.move_s
    return tuple(sampled)


def posed(key: Key) -> Moment:
    """A key pose as a moment of its own."""
    return _moment(0.0, key.stance, key.touches)


def _moment(at_s: float, stance: Stance, touches: tuple[Touch, ...]) -> Moment:
    return Moment(at_s, stance, points(stance), touches)


def _between(
    found: tuple[Key, ...], number: int, share: float, flow: bool
) -> tuple[Stance, tuple[Touch, ...]]:
    """The body between a key and the next, still touching what both of them touch."""
    a, b = found[number], found[(number + 1) % len(found)]
    if share == 1:
        return b.stance, b.touches
    eased = share if flow else share * share * (3 - 2 * share)
    if flow:
        outer = (found[number - 1].stance, found[(number + 2) % len(found)].stance)
        stance = _curved(outer[0], a.stance, b.stance, outer[1], share)
    else:
        stance = _blended(a.stance, b.stance, eased)
    touches = _common(a.touches, b.touches, eased)
    return settled(stance, touches), touches


def _common(a: tuple[Touch, ...], b: tuple[Touch, ...], share: float) -> tuple[Touch, ...]:
    later = {t.point: t for t in b}
    common = []
    for touch in a:
        other = later.get(touch.point)
        if other is None or other.on != touch.on:
            continue
        if touch.on:
            common.append(touch)
        else:
            x, y, z = (
                None if p is None or q is None else p + (q - p) * share
                for p, q in zip(touch.goal, other.goal, strict=True)
            )
            common.append(Touch(touch.point, (x, y, z)))
    return tuple(common)


def _blended(a: Stance, b: Stance, share: float) -> Stance:
    def mix(p: float, q: float) -> float:
        return p + (q - p) * share

    names = {**a.angles, **b.angles}
    return Stance(
        between(a.place, b.place, share),
        mix(a.lean, b.lean),
        mix(a.tip, b.tip),
        mix(a.facing, b.facing),
        {name: mix(a.angles.get(name, 0.0), b.angles.get(name, 0.0)) for name in names},
    )


def _curved(before: Stance, a: Stance, b: Stance, after: Stance, share: float) -> Stance:
    """Through the stances without a corner (Catmull-Rom, held between the two neighbours)."""

    def curve(p: float, q: float, r: float, s: float) -> float:
        t = share
        value = 0.5 * (
            2 * q
            + (r - p) * t
            + (2 * p - 5 * q + 4 * r - s) * t * t
            + (3 * q - p - 3 * r + s) * t**3
        )
        return min(max(value, min(q, r)), max(q, r))

    def angle(name: str) -> float:
        return curve(*(each.angles.get(name, 0.0) for each in (before, a, b, after)))

    names = {**a.angles, **b.angles}
    places = [curve(*(each.place[axis] for each in (before, a, b, after))) for axis in range(3)]
    return Stance(
        (places[0], places[1], places[2]),
        curve(before.lean, a.lean, b.lean, after.lean),
        curve(before.tip, a.tip, b.tip, after.tip),
        curve(before.facing, a.facing, b.facing, after.facing),
        {name: angle(name) for name in names},
    )
