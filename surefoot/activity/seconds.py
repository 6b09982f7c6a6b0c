"""An activity second by second: the even grid on which gaits and speeds are told apart."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Activity, Stream
from surefoot.activity.motion import Motion

LONGEST_S = 14 * 86_400
_LONGEST_HOLD_S = 30.0
"""A watch that records when something changes leaves samples out; longer holes tell nothing."""


@dataclass(frozen=True, slots=True)
class Seconds:
    """Seconds 0..n of an activity, arrays of shape (n,), NaN where nothing is known.

    span: the span between samples that a second lies in. cadence_spm: held from the sample that
    ends the span. paused: the timer stood still.
    """

    span: NDArray[np.int64]
    cadence_spm: Stream
    paused: NDArray[np.bool_]
    _metres: Stream
    _unknown: NDArray[np.int64]

    def speed_mps(self, window_s: int) -> Stream:
        """Mean speed over a window around each second; NaN where a distance in it is unknown."""
        count = len(self.span)
        first = np.clip(np.arange(count) - window_s // 2, 0, None)
        last = np.clip(np.arange(count) + 1 + window_s // 2, None, count)
        speed = (self._metres[last] - self._metres[first]) / (last - first)
        return np.where(self._unknown[last] > self._unknown[first], np.nan, speed)


def seconds(activity: Activity, motion: Motion) -> Seconds | None:
    """The seconds of an activity; None for one of no length or of more than 14 days."""
    count = int(np.ceil(motion.end_s[-1])) if len(motion.end_s) else 0
    if not 0 < count <= LONGEST_S:
        return None
    middle = np.arange(count) + 0.5
    span = np.clip(np.searchsorted(motion.end_s, middle, side="left"), 0, len(motion.end_s) - 1)
    paused = np.zeros(count, dtype=np.bool_)
    for pause in activity.pauses:
        paused[max(round(pause.start_s), 0) : max(round(pause.end_s), 0)] = True
    hole = (motion.end_s - motion.start_s)[span] > _LONGEST_HOLD_S
    cadence = activity.stream("cadence_spm")
    held = np.full(count, np.nan) if cadence is None else np.array(cadence[1:], dtype=float)[span]
    held[hole] = np.nan
    known = ~np.isnan(motion.metres)
    along = np.concatenate([[0.0], np.cumsum(np.where(known, motion.metres, 0.0))])
    times = np.concatenate([motion.start_s[:1], motion.end_s])
    metres = np.interp(np.arange(count + 1), times, along)
    unknown = np.concatenate([[0], np.cumsum(~known[span] | hole)])
    return Seconds(span, held, paused, metres, unknown)
