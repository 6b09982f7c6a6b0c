"""A simulated watch: a run that was done as planned, as the FIT file that a watch would have made.

The ground is level but for the climb that was planned, the way is a loop that lies nowhere.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from math import cos, pi, sin
from random import Random
from typing import NamedTuple

from surefoot.activity.fit_profile import (
    ACTIVITY_FILE,
    FILE_ID,
    FIT_EPOCH_S,
    LAP,
    RECORD,
    SESSION,
)
from surefoot.activity.fit_writing import (
    ENUM,
    SINT32,
    STRING,
    UINT8,
    UINT32,
    UINT32Z,
    Row,
    fit_file,
    messages,
)
from surefoot.activity.sports import to_fit
from surefoot.engine.decision import Session
from surefoot.engine.parts import Part, What, parts

_EVERY_S = 4
"""Between two records, as watches write that save their memory."""
_NAME = "An invented watch"
_NORTH_DEG, _EAST_DEG, _LEVEL_M = 0.0, -30.0, 12.0
"""Of the start: on the open sea."""
_M_PER_DEG = 111_195.0
_SEMICIRCLES = 2**31 / 180
_HILL_M = 40.0
"""Of a planned climb; level ground has two bumps of this less."""
_BUMP_M = 5.0

_HEAD = {
    "type": ENUM,
    "serial_number": UINT32Z,
    "created": UINT32,
    "product_name": STRING,
}
_RECORD = {
    "time": UINT32,
    "latitude_deg": SINT32,
    "longitude_deg": SINT32,
    "distance_m": UINT32,
    "enhanced_elevation_m": UINT32,
    "enhanced_speed_mps": UINT32,
    "heart_rate_bpm": UINT8,
    "cadence_rpm": UINT8,
    "fractional_cadence_rpm": UINT8,
}
_TOTALS = {
    "time": UINT32,
    "start_time": UINT32,
    "elapsed_s": UINT32,
    "timer_s": UINT32,
    "distance_m": UINT32,
    "heart_rate_bpm": UINT8,
    "cadence_rpm": UINT8,
}


class _Gait(NamedTuple):
    speed_mps: float
    spm: float
    beats: float


class _Moment(NamedTuple):
    """A record: seconds since the start, metres since the start, and how it went on from there."""

    at_s: int
    along_m: float
    gait: _Gait
    lap: int


def recording(session: Session, start: datetime, run_spm: float, chance: Random) -> bytes:
    """The file of a planned run that was done as planned.

    start: aware. run_spm: steps a minute while running; the speed of the lab's runner.
    """
    moments = list(_moments(session, run_spm, chance))
    began = int(start.timestamp()) - FIT_EPOCH_S
    whole = _totals(moments, began)
    laps = [[m for m in moments if m.lap == lap] for lap in range(moments[-1].lap + 1)]
    ends = [*(lap[0] for lap in laps[1:]), moments[-1]]
    head: Row = {
        "type": ACTIVITY_FILE,
        "serial_number": 1,
        "created": began,
        "product_name": _NAME,
    }
    return fit_file(
        messages(FILE_ID, _HEAD, [head])
        + messages(RECORD, _RECORD, list(_records(moments, session, began)))
        + messages(
            LAP,
            _TOTALS,
            [_totals([*lap, end], began) for lap, end in zip(laps, ends, strict=True)],
        )
        + messages(SESSION, {**_TOTALS, "sport": ENUM}, [{**whole, "sport": to_fit("run")}])
    )


def _moments(session: Session, run_spm: float, chance: Random) -> Iterator[_Moment]:
    gaits: dict[What, _Gait] = {
        "run": _Gait(2.75, run_spm, 142),
        "easy": _Gait(2.75, run_spm, 140),
        "fast": _Gait(3.7, run_spm + 6, 160),
    }
    walk = _Gait(1.45, 112, 104)
    at_s, along_m = 0, 0.0
    for lap, part in enumerate(_laid_out(session)):
        gait = gaits.get(part.what, walk)
        for second in range(0, part.duration_s, _EVERY_S):
            now = gait if second else walk  # it takes a moment to get going
            step = _Gait(
                now.speed_mps * (1 + chance.gauss(0, 0.02)),
                now.spm + chance.gauss(0, 1.5),
                now.beats + chance.gauss(0, 2),
            )
            yield _Moment(at_s, along_m, step, lap)
            at_s += _EVERY_S
            along_m += step.speed_mps * _EVERY_S


def _laid_out(session: Session) -> Iterator[Part]:
    for each in parts(session):
        if isinstance(each, Part):
            yield each
        else:
            for _ in range(each.times):
                yield from each.parts


def _records(moments: list[_Moment], session: Session, began: int) -> Iterator[Row]:
    whole_m = moments[-1].along_m
    hills = max(2, round(session.ascent_m / _HILL_M))
    rise_m = session.ascent_m / hills if session.ascent_m else _BUMP_M
    around_m = whole_m / (2 * pi)
    for moment in moments:
        turn = 2 * pi * moment.along_m / whole_m
        north_m = around_m * sin(turn) * (1 + 0.12 * sin(3 * turn))
        east_m = around_m * (1 - cos(turn)) * (1 + 0.08 * cos(5 * turn))
        elevation_m = _LEVEL_M + rise_m / 2 * (1 - cos(hills * turn))
        strides = moment.gait.spm / 2
        yield {
            "time": began + moment.at_s,
            "latitude_deg": round((_NORTH_DEG + north_m / _M_PER_DEG) * _SEMICIRCLES),
            "longitude_deg": round((_EAST_DEG + east_m / _M_PER_DEG) * _SEMICIRCLES),
            "distance_m": round(moment.along_m * 100),
            "enhanced_elevation_m": round((elevation_m + 500) * 5),
            "enhanced_speed_mps": round(moment.gait.speed_mps * 1000),
            "heart_rate_bpm": round(moment.gait.beats),
            "cadence_rpm": int(strides),
            "fractional_cadence_rpm": int(strides % 1 * 128),
        }


def _totals(moments: list[_Moment], began: int) -> Row:
    """Of moments, the last of which is where they end."""
    first, last = moments[0], moments[-1]
    lasted_s = last.at_s - first.at_s
    steps = [(b.at_s - a.at_s, a.gait) for a, b in pairwise(moments)]
    return {
        "time": began + last.at_s,
        "start_time": began + first.at_s,
        "elapsed_s": lasted_s * 1000,
        "timer_s": lasted_s * 1000,
        "distance_m": round((last.along_m - first.along_m) * 100),
        "heart_rate_bpm": round(sum(s * gait.beats for s, gait in steps) / lasted_s),
        "cadence_rpm": round(sum(s * gait.spm / 2 for s, gait in steps) / lasted_s),
    }
