"""Facts about how somebody runs. They move no load and clear nothing."""

from typing import Annotated, Literal

from pydantic import Field

from surefoot.facts.base import FactBase
from surefoot.facts.value import Value
from surefoot.facts.vocabulary import Seconds, ShortText

Side = Literal["left", "right"]

View = Literal["side", "rear", "front"]
"""Where the camera stood."""

WALKING_BELOW_SPM = 137.0
"""Between walking and running at their usual, 125 and 150 steps a minute: what is slower is taken
for walking, in a watch's file and in a count alike."""

Number = Annotated[float, Field(ge=-100_000, le=100_000, allow_inf_nan=False)]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CadenceMeasured(FactBase):
    """Steps a minute, counted by something that is not an imported run."""

    kind: Literal["cadence_measured"] = "cadence_measured"
    spm: Annotated[float, Field(ge=60, le=300, allow_inf_nan=False)]
    spread_spm: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
    """Standard deviation of the windows that it was counted in."""
    over_s: Seconds
    """How long was counted."""
    by: Literal["phone", "taps"]


class GaitMeasure(Value):
    """One number of a clip, or why there is none."""

    id: ShortText
    side: Side | None = None
    value: Number | None
    unit: ShortText
    n: Annotated[int, Field(ge=0, le=100_000)]
    """How many contacts, steps or frames it rests on."""
    spread: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)] | None = None
    """Standard deviation over these, in the unit of the value."""
    standing: Literal["measured", "change_only", "not_measurable"]
    why: ShortText = ""
    """Id of the reason for a standing other than measured."""


class GaitMeasured(FactBase):
    """What a clip told; happened_at is when it was filmed, as the runner said."""

    kind: Literal["gait_measured"] = "gait_measured"
    clip_sha256: Sha256
    keypoints_sha256: Sha256 | None = None
    """Under what hash the keypoints are kept; None: they were not kept."""
    clip_kept: bool = False
    view: View
    task: Literal["run", "squat", "step_down"] = "run"
    model: ShortText
    frames_per_s: Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False)]
    """Of the scene: frames of the file, times its slow motion."""
    slow_motion: Annotated[float, Field(ge=1, le=64, allow_inf_nan=False)] = 1
    """How many times slower the file plays than the scene was."""
    duration_s: Seconds
    measures: tuple[GaitMeasure, ...] = ()
