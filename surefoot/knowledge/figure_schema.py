"""The shape of the figure files: poses of a person by joint angles, and the things around them.

An exercise's figure is a few poses. A pose says only what differs from the one before it; the
first starts from a named posture. Angles are degrees, lengths centimetres on a person of 172 cm.
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

STRICT = ConfigDict(extra="forbid", strict=False)

SIDE_JOINTS: dict[str, tuple[float, float]] = {
    "hip": (-30, 135),
    "hip_out": (-30, 50),
    "hip_turn": (-45, 60),
    "knee": (0, 158),
    "ankle": (-55, 40),
    "toes": (-30, 75),
    "shoulder": (-60, 180),
    "shoulder_out": (-50, 180),
    "shoulder_turn": (-90, 90),
    "elbow": (0, 150),
    "wrist": (-85, 85),
}
"""Joints of a side and their range: flexion, outwards and external rotation count up from 0, the
ankle towards the shin; a wrist bends either way, as the forearm turns. Ranges of the American
Academy of Orthopaedic Surgeons (Joint Motion, 1965), widened to what is seen under body weight: 40
of dorsiflexion in a lunge, 158 of knee flexion in kneeling, 60 of hip rotation in a bent hip."""

TRUNK_JOINTS: dict[str, tuple[float, float]] = {
    "back": (-35, 75),
    "back_side": (-40, 40),
    "back_turn": (-50, 50),
    "neck": (-60, 55),
    "neck_side": (-45, 45),
    "neck_turn": (-75, 75),
}
"""Joints of the trunk: bending forwards, to the right and turning to the right count up from 0."""

SIDED_POINTS = (
    "foot", "heel", "ball", "toe", "ankle", "knee", "hip",
    "shoulder", "elbow", "wrist", "hand", "forearm",
)  # fmt: skip
CENTRE_POINTS = ("pelvis", "seat", "waist", "chest", "upper_back", "head")
POINTS = (
    *CENTRE_POINTS,
    *(f"{side}_{point}" for side in ("left", "right") for point in SIDED_POINTS),
)
"""What can touch, hold or be followed; `foot` is heel and ball, `forearm` elbow and wrist."""

PropKind = Literal[
    "mat", "box", "wall", "chair", "couch", "band", "ball", "roller", "stick", "dumbbell",
    "kettlebell", "anchor", "pole", "water", "slope", "treadmill", "bike", "elliptical", "rower",
    "leg_press", "tub", "hands", "ground", "trail", "cushion", "needles", "cross",
]  # fmt: skip
GROUNDS = frozenset({"ground", "slope", "trail", "treadmill"})
"""Props that lie underfoot: one of them takes the place of another."""
View = Literal["side", "front", "back", "half_front", "half_back"]
Place = tuple[float | None, ...] | str
"""Forwards, up and to the right in cm, null where it is free; or a point of the body; or `stay`,
where it was before."""
Seconds = Annotated[float, Field(ge=0, le=10)]
Angles = dict[str, float]


@dataclass(frozen=True, slots=True)
class Posture:
    """A body to start from: how it lies or stands, its joint angles, what it rests on."""

    __pydantic_config__ = STRICT

    id: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    lean: float = 0
    """Of the pelvis, forwards: 0 upright, 90 face down, -90 on the back."""
    tip: float = 0
    """Of the pelvis, to the right: 90 on the right side."""
    facing: float = 0
    """Turned to the left, seen from above."""
    trunk: Angles = field(default_factory=dict)
    both: Angles = field(default_factory=dict)
    left: Angles = field(default_factory=dict)
    right: Angles = field(default_factory=dict)
    touch: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pose:
    """A key position: what differs from the one before, how long it takes and how long it holds."""

    __pydantic_config__ = STRICT

    move_s: Seconds = 1.2
    """Seconds from the pose before it."""
    hold_s: Seconds = 0.5
    lean: float | None = None
    tip: float | None = None
    facing: float | None = None
    trunk: Angles = field(default_factory=dict)
    both: Angles = field(default_factory=dict)
    left: Angles = field(default_factory=dict)
    right: Angles = field(default_factory=dict)
    touch: dict[str, Place] | None = None
    """Points that keep their place, the first of them carries the body; none: as before."""


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing in the picture, standing `at` a place or going with points of the body."""

    __pydantic_config__ = STRICT

    kind: PropKind
    at: tuple[float, ...] = ()
    size: tuple[float, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """The moving picture of an exercise."""

    __pydantic_config__ = STRICT

    exercise: Annotated[str, Field(pattern=r"^EX\d{2,3}$")]
    like: str = ""
    """An exercise whose picture this one is, with further props or on another ground."""
    in_turn: tuple[str, ...] = ()
    """Exercises whose pictures are shown one after the other; then nothing else is given."""
    posture: str = ""
    poses: tuple[Pose, ...] = ()
    view: View = "side"
    turn: float = 0
    """Degrees that the view is turned further round the body."""
    tilt: float | None = None
    """Degrees that the view looks down."""
    slope: Annotated[float, Field(ge=-30, le=30)] = 0
    """Degrees that the ground rises ahead: heights are over it and `lean` is from the vertical."""
    props: tuple[Prop, ...] = ()
    arrows: tuple[str, ...] = ()
    """Points whose way from the first pose to the second is shown."""
    both_sides: bool = False
    """The poses are followed by the same on the other side."""
    flow: bool = False
    """Even, unbroken movement, as in walking; otherwise each pose is settled into."""
    in_front: tuple[Literal["left_arm", "right_arm", "left_leg", "right_leg", "trunk"], ...] = ()
    """Drawn over the rest where depth alone would not show it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures and the postures that they start from."""

    __pydantic_config__ = STRICT

    figures: tuple[Figure, ...]
    postures: tuple[Posture, ...]
