"""Running, walking and standing told apart by cadence and speed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surefoot.activity.model import Sport, Stream
from surefoot.activity.seconds import Seconds
from surefoot.facts.analysis import MISSING, Gait, Measured, Segment
from surefoot.facts.technique import WALKING_BELOW_SPM

RUN, WALK, STAND, UNKNOWN = 0, 1, 2, 3
_GAITS: tuple[Gait, ...] = ("run", "walk", "stand")

# Between walking and running at their usual: 1.4 and 2.4 m/s; their steps: WALKING_BELOW_SPM.
_SPREAD_SPM = 12.0
_TURN_MPS, _SPREAD_MPS = 1.9, 0.5
# Slower than this nobody runs: 150 steps a minute are the poles or the watch's arm then
# (fit/trail_suunto_vk_8km_1817m.fit). More may be a run whose satellites were lost.
_SLOWEST_RUNNING_MPS, _SURELY_RUNNING_SPM = 0.8, 161.0
_CADENCE_SHARE = 0.75
_SPEED_WINDOW_S = 10
_SMOOTHING_S = 13
_SWITCH_AT = 0.15
# What the runner said they were doing decides where the streams do not.
_LEANING: dict[Sport, float] = {"run": 0.1, "walk": -0.25, "hike": -0.25}

_STANDING_MPS, _STANDING_SPM = 0.4, 30.0
_SHUFFLING_MPS = 1.0
_SHORTEST_S = (4, 8, 12)
_MOST_SEGMENTS = 400
_BRIEF_STOP_S = 60.0


def gaits(seconds: Seconds, level_factor: Stream, sport: Sport) -> NDArray[np.int8]:
    """RUN, WALK, STAND or UNKNOWN for every second.

    level_factor: what a speed is worth on level ground, shape as the seconds'.
    A gait changes once the evidence of 13 s is clearly for the other one and lasts 12 s.
    """
    speed = seconds.speed_mps(_SPEED_WINDOW_S)
    cadence = seconds.cadence_spm
    # A treadmill's watch may write a distance that never grows: it says nothing of the speed.
    slow = (speed < _SLOWEST_RUNNING_MPS) & (speed >= _SLOWEST_RUNNING_MPS).any()
    # A watch goes on with the last cadence for a while when its runner stops.
    held = (
        slow
        & (speed < _STANDING_MPS)
        & (cadence > WALKING_BELOW_SPM)
        & (cadence < _SURELY_RUNNING_SPM)
    )
    stepping = (cadence > _STANDING_SPM) & ~held
    # A foot pod that lost its foot writes 0 steps at running speed.
    cadence = np.where(~stepping & (speed > _SHUFFLING_MPS), np.nan, cadence)
    still = (np.isnan(speed) | (speed < _STANDING_MPS)) & ~stepping
    told = ~(np.isnan(speed) & np.isnan(cadence))
    turn_spm = np.where(slow, _SURELY_RUNNING_SPM, WALKING_BELOW_SPM)
    score = _evidence(cadence - turn_spm, speed * level_factor) + _LEANING.get(sport, 0.0)
    score[~told | still] = np.nan
    found = _with_hysteresis(_smooth(score)).astype(np.int8)
    found[still & told] = STAND
    found[~told & np.isnan(cadence)] = UNKNOWN
    found[seconds.paused] = STAND
    return found


def _evidence(beyond_turn_spm: Stream, level_speed: Stream) -> Stream:
    """From -1, surely walking, to +1, surely running; NaN where neither is known.

    beyond_turn_spm: steps a minute above those at which walking turns to running.
    """
    by_steps = np.clip(beyond_turn_spm / _SPREAD_SPM, -1.0, 1.0)
    by_speed = np.clip((level_speed - _TURN_MPS) / _SPREAD_MPS, -1.0, 1.0)
    both = _CADENCE_SHARE * by_steps + (1 - _CADENCE_SHARE) * by_speed
    return np.where(np.isnan(by_steps), by_speed, np.where(np.isnan(by_speed), by_steps, both))


def _smooth(score: Stream) -> Stream:
    """Mean of the known scores of 13 s around each second."""
    window = np.ones(_SMOOTHING_S)
    known = ~np.isnan(score)
    total = np.convolve(np.where(known, score, 0.0), window, mode="same")[: len(score)]
    count = np.convolve(known.astype(float), window, mode="same")[: len(score)]
    mean = total[: len(score)] / np.maximum(count, 1.0)
    return np.where(known & (count > 0), mean, np.nan)


def _with_hysteresis(score: Stream) -> NDArray[np.int64]:
    """RUN or WALK: the last clear score counts, before the first one that one."""
    clear = np.flatnonzero(np.abs(score) > _SWITCH_AT)
    if not len(clear):
        side = np.nanmean(score) if (~np.isnan(score)).any() else 0.0
        return np.full(len(score), RUN if side > 0 else WALK)
    place = np.clip(np.searchsorted(clear, np.arange(len(score)), side="right") - 1, 0, None)
    return np.where(score[clear[place]] > 0, RUN, WALK)


def stretches(found: NDArray[np.int8]) -> list[tuple[int, int, int]]:
    """Gait, first second and length of each stretch; too short ones join their neighbours."""
    if not len(found):
        return []
    turns = np.flatnonzero(np.diff(found)) + 1
    starts = np.concatenate([[0], turns]).tolist()
    ends = [*starts[1:], len(found)]
    runs = [(int(found[a]), a, b - a) for a, b in zip(starts, ends, strict=True)]
    for shortest in _SHORTEST_S:
        runs = _absorbed(runs, shortest)
    shortest = _SHORTEST_S[-1]
    while len(runs) > _MOST_SEGMENTS:
        shortest *= 2
        runs = _absorbed(runs, shortest)
    return runs


def _absorbed(runs: Sequence[tuple[int, int, int]], shortest: int) -> list[tuple[int, int, int]]:
    """Each stretch shorter than `shortest` given to the one before it, equal neighbours joined."""
    kept: list[tuple[int, int, int]] = []
    waiting_s = 0
    for gait, start, length in runs:
        if length < shortest and gait != UNKNOWN:
            if kept and kept[-1][0] != UNKNOWN:
                kept[-1] = (kept[-1][0], kept[-1][1], kept[-1][2] + length)
            else:
                waiting_s += length
            continue
        start, length, waiting_s = start - waiting_s, length + waiting_s, 0
        if kept and kept[-1][0] == gait:
            kept[-1] = (gait, kept[-1][1], kept[-1][2] + length)
        else:
            kept.append((gait, start, length))
    return kept


def segments(runs: Sequence[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """The stretches as the fact tells them; where nothing is known is a hole."""
    return tuple(
        Segment(gait=_GAITS[gait], start_s=float(start), duration_s=float(length))
        for gait, start, length in runs
        if gait != UNKNOWN
    )


def total_s(found: Sequence[Segment], gait: Gait) -> Measured:
    """Seconds of a gait; missing when there are no segments."""
    if not found:
        return MISSING
    return Measured(value=sum(s.duration_s for s in found if s.gait == gait), source="computed")


def longest_run_s(found: Sequence[Segment]) -> Measured:
    """The longest running that no walk and no stop of a minute interrupts, without its stops."""
    if not found:
        return MISSING
    longest = current = 0.0
    end = found[0].start_s
    for segment in found:
        brief = segment.gait == "stand" and segment.duration_s < _BRIEF_STOP_S
        if segment.start_s > end or not (segment.gait == "run" or brief):
            current = 0.0
        if segment.gait == "run":
            current += segment.duration_s
        longest = max(longest, current)
        end = segment.start_s + segment.duration_s
    return Measured(value=longest, source="computed")
