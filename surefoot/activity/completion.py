"""From a recording to an activity: computes what is missing, corrects what cannot be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np

from surefoot.activity import cadence, measure
from surefoot.activity.cleaning import clean
from surefoot.activity.climb import climb_m, highest_rise_m
from surefoot.activity.model import (
    FOOT_SPORTS,
    IN_DOUBLE,
    MISSING,
    Activity,
    KeptStream,
    Lap,
    Number,
    Pause,
    Stream,
    number,
)
from surefoot.activity.recording import RecordedLap, Recording
from surefoot.facts.phrase import phrase

_FASTEST_ASCENT_M_PER_H = 3000.0
_FASTEST_DESCENT_M_PER_H = 6000.0
_ELEVATION_SLACK_M = 50.0
_DURATION_SLACK_S = 60.0
_DISTANCE_SLACK_M = 100.0


@dataclass(slots=True)
class _Work:
    """A recording on its way to an activity: its streams, and what a person should know."""

    recording: Recording
    streams: dict[str, Stream]
    computed: set[str] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)

    @property
    def time_s(self) -> Stream:
        return self.streams["time_s"]

    @property
    def last_s(self) -> float:
        return float(self.time_s[-1]) if len(self.time_s) else 0.0


def activity(recording: Recording) -> Activity:
    """The activity of a recording, each total with its source.

    Raises ValueError when the start is not a date that exists.
    """
    work = _Work(recording, clean(recording.streams), warnings=list(recording.warnings))
    pauses = _pauses(work)
    _fill_streams(work, pauses)
    steps = _count_steps(work)
    elapsed = _elapsed(work)
    moving_s = measure.moving_s(
        work.time_s, work.streams.get("distance_m"), work.streams.get("cadence_spm"), pauses
    )
    timer = _timer(work, elapsed, moving_s, pauses)
    ascent, descent = _climb(work, elapsed)
    return Activity(
        start=_start(recording.start_unix_s, work.warnings),
        format=recording.format,
        sport=recording.sport,
        sub_sport=recording.sub_sport,
        utc_offset_s=recording.utc_offset_s,
        offset_provenance="unknown" if recording.utc_offset_s is None else "file",
        elapsed_s=elapsed,
        timer_s=timer,
        moving_s=_moving(work, timer, moving_s),
        distance_m=_distance(work),
        ascent_m=ascent,
        descent_m=descent,
        cadence_spm=_cadence(work, steps),
        heart_rate_bpm=_heart_rate(work),
        heart_rate_zones_s=recording.heart_rate_zones_s,
        laps=tuple(_lap(lap, steps) for lap in recording.laps),
        pauses=pauses,
        streams=MappingProxyType({n: _kept(n, values) for n, values in work.streams.items()}),
        computed_streams=frozenset(work.computed),
        device=recording.device,
        warnings=tuple(dict.fromkeys(work.warnings)),
    )


def _kept(name: str, values: Stream) -> KeptStream:
    kept = values if name in IN_DOUBLE else values.astype(np.float32)
    kept.flags.writeable = False
    return kept


def _start(unix_s: float, warnings: list[str]) -> datetime:
    try:
        start = datetime.fromtimestamp(unix_s, tz=UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(f"{unix_s} is not a time") from error
    if start.year < 2000:
        warnings.append(
            phrase(
                "The clock of the device was not set: it says {start}.", start=f"{start:%Y-%m-%d}"
            )
        )
    return start


def _count_steps(work: _Work) -> float | None:
    """Turn 'cadence' into 'cadence_spm' and return the factor; None when it is not steps, or not
    one factor from start to end."""
    counted = work.streams.pop("cadence", None)
    sport = work.recording.sport
    if not cadence.counts_steps(sport):
        return None
    average = work.recording.totals.cadence
    if counted is None or not (counted > 0).any():
        known = np.array([] if average is None else [average])
        return cadence.steps_per_count(known, None, sport)
    speed = work.streams.get("speed_mps")
    factors = cadence.steps_by_sample(counted, speed, sport)
    if factors is not None:
        work.streams["cadence_spm"] = counted * factors
        work.warnings.append(cadence.change())
        return None
    factor = cadence.steps_per_count(counted, speed, sport)
    work.streams["cadence_spm"] = counted * factor
    if sport not in FOOT_SPORTS:
        work.warnings.append(
            phrase("The file does not name a sport on foot: cadence is read as steps.")
        )
    elif (told := cadence.correction(factor)) is not None:
        work.warnings.append(told)
    return factor


def _pauses(work: _Work) -> tuple[Pause, ...]:
    if work.recording.pauses:
        return work.recording.pauses
    along = work.streams.get("distance_m")
    if along is None and "latitude_deg" in work.streams:
        along = _along(work, ())
    elapsed_s = work.recording.totals.elapsed_s or work.last_s
    timer_s = work.recording.totals.timer_s
    if timer_s and elapsed_s - timer_s < measure.SHORTEST_STOP_S:
        return ()
    return measure.pauses_from_gaps(work.time_s, along)


def _along(work: _Work, pauses: tuple[Pause, ...]) -> Stream:
    streams = work.streams
    return measure.distance_m(
        streams["time_s"], streams["latitude_deg"], streams["longitude_deg"], pauses
    )


def _fill_streams(work: _Work, pauses: tuple[Pause, ...]) -> None:
    if "distance_m" not in work.streams and "latitude_deg" in work.streams:
        work.streams["distance_m"] = _along(work, pauses)
        work.computed.add("distance_m")
    if "speed_mps" not in work.streams and "distance_m" in work.streams:
        speed = measure.speed_mps(work.time_s, work.streams["distance_m"])
        if (~np.isnan(speed)).any():
            work.streams["speed_mps"] = speed
            work.computed.add("speed_mps")


def _elapsed(work: _Work) -> Number:
    written = work.recording.totals.elapsed_s
    longest_s = max(work.last_s, work.recording.totals.timer_s or 0.0)
    if written and work.last_s > written + _DURATION_SLACK_S:
        # fit/big_100k_records.fit
        work.warnings.append(
            phrase(
                "The device's duration of {written} is shorter than its records: {longest} was "
                "taken.",
                written=_clock(written),
                longest=_clock(longest_s),
            )
        )
        return number(longest_s, "corrected")
    if written:
        return number(written, "device")
    return number(longest_s, "computed") if longest_s > 0 else MISSING


def _clock(seconds: float) -> str:
    """'1:05:09'."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def _timer(
    work: _Work, elapsed: Number, moving_s: float | None, pauses: tuple[Pause, ...]
) -> Number:
    written = work.recording.totals.timer_s
    if elapsed.value is None:
        return number(written or None, "device")
    unpaused_s = max(elapsed.value - sum(pause.duration_s for pause in pauses), 0.0)
    if written and moving_s is not None and moving_s > 1.1 * written + _DURATION_SLACK_S:
        # tcx/run_movescount.tcx: two laps in the summary, three in the track
        work.warnings.append(
            phrase(
                "The device's time of {written} is shorter than the time in motion: {unpaused} "
                "was taken.",
                written=_clock(written),
                unpaused=_clock(unpaused_s),
            )
        )
        return number(unpaused_s, "corrected")
    return number(written, "device") if written else number(unpaused_s, "computed")


