"""What holds for the numbers of any activity, whatever its streams."""

from __future__ import annotations

import itertools
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.activity.analysis import analysis
from surefoot.activity.model import Activity, Pause, Stream
from surefoot.activity.motion import motion
from surefoot.facts.analysis import Analysis, Measured

from .walking_and_running import Leg, recorded

LEGS = st.lists(
    st.builds(
        Leg,
        duration_s=st.integers(5, 400),
        speed_mps=st.sampled_from([0.0, 1.2, 1.6, 2.2, 3.0, 5.0]),
        cadence_spm=st.sampled_from([0.0, 90.0, 120.0, 150.0, 180.0]),
        grade_percent=st.floats(-45, 45),
    ),
    min_size=1,
    max_size=8,
)
NOISE = st.sampled_from([0.0, 0.5, 2.0])
SEED = st.integers(0, 5)


def told(activity: Activity) -> Analysis:
    found = analysis(activity)
    assert found is not None
    return found


def with_streams(activity: Activity, **streams: Stream) -> Activity:
    return replace(activity, streams=MappingProxyType({**activity.streams, **streams}))


@given(LEGS, NOISE, SEED)
def test_the_grades_add_up_to_the_metres_in_motion(
    legs: list[Leg], noise: float, seed: int
) -> None:
    activity = recorded(legs, noise=noise, seed=seed)
    spans = motion(activity)
    found = told(activity)
    if found.grades and spans is not None:
        metres = float(spans.metres[spans.counted].sum())
        seconds = float(spans.seconds[spans.counted].sum())
        assert sum(band.distance_m for band in found.grades) == pytest.approx(metres, abs=1)
        assert sum(band.duration_s for band in found.grades) == pytest.approx(seconds, abs=1)


@given(LEGS, NOISE, SEED)
def test_no_number_is_negative_and_no_part_exceeds_the_whole(
    legs: list[Leg], noise: float, seed: int
) -> None:
    activity = recorded(legs, noise=noise, seed=seed)
    found = told(activity)
    numbers = [n for _, n in found if isinstance(n, Measured) and n.value is not None]
    assert all(number.value >= 0 for number in numbers if number.value is not None)
    whole = sum(leg.duration_s for leg in legs)
    assert sum(segment.duration_s for segment in found.segments) <= whole
    assert (found.run_s.value or 0) + (found.walk_s.value or 0) <= whole
    assert (found.longest_run_s.value or 0) <= (found.run_s.value or 0)
    assert sum(band.duration_s for band in found.speeds) <= (found.run_s.value or 0)


@given(LEGS, NOISE, SEED)
def test_segments_follow_each_other(legs: list[Leg], noise: float, seed: int) -> None:
    found = told(recorded(legs, noise=noise, seed=seed)).segments
    for before, after in itertools.pairwise(found):
        assert before.start_s + before.duration_s <= after.start_s
        assert before.gait != after.gait or before.start_s + before.duration_s < after.start_s


@given(LEGS, SEED, st.floats(-3000, 3000))
def test_the_height_of_the_start_changes_nothing(legs: list[Leg], seed: int, up_m: float) -> None:
    activity = recorded(legs, noise=0.5, seed=seed)
    moved = with_streams(activity, elevation_m=activity.streams["elevation_m"] + up_m)
    before, after = told(activity), told(moved)
    assert [b.from_percent for b in before.grades] == [b.from_percent for b in after.grades]
    assert before.segments == after.segments


@given(LEGS, SEED)
def test_a_coarser_recording_tells_nearly_the_same(legs: list[Leg], seed: int) -> None:
    activity = recorded(legs, seed=seed)
    count = len(activity.streams["time_s"])
    every = np.unique([*range(0, count, 3), count - 1])
    thinned = with_streams(activity, **{n: v[every] for n, v in activity.streams.items()})
    fine, coarse = told(activity), told(thinned)
    fine_m = sum(band.distance_m for band in fine.grades)
    assert sum(band.distance_m for band in coarse.grades) == pytest.approx(
        fine_m, abs=15 * len(legs) + 5
    )


@given(LEGS, SEED, st.integers(0, 1500), st.integers(70, 400))
def test_masked_samples_never_count(legs: list[Leg], seed: int, first: int, length: int) -> None:
    activity = recorded(legs, noise=0.5, seed=seed)
    gone = {n: np.array(v) for n, v in activity.streams.items()}
    for name in ("distance_m", "elevation_m", "cadence_spm"):
        gone[name][first : first + length] = np.nan
    whole, masked = told(activity), told(with_streams(activity, **gone))
    assert (masked.run_s.value or 0) <= (whole.run_s.value or 0) + 60
    hidden_s = min(first + length, len(gone["time_s"])) - first
    if hidden_s >= 70 and masked.segments:
        told_s = sum(segment.duration_s for segment in masked.segments)
        assert told_s <= len(gone["time_s"]) - hidden_s + 65


@given(LEGS, SEED, st.integers(0, 1500), st.integers(5, 400))
def test_a_pause_is_neither_run_nor_walked(
    legs: list[Leg], seed: int, first: int, length: int
) -> None:
    activity = replace(
        recorded(legs, noise=0.5, seed=seed),
        pauses=(Pause(float(first), float(length), "device"),),
    )
    found = told(activity)
    whole = sum(leg.duration_s for leg in legs)
    paused = max(min(first + length, whole) - first, 0)
    assert sum(band.duration_s for band in found.grades) <= whole - paused + 1
    assert sum(band.duration_s for band in found.speeds) <= whole - paused + 1
