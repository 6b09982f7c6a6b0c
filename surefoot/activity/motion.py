"""An activity cut into the spans between its samples: how long, how far, moving or not.

Everything that is counted by the metre or the minute is counted over spans, so that pauses and
samples that are missing count nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surefoot.activity import measure
from surefoot.activity.model import Activity, Pause, Stream

_LONGEST_BRIDGE_S = 60.0
"""Between two distances further apart than this nobody knows where the runner was."""


@dataclass(frozen=True, slots=True)
class Motion:
    """The n - 1 spans between n samples; all arrays of that length.

    start_s, end_s: from the start of the activity. seconds: without pauses. middle_m: how far
    along the middle of the span lies; metres: its length; both NaN where the distance is not known.
    moving: faster than a slow walk, or stepping.
    """

    start_s: Stream
    end_s: Stream
    seconds: Stream
    middle_m: Stream
    metres: Stream
    moving: NDArray[np.bool_]

    @property
    def counted(self) -> NDArray[np.bool_]:
        """The spans in motion whose length is known."""
        return np.asarray(self.moving & ~np.isnan(self.metres))


def motion(activity: Activity) -> Motion | None:
    """The spans of an activity; None without streams, or when neither distance nor cadence tell
    what moved."""
    time_s = activity.stream("time_s")
    if time_s is None:
        return None
    along = activity.stream("distance_m")
    moving = measure.moving_spans(time_s, along, activity.stream("cadence_spm"))
    if moving is None:
        return None
    at_m = np.full(len(time_s), np.nan) if along is None else _bridged(time_s, along)
    return Motion(
        start_s=time_s[:-1],
        end_s=time_s[1:],
        seconds=np.diff(time_s) - measure.paused_s(time_s, activity.pauses),
        middle_m=(at_m[:-1] + at_m[1:]) / 2,
        metres=np.diff(at_m) if along is None else _lengths(time_s, along, at_m),
        moving=moving & ~_inside(time_s, activity.pauses),
    )


def _bridged(time_s: Stream, along_m: Stream) -> Stream:
    """Distance at each sample, never falling, shared out by time where it is missing between."""
    known = np.flatnonzero(~np.isnan(along_m))
    if not len(known):
        return np.full(len(time_s), np.nan)
    rising = np.maximum.accumulate(along_m[known])
    return np.interp(time_s, time_s[known], rising, left=np.nan, right=np.nan)


def _lengths(time_s: Stream, along_m: Stream, at_m: Stream) -> Stream:
    """Metres of each span; NaN where the distances on either side are a minute apart or more."""
    metres = np.diff(at_m)
    known = np.flatnonzero(~np.isnan(along_m))
    wide = (np.diff(known) > 1) & (np.diff(time_s[known]) > _LONGEST_BRIDGE_S)
    for gap in np.flatnonzero(wide).tolist():
        metres[known[gap] : known[gap + 1]] = np.nan
    return metres


def _inside(time_s: Stream, pauses: Sequence[Pause]) -> NDArray[np.bool_]:
    """The spans that lie wholly in a pause."""
    paused = np.zeros(len(time_s) - 1, dtype=np.bool_)
    for pause in pauses:
        paused |= (time_s[:-1] >= pause.start_s) & (time_s[1:] <= pause.end_s)
    return paused
