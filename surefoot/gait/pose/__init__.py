"""Where somebody's joints are in a clip, by BlazePose on this machine's own processor.

The steps are those of MediaPipe's pose solution (Apache-2.0), run directly on LiteRT: a detector
finds a person and two points along the body, which tell an upright square around it; a second model
finds the points in that square, among them the two that tell the square of the next frame.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from surefoot.gait.keypoints import Keypoints
from surefoot.gait.models import Model, require


class Stopped(Exception):
    """The caller asked to stop."""


def track(
    path: Path,
    model: Model = "full",
    told: Callable[[int, int], None] = lambda done, total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Keypoints:
    """The points of one person in every frame; nothing is smoothed, so that nothing is late.

    told: called with frames done and frames expected, now and then. stop: asked at every frame.
    Raises NotAClip (also when nobody is found), Stopped, and NotSetUp without the extra.
    """
    require()
    from surefoot.gait.pose.tracking import track_person

    def tell(done: int, total: int) -> None:
        if stop():
            raise Stopped
        told(done, total)

    return track_person(path, model, tell)
