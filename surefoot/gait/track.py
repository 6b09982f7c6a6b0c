"""A runner's points made fit to measure: sides repaired, outliers left out, smooth in time."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.facts.technique import Side
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.smoothing import Floats, local_fit, without_outliers
from surefoot.gait.swaps import repaired

SIDES: tuple[Side, Side] = ("left", "right")
FOOT = ("ankle", "heel", "toe")

_LEAST_KERNEL_S = 0.02
_KERNEL_FRAMES = 0.75
_OUTLIER_LEG = 0.06
"""Share of the leg that a point must jump to count as an outlier."""
_LEAST_SCORE = 0.15


@dataclass(frozen=True, slots=True)
class Track:
    """One person through a clip, in pixels and in seconds of the scene.

    xy: shape (n, k, 2), sides repaired. weight: shape (n, k), 0 where a point is left out.
    exchanged: shape (n,), frames in which left and right were repaired.
    """

    names: tuple[str, ...]
    times_s: Floats
    xy: Floats
    weight: Floats
    exchanged: NDArray[np.bool_]
    leg_px: float
    """Hip to knee to ankle; NaN where no leg was seen."""
    forward: int
    """1: the runner faces right in the picture; -1: left."""

    @property
    def step_s(self) -> float:
        """Seconds of the scene between frames."""
        return float(np.median(np.diff(self.times_s)))

    @property
    def frames_per_s(self) -> float:
        """Frames in a second of the scene."""
        return 1 / self.step_s

    @property
    def kernel_s(self) -> float:
        """Width of the smoothing."""
        return max(_LEAST_KERNEL_S, _KERNEL_FRAMES * self.step_s)

    @property
    def near(self) -> Side:
        """The side that a camera beside the runner sees."""
        return "left" if self.forward < 0 else "right"

    def has(self, *points: str) -> bool:
        """Whether the model gives these points at all."""
        return set(points) <= set(self.names)

    def smooth(
        self, *points: str, at_s: Floats | None = None, least_s: float = 0.0
    ) -> tuple[Floats, Floats]:
        """Middle of some points and its velocity, px and px/s, shapes (q, 2); NaN where unknown.

        at_s: moments, by default those of the frames; least_s: width of the smoothing at least.
        """
        columns = [self.names.index(point) for point in points]
        n, m = len(self.times_s), len(columns)
        values = self.xy[:, columns].reshape(n, m * 2)
        weight = np.repeat(self.weight[:, columns], 2, axis=1)
        at = self.times_s if at_s is None else at_s
        value, slope = local_fit(self.times_s, values, weight, at, max(self.kernel_s, least_s))
        return value.reshape(-1, m, 2).mean(1), slope.reshape(-1, m, 2).mean(1)

    def foot(self, side: Side) -> tuple[str, ...]:
        """The points of a foot that the model gives."""
        return tuple(f"{side}_{part}" for part in FOOT if f"{side}_{part}" in self.names)


def track_of(keypoints: Keypoints, slow_motion: float = 1.0) -> Track:
    """The keypoints as a track; slow_motion is how many times slower the file plays."""
    times = np.asarray(keypoints.times_s, dtype=np.float64) / slow_motion
    xy = np.asarray(keypoints.xy_px, dtype=np.float64)
    names = keypoints.names
    leg = leg_length(names, xy)
    told, exchanged = repaired(names, xy, leg)
    agrees = without_outliers(told, _OUTLIER_LEG * (leg if np.isfinite(leg) else 100.0))
    score = np.asarray(keypoints.score, dtype=np.float64)
    weight = np.where(agrees, np.maximum(score, _LEAST_SCORE), 0.0)
    return Track(names, times, told, weight, exchanged, leg, _forward(names, xy))


def leg_length(names: tuple[str, ...], xy: Floats) -> float:
    """Hip to knee to ankle in px as seen most stretched (the 90th of 100); NaN when unseen."""
    seen = []
    for side in SIDES:
        if {f"{side}_hip", f"{side}_knee", f"{side}_ankle"} <= set(names):
            hip, knee, ankle = (xy[:, names.index(f"{side}_{p}")] for p in ("hip", "knee", "ankle"))
            length = np.linalg.norm(hip - knee, axis=-1) + np.linalg.norm(knee - ankle, axis=-1)
            if np.isfinite(length).any():
                seen.append(float(np.nanpercentile(length, 90)))
    return float(np.mean(seen)) if seen else float("nan")


def _forward(names: tuple[str, ...], xy: Floats) -> int:
    ahead = [
        xy[:, names.index(f"{side}_toe"), 0] - xy[:, names.index(f"{side}_heel"), 0]
        for side in SIDES
        if {f"{side}_toe", f"{side}_heel"} <= set(names)
    ]
    if not ahead and "nose" in names and {"left_hip", "right_hip"} <= set(names):
        hips = (xy[:, names.index("left_hip"), 0] + xy[:, names.index("right_hip"), 0]) / 2
        ahead = [xy[:, names.index("nose"), 0] - hips]
    joined = np.concatenate(ahead) if ahead else np.zeros(1)
    known = joined[np.isfinite(joined)]
    return -1 if len(known) and np.median(known) < 0 else 1
