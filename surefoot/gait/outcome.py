"""What an analysis of keypoints gives back, and the reasons for which it gives less."""

from dataclasses import dataclass
from typing import Literal

from surefoot.facts.technique import GaitMeasure, Side

Doubt = Literal[
    "too_short",
    "frame_rate_too_low",
    "body_not_in_frame",
    "too_blurred",
    "several_people",
    "not_running",
    "slow_motion_unlikely",
    "estimators_disagree",
    "too_few_contacts",
    "too_few_repetitions",
    "view_not_as_said",
]
"""Why a clip as a whole tells nothing."""

Why = (
    Doubt
    | Literal[
        "frame_rate",
        "model_gives_no_feet",
        "reference_angle_differs",
        "not_clear",
        "no_height",
        "experimental",
        "camera_angle",
    ]
)
"""Why one measure is not measured outright, or not at all."""

CurveId = Literal["knee_flexion", "hip_flexion"]
FrameRateClass = Literal["low", "middle", "high"]


@dataclass(frozen=True, slots=True)
class Contact:
    """A moment of one foot: its first touch of the ground, or the hip passing over it.

    frame: of the clip, counted from 0: the first one at or after the moment. time_s: seconds of
    the scene since the first frame, finer than the frames.
    """

    frame: int
    time_s: float
    side: Side
    kind: Literal["initial", "mid_stance"]


@dataclass(frozen=True, slots=True)
class Curve:
    """A joint angle over the stride, contact to contact of the same foot, mean of n strides.

    percent: 0 to 100 in equal steps. mean and spread (standard deviation): degrees, as many.
    """

    id: CurveId
    side: Side
    percent: tuple[float, ...]
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    n: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a clip told. With doubts every measure is not_measurable and the rest is empty."""

    measures: tuple[GaitMeasure, ...]
    contacts: tuple[Contact, ...] = ()
    mid_stances: tuple[Contact, ...] = ()
    curves: tuple[Curve, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def frame_rate_class(frames_per_s: float) -> FrameRateClass:
    """low: under 50 frames a second of the scene; middle: under 100; high: from there on.

    At 30 frames a second a contact is known to within 17 ms, a tenth of the time on the ground
    (grade P).
    """
    if frames_per_s < 49:
        return "low"
    return "middle" if frames_per_s < 99 else "high"
