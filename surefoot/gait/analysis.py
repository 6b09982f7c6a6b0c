"""What the keypoints of a clip tell about how somebody runs, and whether they tell it at all."""

from typing import Literal

from surefoot.facts.technique import View
from surefoot.gait import doubts, front, rear, side
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.outcome import Analysis, Contact, Curve, Doubt
from surefoot.gait.track import track_of

__all__ = ["Analysis", "Contact", "Curve", "Doubt", "Task", "analyse"]

Task = Literal["run", "squat", "step_down"]

_LEAST_FRAMES = 16


def analyse(
    keypoints: Keypoints,
    view: View,
    task: Task = "run",
    slow_motion: float = 1.0,
    *,
    height_m: float | None = None,
) -> Analysis:
    """The measures of a clip, or why there are none.

    view: where the camera stood (a run from the side or the rear; squat and step-down from the
    front). slow_motion: how many times slower the file plays than the scene was, as the runner
    said. height_m: the runner's, where they told it. Never raises for keypoints that hold;
    raises ValueError for a slow_motion that is not 1 to 64.
    """
    if not 1 <= slow_motion <= 64:
        raise ValueError(f"slow motion must be 1 to 64 times, got {slow_motion}")
    if len(keypoints) < _LEAST_FRAMES:
        return Analysis((), doubts=("too_short",))
    track = track_of(keypoints, slow_motion)
    if task != "run":
        against = (*doubts.of_the_clip(keypoints, track, 0), *doubts.of_the_view(track, "front"))
        return front.repetitions(track, against)
    against = tuple(doubts.of_the_clip(keypoints, track, doubts.LEAST_RUN_S))
    if view == "side":
        against = (*against, *doubts.of_the_view(track, "side"))
        return side.run_from_the_side(track, height_m, against)
    seen: doubts.Seen = "behind" if view == "rear" else "front"
    against = (*against, *doubts.of_the_view(track, seen))
    return rear.run_along_the_camera(track, height_m, against)
