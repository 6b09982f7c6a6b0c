"""What the keypoints of a clip tell about how somebody runs, and whether they tell it at all."""

from typing import Literal

from surefoot.facts.technique import View
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.outcome import Analysis, Contact, Curve, Doubt
from surefoot.gait.side import run_from_the_side
from surefoot.gait.track import track_of

__all__ = ["Analysis", "Contact", "Curve", "Doubt", "Task", "analyse"]


Task = Literal["run", "squat", "step_down"]


def analyse(
    keypoints: Keypoints, view: View, task: Task = "run", slow_motion: float = 1.0
) -> Analysis:
    """The measures of a clip, or why there are none.

    view: where the camera stood; task: what was filmed; slow_motion: how many times slower the
    file plays than the scene was, as the runner said. Never raises for keypoints that hold;
    raises ValueError for a slow_motion that is not 1 to 64.
    """
    if not 1 <= slow_motion <= 64:
        raise ValueError(f"slow motion must be 1 to 64 times, got {slow_motion}")
    if len(keypoints) < 16:
        return Analysis((), doubts=("too_short",))
    track = track_of(keypoints, slow_motion)
    return run_from_the_side(track)
