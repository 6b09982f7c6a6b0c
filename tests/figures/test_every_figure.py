"""Every exercise has a figure, and every figure moves as a person on solid ground can move."""

import re
from functools import cache
from itertools import pairwise
from math import dist
from xml.etree import ElementTree

import pytest

from surefoot.figures.body import FOREARM, SHANK, THIGH, UPPER_ARM, radius
from surefoot.figures.contacts import middle_of, touching
from surefoot.figures.motion import Moment, keys, moments
from surefoot.figures.picture import animated, storyboard
from surefoot.knowledge import loader
from surefoot.knowledge.figure_schema import SIDE_JOINTS, TRUNK_JOINTS, Figure, Posture

DRAWN = {figure.exercise: figure for figure in loader.load_figures().figures}
SVG = "{http://www.w3.org/2000/svg}"
SLIP_CM = 1.5
SINK_CM = 4.5
"""A shoe's rubber, a mat, and the flesh of a hand or thigh give way."""


@cache
def posture(figure_id: str) -> Posture:
    found = loader.load_figures().postures
    return next(each for each in found if each.id == DRAWN[figure_id].posture)


@cache
def movement(exercise: str) -> tuple[Moment, ...]:
    figure = DRAWN[exercise]
    return moments(keys(figure, posture(exercise)), figure.flow)


every = pytest.mark.parametrize("exercise", sorted(DRAWN))


@every
def test_what_touches_stays_where_it_is(exercise: str) -> None:
    for moment in movement(exercise):
        for touch in moment.touches:
            here = middle_of(moment.points, touch.point)
            if touch.on:
                apart = dist(here, moment.points[touch.on])
                near = radius(touching(touch.point)[0]) + radius(touch.on)
                assert apart < near + SLIP_CM, (moment.at_s, touch)
            else:
                for goal, now in zip(touch.goal, here, strict=True):
                    assert goal is None or abs(goal - now) < SLIP_CM, (moment.at_s, touch)


@every
def test_no_joint_leaves_its_range(exercise: str) -> None:
    for moment in movement(exercise):
        for name, angle in moment.stance.angles.items():
            side, _, joint = name.partition("_")
            sided = side in ("left", "right")
            low, high = SIDE_JOINTS[joint] if sided else TRUNK_JOINTS[name]
            assert low - 0.01 <= angle <= high + 0.01, (moment.at_s, name, angle)


@every
def test_nothing_sinks_into_the_floor(exercise: str) -> None:
    for moment in movement(exercise):
        for name, place in moment.points.items():
            if name not in ("nose", "skull_foot"):
                assert place[1] - radius(name) > -SINK_CM, (moment.at_s, name)


@every
def test_limbs_keep_their_length(exercise: str) -> None:
    bones = (
        ("hip", "knee", THIGH),
        ("knee", "ankle", SHANK),
        ("shoulder", "elbow", UPPER_ARM),
        ("elbow", "wrist", FOREARM),
    )
    for moment in movement(exercise):
        for side in ("left", "right"):
            for first, second, size in bones:
                ends = (moment.points[f"{side}_{first}"], moment.points[f"{side}_{second}"])
                assert dist(*ends) == pytest.approx(size)


@every
def test_the_movement_ends_where_it_begins_without_a_jump(exercise: str) -> None:
    found = movement(exercise)
    assert found[0].points == found[-1].points
    for before, after in pairwise(found):
        for name in ("head", "left_knee", "right_knee", "left_ankle", "right_ankle"):
            assert dist(before.points[name], after.points[name]) < 45, (after.at_s, name)


@every
def test_the_pictures_are_whole_and_say_what_they_show(exercise: str) -> None:
    figure = DRAWN[exercise]
    moving = ElementTree.fromstring(animated(figure, posture(exercise), "A & B", "How <it> goes"))
    still = ElementTree.fromstring(storyboard(figure, posture(exercise), "A & B", "How <it> goes"))
    for picture in (moving, still):
        assert picture.find(f"{SVG}title").text == "A & B"  # type: ignore[union-attr]
        assert picture.find(f"{SVG}desc").text == "How <it> goes"  # type: ignore[union-attr]
        assert not list(picture.iter(f"{SVG}image")) and not list(picture.iter(f"{SVG}text"))
        assert not [path for path in picture.iter(f"{SVG}path") if not path.get("d")]
    assert list(moving.iter(f"{SVG}animate"))
    assert not list(still.iter(f"{SVG}animate"))
    assert len(list(still.iter(f"{SVG}svg"))) == len(figure.poses) + 1


@every
def test_each_animated_path_keeps_its_commands(exercise: str) -> None:
    picture = ElementTree.fromstring(animated(DRAWN[exercise], posture(exercise), "", ""))
    for path in picture.iter(f"{SVG}path"):
        move = path.find(f"{SVG}animate")
        if move is None:
            continue
        values = move.attrib["values"].split(";")
        times = [float(time) for time in move.attrib["keyTimes"].split(";")]
        assert len(times) == len(values) and times[0] == 0 and times[-1] == 1
        assert times == sorted(times)
        assert len({re.sub(r"[-\d. ]", "", value) for value in values}) == 1
        assert "nan" not in move.attrib["values"]


def figure_of(exercise: str) -> Figure:
    return DRAWN[exercise]


def test_who_wants_no_motion_sees_two_poses_at_once() -> None:
    drawn = animated(figure_of("EX08"), posture("EX08"), "", "")
    assert (
        "@media (prefers-reduced-motion:reduce){.moving{display:none}.still{display:inline}}"
        in drawn
    )
    still = drawn.partition('<g class="still">')[2]
    assert 'class="ghost"' in still and "<animate" not in still


def test_dark_pages_have_their_own_colours() -> None:
    drawn = animated(figure_of("EX08"), posture("EX08"), "", "")
    assert "@media (prefers-color-scheme:dark)" in drawn and "var(--figure-near" in drawn


def test_left_and_right_are_told_apart() -> None:
    drawn = animated(figure_of("EX27"), posture("EX27"), "", "")
    assert drawn.count('<path class="near"') >= 2 and drawn.count('<path class="far"') >= 2
