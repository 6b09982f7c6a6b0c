"""The body: its proportions, and where every point of it lies for given joint angles.

Segment lengths are shares of stature after Drillis and Contini (Body Segment Parameters, New York
University, 1966); half widths are those of the joint centres, inside the body's outline.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from surefoot.figures.space import (
    Rotation,
    Vector,
    about_x,
    about_y,
    about_z,
    plus,
    then,
    times,
    turned,
)

STATURE = 172.0
THIGH = 0.245 * STATURE
SHANK = 0.246 * STATURE
ANKLE_HEIGHT = 0.039 * STATURE
UPPER_ARM = 0.186 * STATURE
FOREARM = 0.146 * STATURE
HAND = 0.108 * STATURE
TRUNK = 0.288 * STATURE
HIP_HALF = 0.052 * STATURE
SHOULDER_HALF = 0.108 * STATURE
WAIST = 0.06 * STATURE
FLANK_HALF = 0.034 * STATURE
RIBS_HALF = 0.056 * STATURE
RIBS = 0.16 * STATURE
NECK = 0.305 * STATURE
"""Heights above the hips: where the low back bends, where the upper back bends, the neck."""
SKULL = 0.094 * STATURE
"""From the neck's foot to the middle of the skull."""

RADII = {
    "pelvis": 10.5, "seat": 10.5, "waist": 9.6, "chest": 11.0, "upper_back": 9.5, "head": 9.2,
    "chin": 6.6, "neck": 5.0, "hip": 9.2, "thigh": 8.4, "knee": 5.6, "calf": 5.5, "ankle": 3.5,
    "heel": 3.2, "ball": 2.5, "toe": 1.9, "shoulder": 5.2, "elbow": 3.7, "wrist": 2.6,
    "flank": 8.2, "ribs": 8.6, "hand": 3.0, "fingers": 1.9,
}  # fmt: skip
"""Half the thickness of the body at its points, in cm."""

SIDES = {"left": -1.0, "right": 1.0}
LEG = ("hip", "hip_out", "hip_turn", "knee", "ankle")
ARM = ("shoulder", "shoulder_out", "shoulder_turn", "elbow")

Points = dict[str, Vector]


@dataclass(frozen=True, slots=True)
class Stance:
    """A body at one moment: the middle of its hips, how the pelvis is turned, all joint angles."""

    place: Vector
    lean: float
    tip: float
    facing: float
    angles: Mapping[str, float]
    """By joint, `left_` and `right_` before those of a side; a joint that is absent is at 0."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A place and the directions of a segment."""

    origin: Vector
    turn: Rotation

    def at(self, local: Vector) -> Vector:
        return plus(self.origin, turned(self.turn, local))


def radius(point: str) -> float:
    """Half the thickness of the body at a point, in cm."""
    return RADII[point.removeprefix("left_").removeprefix("right_")]


def points(stance: Stance) -> Points:
    """Every named point of the body, in cm."""
    found, pelvis, chest = trunk(stance)
    for side in SIDES:
        found |= leg(pelvis, side, stance.angles)
        found |= arm(chest, side, stance.angles)
    return found


