"""What the service says of clips: in line, measured, and two beside each other."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from surefoot.facts.technique import View
from surefoot.figures.plot import Plot
from surefoot.service.gait.about import Kept, Task
from surefoot.service.jobs_views import JobView
from surefoot.service.session_views import ExerciseLinkView


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
    """Everything about video at once. missing: how to get the extra, '' when it is there.

    height_m: the runner's, as it was told with the last clip of a run; None when it was not.
    not_now: why nobody should run to be filmed today, '' for no reason.
    """

    missing: str
    most_bytes: int
    most_s: int
    jobs: list[ClipJobView]
    clips: list[ClipLineView]
    height_m: float | None
    not_now: str


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
    errors: list[str]
    """Published errors of such a number, each with who found it."""


@dataclass(slots=True)
class PictureView:
    """A picture that was drawn of the clip. name: under `media` of the clip."""

    name: str
    caption: str


@dataclass(slots=True)
class FindingView:
    """Something that the clip shows. help: what works on it, and what the plan does."""

    id: str
    sentence: str
    help: list[str]
    exercises: list[ExerciseLinkView]


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
    findings: list[FindingView]
    measures: list[GaitMeasureView]
    pictures: list[PictureView]
    film: str
    """Name of the short marked clip, '' when there is none."""
    plots: list[Plot]
    beside: list[ClipLineView]
    """Earlier clips of its kind, which it can be compared with."""


@dataclass(slots=True)
class DifferenceView:
    """One number in two clips. beyond: more than two films of the same run differ by."""

    id: str
    name: str
    side: Literal["left", "right", ""]
    before: str
    after: str
    change: str
    beyond: bool
    why: str
    """From what difference on it counts."""


@dataclass(slots=True)
class DifferencesView:
    """Two clips of a kind, the earlier one first."""

    before: ClipLineView
    after: ClipLineView
    differences: list[DifferenceView]
    note: str
