"""The sessions of one FIT file, each with its own records, laps and pauses."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surefoot.activity import sports
from surefoot.activity.fit_messages import Column, Messages
from surefoot.activity.fit_profile import (
    FIT_EPOCH_S,
    SESSION,
    TIMER_EVENT,
    TIMER_START,
    TIMER_STOPS,
)
from surefoot.activity.fit_records import Records
from surefoot.activity.heart_zones import zones_s
from surefoot.activity.model import Device, Pause, Sport, SubSport
from surefoot.activity.recording import RecordedLap, Recording, Totals
from surefoot.facts.phrase import phrase

_START_SLACK_S = 86400.0


@dataclass(frozen=True, slots=True)
class FitFile:
    """The messages of one file of a chain that make up its activities."""

    records: Records
    sessions: Messages
    laps: Messages
    events: Messages
    sports: Messages
    zones: Messages
    device: Device
    utc_offset_s: int | None


@dataclass(frozen=True, slots=True)
class _Window:
    """A session's row (None: the file has none) and its span: begin <= time < end, FIT seconds."""

    row: int | None
    begin: float
    end: float


def recordings(file: FitFile) -> list[Recording]:
    """One recording a session in order of time.

    Left out are legs of transition, and sessions that have neither a time nor records.
    A file without a session (a watch that crashed) is one recording of all its records.
    """
    if not file.sessions.count:
        whole = _recording(file, _Window(None, -np.inf, np.inf))
        return [] if whole is None else [whole]
    kept = [
        window
        for window in _windows(file)
        if window.row is None or file.sessions.code("sport", window.row) != sports.FIT_TRANSITION
    ]
    found = [_recording(file, window) for window in kept]
    return [recording for recording in found if recording is not None]


def _windows(file: FitFile) -> list[_Window]:
    starts = _session_starts(file.sessions)
    starts[np.isnan(starts)] = -np.inf
    order = np.argsort(starts, kind="stable").tolist()
    if len(order) == 1:
        return [_Window(0, -np.inf, np.inf)]
    begins = [-np.inf, *(float(starts[row]) for row in order[1:])]
    ends = [*begins[1:], np.inf]
    return [_Window(*span) for span in zip(order, begins, ends, strict=True)]


def _session_starts(sessions: Messages) -> Column:
    """When each session began, from its end and length where it does not say; NaN if unknown."""
    written = sessions.column("start_time")
    reckoned = sessions.column("time") - sessions.column("elapsed_s")
    return np.where(np.isnan(written), reckoned, written)


def _recording(file: FitFile, window: _Window) -> Recording | None:
    inside = slice(*np.searchsorted(file.records.time, [window.begin, window.end]).tolist())
    time = file.records.time[inside]
    warnings = list(file.records.warnings)
    start = _start(file, window, time, warnings)
    if start is None:
        return None
    sport, sub_sport = _sport(file, window)
    streams = {name: values[inside] for name, values in file.records.streams.items()}
    streams["time_s"] = time - start
    if window.row is None:
        warnings.append(
            phrase("The device wrote no summary, so the totals were computed from the records.")
        )
    totals = Totals() if window.row is None else _totals(file.sessions, window.row)
    return Recording(
        format="fit",
        start_unix_s=start + FIT_EPOCH_S,
        sport=sport,
        sub_sport=sub_sport,
        streams=streams,
        totals=totals,
        laps=_laps(file.laps, window, start),
        pauses=_pauses(file.events, window, start),
        utc_offset_s=file.utc_offset_s,
        heart_rate_zones_s=() if window.row is None else _zones(file, window.row),
        device=file.device,
        summarised=window.row is not None,
        warnings=tuple(warnings),
    )


def _start(file: FitFile, window: _Window, time: np.ndarray, warnings: list[str]) -> float | None:
    first = float(time[0]) if len(time) else None
    written = np.nan if window.row is None else float(_session_starts(file.sessions)[window.row])
    if np.isnan(written):
        return first
    if first is None:
        return written
    if abs(first - written) > _START_SLACK_S:
        warnings.append(phrase("The summary's start does not fit the records: theirs was taken."))
        return first
    return min(first, written)


def _sport(file: FitFile, window: _Window) -> tuple[Sport, SubSport]:
    if window.row is not None:
        found, row = file.sessions, window.row
    elif file.sports.count:
        found, row = file.sports, 0
    elif file.laps.count:
        found, row = file.laps, 0
    else:
        return "other", "none"
    return sports.from_fit(found.code("sport", row), found.code("sub_sport", row))


def _totals(found: Messages, row: int) -> Totals:
    whole = found.value("cadence_rpm", row)
    fraction = found.value("fractional_cadence_rpm", row) or 0.0
    return Totals(
        elapsed_s=found.value("elapsed_s", row),
        timer_s=found.value("timer_s", row),
        moving_s=found.value("moving_s", row),
        distance_m=found.value("distance_m", row),
        ascent_m=found.value("ascent_m", row),
        descent_m=found.value("descent_m", row),
        cadence=None if whole is None else whole + fraction,
        heart_rate_bpm=found.value("heart_rate_bpm", row),
    )


def _zones(file: FitFile, row: int) -> tuple[float, ...]:
    """Seconds in each heart-rate zone of a session as the device added them up; () for none."""
    index = file.sessions.code("message_index", row)
    index = row if index is None else index
    of_session = [
        (file.zones, each)
        for each in range(file.zones.count)
        if file.zones.code("reference_message", each) == SESSION
        and file.zones.code("reference_index", each) == index
    ]
    for found, place in ((file.sessions, row), *of_session):
        if "heart_rate_zones_s" in found.names:
            seconds = found.array("heart_rate_zones_s")[place]
            if not np.isnan(seconds).any() and seconds.any():
                return zones_s(seconds.tolist())
    return ()


def _laps(found: Messages, window: _Window, start: float) -> tuple[RecordedLap, ...]:
    laps = []
    for row in range(found.count):
        begin = found.value("start_time", row)
        if begin is not None and window.begin <= begin < window.end:
            laps.append(RecordedLap(max(begin - start, 0.0), _totals(found, row)))
    return tuple(sorted(laps, key=lambda lap: lap.start_s))


def _pauses(events: Messages, window: _Window, start: float) -> tuple[Pause, ...]:
    """Timer stops that were followed by a start; the stop that ends the session is none."""
    pauses: list[Pause] = []
    stopped: float | None = None
    for row in range(events.count):
        time = events.value("time", row)
        if events.code("event", row) != TIMER_EVENT or time is None:
            continue
        if not window.begin <= time < window.end:
            continue
        event_type = events.code("event_type", row)
        if event_type in TIMER_STOPS:
            stopped = time if stopped is None else stopped
        elif event_type == TIMER_START:
            if stopped is not None and time > stopped:
                pauses.append(Pause(max(stopped - start, 0.0), time - stopped, "device"))
            stopped = None
    return tuple(pauses)
