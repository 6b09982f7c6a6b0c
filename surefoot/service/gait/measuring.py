"""A clip into keypoints and what they tell; runs in a process of its own, or for the command."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from surefoot.facts.phrase import phrase
from surefoot.facts.technique import View
from surefoot.gait import clip, models, pose, trc
from surefoot.gait.analysis import Analysis, analyse
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.outcome import Contact
from surefoot.gait.track import SIDES
from surefoot.service.gait.about import Clip, Model, Task
from surefoot.service.gait.keeping import CLIP, FILM, KEYPOINTS
from surefoot.service.jobs import Refused, Tell

_POINTS_SHARE = 0.85
"""Of the whole: finding the points; the rest is drawing."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Where somebody's joints were, and what that tells."""

    keypoints: Keypoints
    analysis: Analysis

    def leave_in(
        self,
        folder: Path,
        path: Path,
        view: View,
        told: Callable[[float], None] = lambda share: None,
    ) -> None:
        """Leaves keypoints and pictures in a folder. path: of the clip. told: the share of the
        pictures that is drawn. Raises Refused."""
        from surefoot.gait import annotated  # OpenCV comes with it

        (folder / KEYPOINTS).write_bytes(self.keypoints.to_bytes())
        contacts = self.analysis.contacts
        with _refusals():
            moments = [*_chosen(contacts), *_chosen(self.analysis.mid_stances)]
            drawn = annotated.key_frames(path, self.keypoints, moments, view)
            for moment, picture in drawn.items():
                (folder / f"{moment.side}_{moment.kind}.jpg").write_bytes(picture)
            annotated.short_clip(
                path, self.keypoints, contacts, folder / FILM,
                lambda done, all: told(done / max(all, 1)),
            )  # fmt: skip

    def fields(self, slow_motion: float) -> dict[str, Any]:
        """Of a `GaitMeasured`."""
        times_s = self.keypoints.times_s
        span_s = float(times_s[-1] - times_s[0])
        per_s = float(1 / np.median(np.diff(times_s))) if len(times_s) > 1 else 1.0
        return {
            "clip_sha256": self.keypoints.clip_sha256,
            "model": self.keypoints.model,
            "frames_per_s": round(per_s * slow_motion, 3),
            "slow_motion": slow_motion,
            "duration_s": round(span_s / slow_motion, 3),
            "measures": [each.model_dump(mode="json") for each in self.analysis.measures],
        }


def look(path: Path) -> None:
    """Raises Refused for a file that cannot be measured as a clip."""
    with _refusals():
        clip.probe(path)


def measured(
    path: Path,
    view: View,
    task: Task = "run",
    model: Model = "full",
    slow_motion: float | None = 1.0,
    height_m: float | None = None,
    told: Callable[[float], None] = lambda share: None,
) -> Measured:
    """told: the share that lies behind, 0 to 1. slow_motion: None where nobody knows; then it is
    taken for none, and what does not fit a runner's steps is not measured.

    Raises Refused.
    """
    with _refusals():
        keypoints = pose.track(path, model, told=lambda done, all: told(done / max(all, 1)))
    told_of = analyse(keypoints, view, task, slow_motion or 1.0, height_m=height_m)
    return Measured(keypoints, told_of)


def table_measured(
    path: Path,
    view: View,
    task: Task = "run",
    slow_motion: float | None = 1.0,
    height_m: float | None = None,
) -> Measured:
    """As `measured`, of Sports2D's table of points (TRC). Raises Refused."""
    try:
        keypoints = trc.read_trc(path.read_bytes())
    except ValueError as error:
        raise Refused(
            phrase(
                "This TRC file cannot be measured: give the one in pixels that Sports2D writes, "
                "with px in its name."
            )
        ) from error
    return Measured(
        keypoints, analyse(keypoints, view, task, slow_motion or 1.0, height_m=height_m)
    )


def in_folder(folder: Path, asked: dict[str, Any], tell: Tell) -> dict[str, Any]:
    """A job: measures the clip in its folder, and leaves keypoints and pictures beside it. Returns
    the fields of a `GaitMeasured`. Raises Refused."""
    about = Clip.of(asked).about
    found = measured(
        folder / CLIP, about.view, about.task, about.model, about.slow_motion, about.height_m,
        lambda share: tell("points", share * _POINTS_SHARE),
    )  # fmt: skip
    if about.kept != "nothing":
        found.leave_in(
            folder, folder / CLIP, about.view,
            lambda share: tell("pictures", _POINTS_SHARE + share * (1 - _POINTS_SHARE)),
        )  # fmt: skip
    return found.fields(about.slow_motion or 1.0)


def _chosen(moments: Sequence[Contact]) -> list[Contact]:
    """One of each side, from the middle of the clip."""
    sides = ([each for each in moments if each.side == side] for side in SIDES)
    return [of_side[len(of_side) // 2] for of_side in sides if of_side]


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (clip.NotAClip, models.NotSetUp) as error:
        raise Refused(error.reason) from error
