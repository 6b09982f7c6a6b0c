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
from surefoot.figures.picture import Part, animated, storyboard
from surefoot.knowledge import loader
from surefoot.knowledge.figure_schema import SIDE_JOINTS, TRUNK_JOINTS, Posture

EVERY = {figure.exercise: figure for figure in loader.load_figures().figures}
DRAWN = {name: figure for name, figure in EVERY.items() if not figure.in_turn}
"""Those that are not put together from others."""
SVG = "{http://www.w3.org/2000/svg}"
SLIP_CM = 1.5
SINK_CM = 4.5
"""A shoe's rubber, a mat, and the flesh of a hand or thigh give way."""


@cache
def posture(figure_id: str) -> Posture:
    found = loader.load_figures().postures
    return next(each for each in found if each.id == DRAWN[figure_id].posture)


def test_every_exercise_has_a_figure() -> None:
    assert set(EVERY) == {exercise.id for exercise in loader.load().exercises}


def parts(exercise: str) -> list[Part]:
    return [(DRAWN[each], posture(each)) for each in EVERY[exercise].in_turn or (exercise,)]


@cache
def movement(exercise: str) -> tuple[Moment, ...]:
    figure = DRAWN[exercise]
    return moments(keys(figure, posture(exercise)), figure.flow)


every = pytest.mark.parametrize("exercise", sorted(DRAWN))
picture = pytest.mark.parametrize("exercise", sorted(EVERY))


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


@picture
def test_the_pictures_are_whole_and_say_what_they_show(exercise: str) -> None:
    moving = ElementTree.fromstring(animated(exercise, parts(exercise), "A & B", "How <it> goes"))
    still = ElementTree.fromstring(storyboard(exercise, parts(exercise), "A & B", "How <it> goes"))
    for drawn in (moving, still):
        assert drawn.find(f"{SVG}title").text == "A & B"  # type: ignore[union-attr]
        assert drawn.find(f"{SVG}desc").text == "How <it> goes"  # type: ignore[union-attr]
        assert not list(drawn.iter(f"{SVG}image")) and not list(drawn.iter(f"{SVG}text"))
        assert not [path for path in drawn.iter(f"{SVG}path") if not path.get("d")]
    assert list(moving.iter(f"{SVG}animate"))
    assert not list(still.iter(f"{SVG}animate"))
    assert len(list(still.iter(f"{SVG}svg"))) == 1 + sum(
        len(figure.poses) for figure, _ in parts(exercise)
    )


@picture
def test_each_animated_path_keeps_its_commands(exercise: str) -> None:
    drawn = ElementTree.fromstring(animated(exercise, parts(exercise), "", ""))
    for path in drawn.iter(f"{SVG}path"):
        move = path.find(f"{SVG}animate")
        if move is None:
            continue
        values = move.attrib["values"].split(";")
        times = [float(time) for time in move.attrib["keyTimes"].split(";")]
        assert len(times) == len(values) and times[0] == 0 and times[-1] == 1
        assert times == sorted(times)
        assert len({re.sub(r"[-\d. ]", "", value) for value in values}) == 1
        assert "nan" not in move.attrib["values"]


def test_who_wants_no_motion_sees_two_poses_at_once() -> None:
    drawn = animated("EX08", parts("EX08"), "", "")
    assert (
        "@media (prefers-reduced-motion:reduce){.moving{display:none}.still{display:inline}}"
        in drawn
    )
    still = drawn.partition('<g class="still">')[2]
    assert 'class="ghost"' in still and "<animate" not in still


def test_dark_pages_have_their_own_colours() -> None:
    drawn = animated("EX08", parts("EX08"), "", "")
    assert "@media (prefers-color-scheme:dark)" in drawn and "var(--figure-near" in drawn


def test_left_and_right_are_told_apart() -> None:
    drawn = animated("EX27", parts("EX27"), "", "")
    assert drawn.count('<path class="near"') >= 2 and drawn.count('<path class="far"') >= 2


def test_the_parts_of_an_exercise_take_turns_without_a_gap() -> None:
    drawn = ElementTree.fromstring(animated("EX42", parts("EX42"), "", ""))
    turns = [each for each in drawn.iter(f"{SVG}g") if each.get("visibility")]
    assert len(turns) == len(EVERY["EX42"].in_turn)
    assert [each.get("visibility") for each in turns] == ["visible", "hidden", "hidden"]
    begins, ends = [], []
    for each in turns:
        move = each.find(f"{SVG}animate")
        assert move is not None
        times, values = move.attrib["keyTimes"].split(";"), move.attrib["values"].split(";")
        begins.append(times[values.index("visible")])
        after = values.index("visible") + 1
        ends.append(times[after] if after < len(times) else "1")
    assert begins[1:] == ends[:-1] and begins[0] == "0" and ends[-1] == "1"