def _moving(work: _Work, timer: Number, moving_s: float | None) -> Number:
    written = work.recording.totals.moving_s
    if written:
        return number(written, "device")
    if moving_s is None:
        return MISSING
    return number(moving_s if timer.value is None else min(moving_s, timer.value), "computed")


def _distance(work: _Work) -> Number:
    written = work.recording.totals.distance_m
    along = work.streams.get("distance_m")
    measured = None if along is None else measure.total_distance_m(along)
    if not written:
        # tcx/tcx_indoor.tcx: a device without a sensor writes 0 m, which nobody measured
        return number(measured, "computed" if written is None else "corrected")
    counted = measured is not None and "distance_m" not in work.computed
    if counted and measured is not None and measured > 1.1 * written + _DISTANCE_SLACK_M:
        work.warnings.append(
            phrase(
                "The device's distance of {written} m is shorter than its own track: {measured} m "
                "was taken.",
                written=f"{written:.0f}",
                measured=f"{measured:.0f}",
            )
        )
        return number(measured, "corrected")
    return number(written, "device")


def _climb(work: _Work, elapsed: Number) -> tuple[Number, Number]:
    elevation = work.streams.get("elevation_m")
    totals = work.recording.totals
    if elevation is None:
        return number(totals.ascent_m, "device"), number(totals.descent_m, "device")
    measured = climb_m(elevation) or (None, None)
    ascent = _Climb(_ascent_doubt, totals.ascent_m, measured[0], elevation, _FASTEST_ASCENT_M_PER_H)
    descent = _Climb(
        _descent_doubt, totals.descent_m, measured[1], -elevation, _FASTEST_DESCENT_M_PER_H
    )
    return _believed(work, ascent, elapsed), _believed(work, descent, elapsed)


