"""Beats fitted by a line, and folded onto steps."""

import numpy as np
import pytest

from surefoot.gait.tempo import cadences, fitted, folded


def beats(bpm: float, number: int = 60, noise_s: float = 0.004) -> np.ndarray:
    random = np.random.default_rng(7)
    return 0.4 + np.arange(number) * 60 / bpm + random.normal(0, noise_s, number)


def test_a_line_is_not_moved_by_beats_that_were_missed_doubled_or_put_elsewhere() -> None:
    times = beats(92.5)
    times = np.sort(np.r_[np.delete(times, [9, 10, 30]), 20.11, 31.4])
    found = fitted(times, 0.63)
    assert found and found.steady
    assert abs(found.bpm / 92.5 - 1) < 0.001
    assert abs(found.first_s - 0.4) < 0.005


def test_a_tempo_that_wanders_or_changes_is_not_steady() -> None:
    drifting = np.cumsum(60 / np.linspace(95, 101, 60))
    changing = np.r_[beats(120, 30), beats(126, 30) + 15.4]
    for times in (drifting, changing, beats(100, 60, 0.05), beats(100, 8)):
        found = fitted(times, float(np.median(np.diff(times))))
        assert found and not found.steady
    assert fitted(np.array([1.0, 2.0]), 1.0) is None


@pytest.mark.parametrize(
    ("bpm", "spm", "counted", "steps", "fits"),
    [
        (168, 170, 168, 1, True),
        (84, 170, 84, 2, True),
        (42, 170, 84, 2, True),
        (340, 170, 170, 1, True),
        (92.5, 172, 92.5, 2, True),
        (150, 170, 150, 1, False),
    ],
)
def test_half_and_double_fold_to_the_nearest(
    bpm: float, spm: float, counted: float, steps: int, fits: bool
) -> None:
    fold = folded(bpm, spm)
    assert (fold.bpm, fold.steps, fold.fits) == (counted, steps, fits)
    assert fold.faster == pytest.approx(spm / (counted * steps))


def test_a_song_says_which_cadences_it_fits() -> None:
    assert cadences(150) == [(138, 162)]
    assert cadences(84) == [(155, 181)]
    assert cadences(115) == [(106, 124), (212, 240)]
