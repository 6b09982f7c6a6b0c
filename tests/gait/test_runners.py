"""Made-up runners: what is told of them is true, or nothing is told."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.facts.technique import GaitMeasure
from surefoot.gait.analysis import Analysis, analyse
from surefoot.gait.keypoints import Keypoints
from surefoot.gait.swaps import repaired
from tests.gait.runners import LEG_PX, SHA, Runner, altered, exchanged, first, mirrored, slowed

RUNNERS = st.builds(
    Runner,
    spm=st.floats(140, 210),
    seconds=st.floats(4, 5.5),
    frames_per_s=st.sampled_from((30.0, 60.0, 120.0)),
    forward=st.sampled_from((-1, 1)),
    speed=st.floats(2.2, 3.4),
    duty=st.floats(0.26, 0.38),
    overground=st.booleans(),
    noise=st.floats(0, 0.012),
    seed=st.integers(0, 1000),
    start=st.floats(0, 0.99),
)


def _measure(found: Analysis, name: str) -> GaitMeasure:
    return next(each for each in found.measures if each.id == name)


def _is_finite(found: Analysis) -> bool:
    numbers = [each.value for each in found.measures] + [each.spread for each in found.measures]
    numbers += [value for each in found.curves for value in (*each.mean, *each.spread)]
    numbers += [each.time_s for each in (*found.contacts, *found.mid_stances)]
    return all(number is None or math.isfinite(number) for number in numbers)


@settings(max_examples=12)
@given(RUNNERS)
def test_cadence_and_contacts_are_true_or_nothing_is_told(runner: Runner) -> None:
    found = analyse(runner.keypoints(), "side")
    assert _is_finite(found)
    if found.doubts:
        assert all(each.value is None for each in found.measures)
        return
    cadence = _measure(found, "cadence")
    assert cadence.value is not None
    assert abs(cadence.value - runner.spm) <= 0.01 * runner.spm
    # A step of the foot down to the ground takes a few milliseconds to show, whatever the rate.
    most_s = max(1.5 / runner.frames_per_s, 0.03)
    for side in ("left", "right"):
        times = np.array([each.time_s for each in found.contacts if each.side == side])
        for true in runner.contacts(side):
            if 0.2 < true < runner.seconds - 0.3:
                assert np.abs(times - true).min() <= most_s


@pytest.mark.parametrize("overground", [False, True])
@pytest.mark.parametrize("forward", [-1, 1])
def test_a_clear_runner_is_told_whichever_way_they_run(forward: int, overground: bool) -> None:
    runner = Runner(forward=forward, overground=overground)
    found = analyse(runner.keypoints(), "side", height_m=1.8)
    assert not found.doubts
    assert len(found.contacts) == len(runner.contacts("left")) + len(runner.contacts("right"))
    assert {each.side for each in found.curves} == {"left" if forward < 0 else "right"}
    ahead = _measure(found, "overstride")
    assert ahead.value == pytest.approx(25, abs=2)
    assert (ahead.standing, ahead.why) == ("change_only", "frame_rate")
    in_cm = _measure(found, "overstride_cm").value
    assert in_cm == pytest.approx(0.25 * 0.49 * 180, abs=2)


def test_at_more_frames_a_second_more_is_measured() -> None:
    at = {
        rate: analyse(Runner(frames_per_s=rate).keypoints(), "side") for rate in (30.0, 60.0, 120.0)
    }
    assert [_measure(each, "overstride").standing for each in at.values()] == [
        "change_only",
        "measured",
        "measured",
    ]
    assert [_measure(each, "foot_strike_angle").standing for each in at.values()] == [
        "not_measurable",
        "change_only",
        "measured",
    ]


def test_a_mirror_image_gives_the_other_side() -> None:
    keypoints = Runner(noise=0.005).keypoints()
    one, other = analyse(keypoints, "side"), analyse(mirrored(keypoints), "side")
    turned = {"left": "right", "right": "left", None: None}
    for mine, theirs in zip(one.measures, other.measures, strict=True):
        assert turned[mine.side] == theirs.side
        if mine.value is not None:
            assert mine.value == pytest.approx(theirs.value, abs=0.6)
    assert [turned[each.side] for each in one.contacts] == [each.side for each in other.contacts]


@settings(max_examples=8)
@given(spm=st.floats(100, 150), duty=st.floats(0.56, 0.66), speed=st.floats(1.0, 1.8))
def test_somebody_who_walks_is_not_told_as_running(spm: float, duty: float, speed: float) -> None:
    walker = Runner(spm=spm, duty=duty, speed=speed, gravity=0.3)
    assert "not_running" in analyse(walker.keypoints(), "side").doubts


def test_slow_motion_that_nobody_told_is_noticed() -> None:
    keypoints = Runner().keypoints()
    for times in (1.5, 2.0, 4.0):
        slow = slowed(keypoints, times)
        assert analyse(slow, "side").doubts, times
        assert not analyse(slow, "side", slow_motion=times).doubts, times


def test_points_that_were_lost_and_sides_that_were_mixed_up_do_not_matter() -> None:
    runner = Runner(noise=0.004)
    keypoints = runner.keypoints()
    clean = analyse(keypoints, "side")
    rng = np.random.default_rng(1)
    mixed = exchanged(keypoints, np.arange(4, 180, 11), ("knee",))
    mixed = exchanged(mixed, np.arange(9, 180, 23), ("knee", "ankle", "heel", "toe"))
    xy = np.array(mixed.xy_px)
    for point in ("left_heel", "right_toe", "left_knee"):
        xy[rng.random(len(xy)) < 0.06, mixed.names.index(point)] = np.nan
    found = analyse(altered(mixed, xy_px=xy), "side")
    assert not found.doubts
    frames = {(each.side, each.frame) for each in found.contacts}
    for each in clean.contacts:
        assert any(s == each.side and abs(f - each.frame) <= 1 for s, f in frames)
    bend = _measure(found, "knee_flexion_stance")
    assert bend.value == pytest.approx(_measure(clean, "knee_flexion_stance").value, abs=3)


def test_knees_mixed_up_in_a_tenth_of_the_frames_are_told_right_again() -> None:
    keypoints = Runner(noise=0.004).keypoints()
    wrong = np.arange(3, 180, 11)
    mixed = exchanged(keypoints, wrong, ("knee",))
    told, changed = repaired(mixed.names, np.array(mixed.xy_px, dtype=np.float64), LEG_PX)
    left, right = (keypoints.names.index(f"{side}_knee") for side in ("left", "right"))
    apart = np.linalg.norm(keypoints.xy_px[:, left] - keypoints.xy_px[:, right], axis=1)
    clear = apart > 0.1 * LEG_PX
    off = np.linalg.norm(told[:, left] - keypoints.xy_px[:, left], axis=1)
    assert (off[clear] > 1).mean() <= 0.01
    assert changed.sum() <= len(wrong)


def test_what_tells_nothing_is_told_as_nothing() -> None:
    keypoints = Runner().keypoints()
    lost = altered(keypoints, xy_px=np.full(keypoints.xy_px.shape, np.nan))
    still = altered(keypoints, xy_px=np.repeat(keypoints.xy_px[:1], len(keypoints), axis=0))
    noise = altered(
        keypoints, xy_px=np.random.default_rng(2).uniform(0, 1200, keypoints.xy_px.shape)
    )
    few = Keypoints(
        ("nose",), np.arange(90) / 30, np.ones((90, 1, 2)), np.ones((90, 1)), 9, 9, "m", SHA
    )
    for each in (first(keypoints, 1), first(keypoints, 60), lost, still, noise, few):
        for view in ("side", "rear", "front"):
            for task in ("run", "squat", "step_down"):
                found = analyse(each, view, task)
                assert found.doubts
                assert not found.contacts
                assert all(one.value is None for one in found.measures)
    with pytest.raises(ValueError, match="slow motion must be"):
        analyse(keypoints, "side", slow_motion=0.5)