def _ascent_doubt(written: str, measured: str) -> str:
    return phrase(
        "The device's ascent of {written} m does not fit its elevations: {measured} m was "
        "computed.",
        written=written,
        measured=measured,
    )


def _descent_doubt(written: str, measured: str) -> str:
    return phrase(
        "The device's descent of {written} m does not fit its elevations: {measured} m was "
        "computed.",
        written=written,
        measured=measured,
    )


@dataclass(frozen=True, slots=True)
class _Climb:
    """A climb as written and as measured, in m. elevation_m: turned so that the climb goes up;
    doubt: what is said when it is not believed."""

    doubt: Callable[[str, str], str]
    written: float | None
    measured: float | None
    elevation_m: Stream
    fastest_m_per_h: float

    def can_be_true(self, written: float, elapsed: Number) -> bool:
        """At least about as high as the highest point, and not faster than anybody."""
        least_m = highest_rise_m(self.elevation_m)
        if least_m is not None and written < 0.5 * least_m - _ELEVATION_SLACK_M:
            return False
        if elapsed.value is None:
            return True
        return written <= self.fastest_m_per_h * elapsed.value / 3600.0 + _ELEVATION_SLACK_M


def _believed(work: _Work, climb: _Climb, elapsed: Number) -> Number:
    if climb.written is None:
        return number(climb.measured, "computed")
    on_foot = work.recording.sport in FOOT_SPORTS
    if climb.measured is None or not on_foot or climb.can_be_true(climb.written, elapsed):
        return number(climb.written, "device")
    work.warnings.append(climb.doubt(f"{climb.written:.0f}", f"{climb.measured:.0f}"))
    return number(climb.measured, "corrected")


def _cadence(work: _Work, steps: float | None) -> Number:
    values = work.streams.get("cadence_spm")
    written = work.recording.totals.cadence
    mean = None if values is None else measure.mean_over_time(work.time_s, values)
    if steps is None:
        return number(mean, "corrected")
    believed = None
    if written:
        believed = written * steps
        if values is not None and mean is not None:
            stepping = float(values[values > 0].mean())
            believed = cadence.average_spm(written, mean, stepping, steps)
    if believed is None:
        return number(mean, "computed" if steps == cadence.STRIDES else "corrected")
    as_usual = believed == (written or 0.0) * cadence.STRIDES
    return number(believed, "device" if as_usual else "corrected")


def _heart_rate(work: _Work) -> Number:
    written = work.recording.totals.heart_rate_bpm
    if written:
        return number(written, "device")
    values = work.streams.get("heart_rate_bpm")
    if values is None:
        return MISSING
    return number(measure.mean_over_time(work.time_s, values), "computed")


def _lap(lap: RecordedLap, steps: float | None) -> Lap:
    totals = lap.totals
    spm = totals.cadence * steps if totals.cadence and steps else None
    return Lap(
        start_s=lap.start_s,
        elapsed_s=number(totals.elapsed_s, "device"),
        timer_s=number(totals.timer_s, "device"),
        distance_m=number(totals.distance_m, "device"),
        ascent_m=number(totals.ascent_m, "device"),
        descent_m=number(totals.descent_m, "device"),
        cadence_spm=number(spm, "device" if steps == cadence.STRIDES else "corrected"),
        heart_rate_bpm=number(totals.heart_rate_bpm or None, "device"),
    )
