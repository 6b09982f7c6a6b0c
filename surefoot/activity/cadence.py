"""Cadence in steps per minute, from files that count strides, steps or turns of a crank."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from surefoot.activity.model import FOOT_SPORTS, Sport, Stream
from surefoot.facts.phrase import phrase

STRIDES = 2.0
"""A FIT file counts strides, and so do GPX and TCX files of Garmin and Strava."""

# Nobody runs 110 or walks 80 strides a minute for most of an activity: then it is steps already.
_MOST_STRIDES = {"run": 110.0, "walk": 80.0, "hike": 80.0, "other": 110.0}

_SURELY_RUNNING_MPS = 2.4
_SLOWEST_RUNNING_SPM, _FASTEST_RUNNING_SPM = 125.0, 225.0
_SLOWEST_WALKING_SPM = 80.0
_LEAST_SAMPLES = 20
_LEAST_OF_EACH = 60
_MEDIAN_SAMPLES = 15
_OTHER_COUNTS = (1.0, 4.0, 0.5)
_SLACK_SHARE = 0.2


def steps_per_count(cadence: Stream, speed_mps: Stream | None, sport: Sport) -> float:
    """Steps for each count of a file: 2 strides, 1 steps, 4 halved strides, 0.5 doubled steps.

    cadence, speed_mps: samples as in the file, of one shape; zeros and NaN say nothing.
    At a speed that nobody walks a runner makes 125 to 225 steps a minute. Where no sample is so
    fast the usual counts of the sport decide (tcx/treadmill_doubled_cadence.tcx counts steps in the
    element where others count strides).
    """
    moving = cadence > 0
    if not moving.any():
        return STRIDES
    if speed_mps is not None and sport in ("run", "other"):
        running = moving & (speed_mps >= _SURELY_RUNNING_MPS)
        if running.sum() >= _LEAST_SAMPLES:
            usual = float(np.median(cadence[running]))
            for factor in (STRIDES, *_OTHER_COUNTS):
                if _SLOWEST_RUNNING_SPM <= factor * usual <= _FASTEST_RUNNING_SPM:
                    return factor
    usual = float(np.median(cadence[moving]))
    return STRIDES if usual <= _MOST_STRIDES.get(sport, np.inf) else 1.0


def steps_by_sample(cadence: Stream, speed_mps: Stream | None, sport: Sport) -> Stream | None:
    """Steps for each count, sample by sample, for a file that counts in two ways; else None.

    Some watches halve or double from one moment on, as when a foot pod takes over. Only what is
    counted at running speed for a minute or more is evidence; what is walked between goes with the
    running before it, or after it where that alone makes a cadence.
    """
    if speed_mps is None or sport not in ("run", "other"):
        return None
    at = np.flatnonzero((cadence > 0) & (speed_mps >= _SURELY_RUNNING_MPS))
    if len(at) < 2 * _LEAST_OF_EACH:
        return None
    factors = _long_enough(_by_range(_around(cadence[at])))
    turns = np.flatnonzero(np.diff(factors))
    if not len(turns):
        return None
    usual = float(np.median(cadence[at] * factors))
    for turn in turns.tolist():
        near = slice(max(turn - _MEDIAN_SAMPLES, 0), turn + _MEDIAN_SAMPLES)
        both = np.array([factors[turn], factors[turn + 1]])
        off = np.abs(np.log(cadence[at[near], None] * both / usual))
        factors[near] = both[np.argmin(off, axis=1)]
    every = np.arange(len(cadence))
    before = factors[np.clip(np.searchsorted(at, every, side="right") - 1, 0, None)]
    after = factors[np.clip(np.searchsorted(at, every), None, len(at) - 1)]
    taken = np.where(_is_cadence(cadence * before) | ~_is_cadence(cadence * after), before, after)
    taken[at] = factors
    return np.asarray(taken)


def _around(counts: Stream) -> Stream:
    """The median of each count and those about it."""
    half = _MEDIAN_SAMPLES // 2
    padded = np.pad(counts, half, mode="reflect")
    return np.asarray(np.median(sliding_window_view(padded, _MEDIAN_SAMPLES), axis=1))


def _by_range(counts: Stream) -> Stream:
    """What makes each count a runner's cadence; where nothing does, what did before."""
    factors = np.full(len(counts), np.nan)
    for factor in (STRIDES, *_OTHER_COUNTS):
        steps = factor * counts
        factors[(steps >= _SLOWEST_RUNNING_SPM) & (steps <= _FASTEST_RUNNING_SPM)] = factor
    return _filled(factors)


def _long_enough(factors: Stream) -> Stream:
    """The factors without those that hold for less than a minute."""
    edges = np.concatenate([[0], np.flatnonzero(np.diff(factors)) + 1, [len(factors)]])
    kept = factors.copy()
    for first, last in pairwise(edges.tolist()):
        if last - first < _LEAST_OF_EACH:
            kept[first:last] = np.nan
    return _filled(kept)


def _filled(factors: Stream) -> Stream:
    known = np.flatnonzero(~np.isnan(factors))
    if not len(known):
        return np.full(len(factors), STRIDES)
    place = np.searchsorted(known, np.arange(len(factors)), side="right") - 1
    return np.asarray(factors[known[np.clip(place, 0, None)]])


def _is_cadence(steps: Stream) -> NDArray[np.bool_]:
    return np.asarray((steps >= _SLOWEST_WALKING_SPM) & (steps <= _FASTEST_RUNNING_SPM))


def average_spm(
    written: float, mean_spm: float, stepping_spm: float, factor: float
) -> float | None:
    """The average that a device wrote, in steps per minute; None when no count of it fits.

    mean_spm, stepping_spm: that of the samples, with and without standing: a summary takes either,
    and may count otherwise than the samples do.
    """
    for each in (factor, STRIDES, *_OTHER_COUNTS):
        if mean_spm * (1 - _SLACK_SHARE) <= written * each <= stepping_spm * (1 + _SLACK_SHARE):
            return written * each
    return None


def correction(factor: float) -> str | None:
    """What a person should know about a file that does not count strides; None when it does."""
    if factor == 1.0:
        return phrase("Cadence was already in steps per minute and was not doubled.")
    if factor > STRIDES:
        return phrase("Cadence was half of what the speed tells and was doubled.")
    if factor < 1.0:
        return phrase("Cadence was twice what the speed tells and was halved.")
    return None


def change() -> str:
    """What a person should know about a file that counts in two ways."""
    return phrase(
        "The device changed on the way how it counts cadence: all of it was turned into steps per "
        "minute by the speed."
    )


def counts_steps(sport: Sport) -> bool:
    """Whether cadence means steps: on foot, or when nobody said what sport it was."""
    return sport in FOOT_SPORTS or sport == "other"
