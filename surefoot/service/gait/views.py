"""What the service says of clips: those in line, and those that were measured."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.facts.technique import View
from surefoot.figures.plot import Plot
from surefoot.service.gait.about import Kept, Task
from surefoot.service.jobs_views import JobView


@dataclass(slots=True)
class ClipJobView:
    """A clip that is not measured yet. title: what it shows."""

    job: JobView
    name: str
    title: str


@dataclass(slots=True)
class ClipLineView:
    """A measured clip in a line. kept: what of it is still here."""

    id: str
    title: str
    day: date
    view: View
    task: Task
    kept: Kept
    said: str
    """Its chief number in words, '' when nothing could be measured."""


@dataclass(slots=True)
class VideoView:
    """Everything about video at once. missing: how to get the extra, '' when it is there."""

    missing: str
    most_bytes: int
    most_s: int
    jobs: list[ClipJobView]
    clips: list[ClipLineView]


@dataclass(slots=True)
class GaitMeasureView:
    """A number of a clip in words, and what there is to know of it."""

    id: str
    name: str
    side: Literal["left", "right", ""]
    said: str
    """The value with its unit; '' when there is none."""
    spread: str
    """Standard deviation with its unit; '' when it is not known."""
    n: int
    of: str
    """What was counted, such as 24 contacts."""
    standing: Literal["measured", "change_only", "not_measurable"]
    why: str
    """Why it is not measured, in words."""


@dataclass(slots=True)
class ClipView:
    """A measured clip in full."""

    id: str
    title: str
    day: date
    view: View
    task: Task
    kept: Kept
    filmed: str
    """Frames, rate, slow motion and model in words."""
    experimental: str
    """What is still tried out here, '' for nothing."""
    doubts: list[str]
    measures: list[GaitMeasureView]
    film: str
    """Name of the short marked clip, '' when there is none."""
    plots: list[Plot]
