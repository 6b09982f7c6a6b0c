"""From an activity on foot to the numbers that a plan looks at."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surefoot.activity import flat_cadence, gaits, grades, speeds, terrain
from surefoot.activity.model import Activity, Stream
from surefoot.activity.motion import Motion, motion
from surefoot.activity.seconds import Seconds, seconds
from surefoot.facts.analysis import MISSING, Analysis, Measured

_SPEED_WINDOW_S = 15
_DYNAMICS = ("stance_time_ms", "vertical_oscillation_mm", "step_length_mm", "power_w")


def analysis(activity: Activity) -> Analysis | None:
    """What the streams of an activity tell; None for one that is not on foot."""
    if not activity.on_foot:
        return None
    told: dict[str, object] = {
        "highest_heart_rate_bpm": _highest(activity, "heart_rate_bpm"),
        "heart_rate_zones_s": activity.heart_rate_zones_s,
    }
    spans = motion(activity)
    if spans is not None:
        grade = grades.grade_percent(activity, spans)
        told |= _slopes(spans, grade)
        by_second = seconds(activity, spans)
        if by_second is not None:
            told |= _gaits(activity, by_second, grade[by_second.span])
    return Analysis.model_validate(told)


def _highest(activity: Activity, name: str) -> Measured:
    values = activity.stream(name)
    return MISSING if values is None else grades.computed(float(np.nanmax(values)))


def _slopes(spans: Motion, grade: Stream) -> dict[str, object]:
    up_m, up_s = grades.over(spans, grade, grade > grades.STEEP_PERCENT)
    down_m, down_s = grades.over(spans, grade, grade < -grades.STEEP_PERCENT)
    return {
        "ascent_s": grades.over(spans, grade, grade >= grades.SLOPING_PERCENT)[1],
        "descent_s": grades.over(spans, grade, grade <= -grades.SLOPING_PERCENT)[1],
        "steep_ascent_m": up_m,
        "steep_ascent_s": up_s,
        "steep_descent_m": down_m,
        "steep_descent_s": down_s,
        "grades": grades.bands(spans, grade),
    }


def _gaits(activity: Activity, by_second: Seconds, grade: Stream) -> dict[str, object]:
    factor = speeds.level_factor(grade)
    found = gaits.gaits(by_second, factor, activity.sport)
    stretches = gaits.stretches(found)
    segments = gaits.segments(stretches)
    running = np.zeros(len(found), dtype=np.bool_)
    for gait, start, length in stretches:
        if gait == gaits.RUN:
            running[start : start + length] = True
    running &= ~by_second.paused
    speed = by_second.speed_mps(_SPEED_WINDOW_S)
    level = speed * factor
    cadence = by_second.cadence_spm
    fast_enough = running & (cadence > 0)
    corrected = activity.cadence_spm.source == "corrected"
    return {
        "segments": segments,
        "run_s": gaits.total_s(segments, "run"),
        "walk_s": gaits.total_s(segments, "walk"),
        "longest_run_s": gaits.longest_run_s(segments),
        "running_cadence_spm": _mean(cadence[fast_enough], corrected),
        "flat_cadence": flat_cadence.flat_cadence(
            cadence,
            speed,
            by_second.speed_mps(flat_cadence.AROUND_S),
            grade,
            running,
            activity.sub_sport,
        ),
        "level_speed_mps": _median(level[running]),
        "speeds": speeds.bands(level, running),
        "technical": terrain.technical(grade, speed, cadence, running, activity.sub_sport),
        **{name: _dynamics(activity, name, by_second, running) for name in _DYNAMICS},
    }


def _dynamics(
    activity: Activity, name: str, by_second: Seconds, running: NDArray[np.bool_]
) -> Measured:
    values = activity.stream(name)
    if values is None:
        return MISSING
    return _mean(values[1:][by_second.span][running])


def _mean(values: Stream, corrected: bool = False) -> Measured:
    known = values[~np.isnan(values)]
    if not len(known):
        return MISSING
    return Measured(
        value=round(float(known.mean()), 1), source="corrected" if corrected else "computed"
    )


def _median(values: Stream) -> Measured:
    known = values[~np.isnan(values)]
    if not len(known):
        return MISSING
    return Measured(value=round(float(np.median(known)), 3), source="computed")