def trunk(stance: Stance) -> tuple[Points, Frame, Frame]:
    """The trunk's points, and the frames on which legs and arms hang."""
    angle = stance.angles.get
    turn = then(about_y(stance.facing), about_x(stance.tip), about_z(-stance.lean))
    pelvis = Frame(stance.place, turn)
    bend, side, twist = (angle(j, 0.0) / 2 for j in ("back", "back_side", "back_turn"))
    half = then(about_z(-bend), about_x(side), about_y(-twist))
    belly = Frame(pelvis.at((0.0, WAIST, 0.0)), then(turn, half))
    chest = Frame(belly.at((0.0, RIBS - WAIST, 0.0)), then(belly.turn, half))
    neck = then(
        about_z(-angle("neck", 0.0)),
        about_x(angle("neck_side", 0.0)),
        about_y(-angle("neck_turn", 0.0)),
    )
    head = Frame(chest.at((0.0, NECK - RIBS, 0.0)), then(chest.turn, neck))
    found = {
        "pelvis": stance.place,
        "seat": pelvis.at((-2.5, -1.0, 0.0)),
        "waist": belly.at((0.5, 4.0, 0.0)),
        "chest": chest.at((1.0, 9.0, 0.0)),
        "upper_back": chest.at((-1.5, 13.0, 0.0)),
        "left_flank": belly.at((0.5, 3.0, -FLANK_HALF)),
        "right_flank": belly.at((0.5, 3.0, FLANK_HALF)),
        "left_ribs": chest.at((0.8, 8.0, -RIBS_HALF)),
        "right_ribs": chest.at((0.8, 8.0, RIBS_HALF)),
        "neck": chest.at((-0.5, NECK - RIBS - 3.0, 0.0)),
        "skull_foot": head.at((0.5, 6.0, 0.0)),
        "head": head.at((2.0, SKULL, 0.0)),
        "chin": head.at((4.4, SKULL - 7.5, 0.0)),
        "nose": head.at((12.0, SKULL - 3.0, 0.0)),
    }
    return found, pelvis, chest


def leg(pelvis: Frame, side: str, angles: Mapping[str, float]) -> Points:
    """The points of a leg on the pelvis."""
    out = SIDES[side]
    angle = _of(side, angles)
    hip = Frame(
        pelvis.at((0.0, 0.0, out * HIP_HALF)),
        then(
            pelvis.turn,
            about_z(angle("hip")),
            about_x(-out * angle("hip_out")),
            about_y(-out * angle("hip_turn")),
        ),
    )
    knee = Frame(hip.at((0.0, -THIGH, 0.0)), then(hip.turn, about_z(-angle("knee"))))
    ankle = Frame(knee.at((0.0, -SHANK, 0.0)), then(knee.turn, about_z(angle("ankle"))))
    ball = Frame(
        ankle.at((11.0, RADII["ball"] - ANKLE_HEIGHT, 0.0)),
        then(ankle.turn, about_z(angle("toes"))),
    )
    return {
        f"{side}_hip": hip.origin,
        f"{side}_thigh": hip.at((0.5, -0.25 * THIGH, 0.0)),
        f"{side}_knee": knee.origin,
        f"{side}_calf": knee.at((-1.0, -0.28 * SHANK, 0.0)),
        f"{side}_ankle": ankle.origin,
        f"{side}_heel": ankle.at((-4.2, RADII["heel"] - ANKLE_HEIGHT, 0.0)),
        f"{side}_ball": ball.origin,
        f"{side}_toe": ball.at((6.4, RADII["toe"] - RADII["ball"], 0.0)),
    }


def arm(chest: Frame, side: str, angles: Mapping[str, float]) -> Points:
    """The points of an arm on the chest."""
    out = SIDES[side]
    angle = _of(side, angles)
    shoulder = Frame(
        chest.at((0.0, TRUNK - RIBS, out * SHOULDER_HALF)),
        then(
            chest.turn,
            about_z(angle("shoulder")),
            about_x(-out * angle("shoulder_out")),
            about_y(-out * angle("shoulder_turn")),
        ),
    )
    elbow = Frame(shoulder.at((0.0, -UPPER_ARM, 0.0)), then(shoulder.turn, about_z(angle("elbow"))))
    wrist = Frame(elbow.at((0.0, -FOREARM, 0.0)), then(elbow.turn, about_z(-angle("wrist"))))
    return {
        f"{side}_shoulder": shoulder.origin,
        f"{side}_elbow": elbow.origin,
        f"{side}_wrist": wrist.origin,
        f"{side}_hand": wrist.at((0.0, -0.45 * HAND, 0.0)),
        f"{side}_fingers": wrist.at((0.0, -0.9 * HAND, 0.0)),
    }


def mean(found: Points, names: tuple[str, ...]) -> Vector:
    """The middle of some points."""
    total = (0.0, 0.0, 0.0)
    for name in names:
        total = plus(total, found[name])
    return times(total, 1 / len(names))


def _of(side: str, angles: Mapping[str, float]) -> Callable[[str], float]:
    return lambda joint: angles.get(f"{side}_{joint}", 0.0)
