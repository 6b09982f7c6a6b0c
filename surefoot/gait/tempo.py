"""The tempo of a song: beats fitted by a straight line, and how they fold onto steps. Pure; where
beats are found in sound is `music`."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STRETCH_MOST = 0.08
"""A song is made faster or slower by this share at most; beyond it one hears it."""
SPREAD_MOST_S = 0.03
HELD_LEAST = 0.75
BEATS_LEAST = 16
_NEAR_S = 0.07
_ROUNDS = 8
STEP_SPM = (100, 240)
"""Steps a minute that a cadence may have."""


@dataclass(frozen=True, slots=True)
class Beat:
    """A beat as a line. first_s: where one lies, at or after the start. spread_s: standard
    deviation of the beats that lie on the line. held: their share of all, 0 to 1."""

    bpm: float
    first_s: float
    spread_s: float
    held: float
    beats: int

    @property
    def steady(self) -> bool:
        """Whether the line may be believed."""
        return (
            self.beats >= BEATS_LEAST and self.held >= HELD_LEAST and self.spread_s <= SPREAD_MOST_S
        )


@dataclass(frozen=True, slots=True)
class Fold:
    """How a song meets a cadence. bpm: its beats, counted so that one comes at each step or at each
    second step. steps: of a beat, 1 or 2. faster: by what the tempo is multiplied."""

    bpm: float
    steps: int
    faster: float

    @property
    def fits(self) -> bool:
        return abs(self.faster - 1) <= STRETCH_MOST


def fitted(times_s: NDArray[np.float64], period_s: float) -> Beat | None:
    """The line through beats: place = first + number x period, robust against beats that were
    missed, doubled or put somewhere else.

    times_s: shape (n,), ascending. period_s: about how far they lie apart, within a tenth. None for
    fewer than 4.
    """
    if len(times_s) < 4:
        return None
    numbers = np.cumsum(np.r_[0, np.maximum(np.rint(np.diff(times_s) / period_s), 0)])
    weights = np.ones(len(times_s))
    period, first = period_s, float(times_s[0])
    for _ in range(_ROUNDS):
        period, first = _line(numbers, times_s, weights)
        away = times_s - first - period * numbers
        scale = max(1.4826 * float(np.median(np.abs(away))), 0.002)
        weights = np.clip(1 - (away / (4.685 * scale)) ** 2, 0, None) ** 2
        # A beat that was counted wrong moves all that follow: count again along the line.
        numbers = np.rint((times_s - first) / period)
    away = times_s - first - period * numbers
    near = np.abs(away) <= min(_NEAR_S, period / 4)
    spread = float(np.std(away[near])) if near.any() else np.inf
    return Beat(60 / period, first % period, spread, float(near.mean()), len(times_s))


def _line(
    numbers: NDArray[np.float64], times_s: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    total = weights.sum()
    middle = (weights * numbers).sum() / total
    lever = numbers - middle
    slope = (weights * lever * times_s).sum() / (weights * lever**2).sum()
    return float(slope), float((weights * times_s).sum() / total - slope * middle)


def folded(bpm: float, spm: float) -> Fold:
    """A song's beat brought nearest to a cadence: its double or half counts as well, and a beat may
    come at each step or at each second one."""
    folds = [
        Fold(counted, steps, spm / (counted * steps))
        for counted in (bpm / 2, bpm, bpm * 2)
        for steps in (1, 2)
    ]
    return min(folds, key=lambda fold: (abs(np.log(fold.faster)), fold.bpm != bpm, fold.steps))


def cadences(bpm: float) -> list[tuple[int, int]]:
    """The cadences that a song fits, from lowest to highest, each from and to in steps a minute."""
    least, most = STEP_SPM
    spans = [
        (
            max(least, math.ceil(bpm * each * (1 - STRETCH_MOST))),
            min(most, math.floor(bpm * each * (1 + STRETCH_MOST))),
        )
        for each in (0.5, 1, 2, 4)
    ]
    return [(begin, end) for begin, end in spans if begin <= end]
