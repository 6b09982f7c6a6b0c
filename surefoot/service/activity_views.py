"""Views of recorded activities: a line of the list, the page, the traces of its charts."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal


@dataclass(slots=True)
class Wanted:
    """Which activities are asked for; what is None or '' does not choose.

    first_day, last_day: the runner's days, both included. least_m: distance at least, in metres;
    an unmeasured one is not in it. words: each of them stands in the name, the device or the sport.
    doubtful: only those of which something is doubtful.
    """

    sport: str = ""
    first_day: date | None = None
    last_day: date | None = None
    least_m: float | None = None
    words: str = ""
    doubtful: bool = False


@dataclass(slots=True)
class ActivityLineView:
    """An activity in the list. counts: False when another file of the same run counts instead.
    doubtful: the file has something that could not be taken as it stands. by_hand: no watch
    recorded it; the id is that of what the runner said, the sport the class of session."""

    id: str
    start: datetime
    zone: str
    sport: str
    sub_sport: str
    name: str
    distance_m: float | None
    moving_s: float | None
    ascent_m: float | None
    run_s: float | None
    counts: bool
    doubtful: bool
    by_hand: bool = False


@dataclass(slots=True)
class ActivitiesView:
    """Newest first. total: how many are as wanted, in the list or not; kept: how many there are at
    all; sports: those that are there."""

    activities: list[ActivityLineView]
    total: int
    kept: int
    sports: list[str]


@dataclass(slots=True)
class NumberView:
    """A number and where it comes from; missing has no value."""

    value: float | None
    source: Literal["device", "computed", "corrected", "missing"]


@dataclass(slots=True)
class SegmentView:
    gait: Literal["run", "walk", "stand"]
    start_s: float
    duration_s: float


@dataclass(slots=True)
class GradeBandView:
    """Ground from a steepness in percent to another; None: without end on that side."""

    from_percent: float | None
    to_percent: float | None
    distance_m: float
    duration_s: float


@dataclass(slots=True)
class LapView:
    """A lap as the device marked it; None = not written."""

    start_s: float
    timer_s: float | None
    distance_m: float | None
    ascent_m: float | None
    descent_m: float | None
    cadence_spm: float | None
    heart_rate_bpm: float | None


@dataclass(slots=True)
class PauseView:
    """The timer stood still, or the recording has a hole that was read as a stop."""

    start_s: float
    duration_s: float


@dataclass(slots=True)
class OtherFileView:
    """Another file of the same run. counts: the plan takes its numbers."""

    id: str
    name: str
    device: str
    counts: bool


@dataclass(slots=True)
class ActivityPageView:
    """Everything there is to see of an activity but its traces.

    numbers: by name, the unit ends it. instead: id of the activity that counts for this run when
    it is not this one; others: every other file of it. technical: the guess at the ground with its
    reasons, '' for none.
    fast: what counted as fast for this runner, '' when nothing tells their easy speed.
    in_band: flat minutes in the band of cadence that was aimed at then, '' without one.
    """

    id: str
    start: datetime
    utc_offset_s: int | None
    zone: str
    sport: str
    sub_sport: str
    name: str
    device: str
    instead: str
    others: list[OtherFileView]
    numbers: dict[str, NumberView]
    segments: list[SegmentView]
    grades: list[GradeBandView]
    zones_s: list[float]
    laps: list[LapView]
    pauses: list[PauseView]
    technical: str
    fast: str
    in_band: str
    warnings: list[str]


@dataclass(slots=True)
class TraceView:
    """Lowest, highest and mean of each stretch; None where nothing was recorded."""

    low: list[float | None]
    high: list[float | None]
    mean: list[float | None]


@dataclass(slots=True)
class TracesView:
    """The streams of an activity over stretches of equal time, ready to be drawn.

    start_s: when each stretch begins; at_m: how far along. columns: by name, the unit ends it.
    route: latitude and longitude along the way, in degrees, and the second of each.
    """

    start_s: list[float]
    at_m: list[float | None]
    columns: dict[str, TraceView]
    route: list[tuple[float, float, float]]
