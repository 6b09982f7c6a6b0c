"""The body bends the way that a body bends, and its limbs keep their length."""

from math import dist

import pytest

from surefoot.figures.body import ANKLE_HEIGHT, FOREARM, SHANK, THIGH, UPPER_ARM, Stance, points
from surefoot.figures.contacts import Touch, settled

UP = (0.0, 100.0, 0.0)


def standing(**angles: float) -> Stance:
    return Stance(UP, 0.0, 0.0, 0.0, angles)


def test_a_standing_body_is_upright_with_its_feet_ahead_of_its_heels() -> None:
    found = points(standing())
    assert found["head"][1] > found["chest"][1] > found["pelvis"][1] > found["left_knee"][1]
    for side, way in (("left", -1), ("right", 1)):
        assert found[f"{side}_toe"][0] > found[f"{side}_heel"][0]
        assert found[f"{side}_shoulder"][2] * way > 0
        assert found[f"{side}_hand"][1] < found[f"{side}_elbow"][1]
        assert found[f"{side}_hip"][1] - found[f"{side}_ankle"][1] == pytest.approx(THIGH + SHANK)


@pytest.mark.parametrize(
    ("joint", "point", "axis", "way"),
    [
        ("hip", "knee", 0, 1),
        ("knee", "ankle", 0, -1),
        ("ankle", "toe", 1, 1),
        ("toes", "toe", 1, 1),
        ("shoulder", "elbow", 0, 1),
        ("elbow", "wrist", 0, 1),
    ],
)
@pytest.mark.parametrize("side", ["left", "right"])
def test_bending_a_joint_moves_what_hangs_on_it_the_right_way(
    side: str, joint: str, point: str, axis: int, way: int
) -> None:
    before = points(standing())[f"{side}_{point}"]
    after = points(standing(**{f"{side}_{joint}": 30.0}))[f"{side}_{point}"]
    assert (after[axis] - before[axis]) * way > 1


@pytest.mark.parametrize(("joint", "point"), [("hip_out", "ankle"), ("shoulder_out", "hand")])
@pytest.mark.parametrize(("side", "way"), [("left", -1), ("right", 1)])
def test_outwards_is_away_from_the_middle_on_both_sides(
    joint: str, point: str, side: str, way: int
) -> None:
    before = points(standing())[f"{side}_{point}"]
    after = points(standing(**{f"{side}_{joint}": 30.0}))[f"{side}_{point}"]
    assert (after[2] - before[2]) * way > 10


@pytest.mark.parametrize(("side", "way"), [("left", -1), ("right", 1)])
def test_a_bent_hip_that_turns_outwards_carries_the_foot_to_the_middle(side: str, way: int) -> None:
    bent = {f"{side}_hip": 90.0, f"{side}_knee": 90.0}
    before = points(standing(**bent))[f"{side}_ankle"]
    after = points(standing(**bent, **{f"{side}_hip_turn": 30.0}))[f"{side}_ankle"]
    assert (after[2] - before[2]) * way < -10


def test_the_trunk_bends_forwards_to_the_right_and_turns_to_the_right() -> None:
    straight = points(standing())
    assert points(standing(back=40.0))["head"][0] > straight["head"][0] + 10
    assert points(standing(back_side=30.0))["head"][2] > straight["head"][2] + 10
    assert points(standing(back_turn=40.0))["right_shoulder"][0] < -5
    assert points(Stance(UP, 90.0, 0.0, 0.0, {}))["head"][0] > 40
    assert points(Stance(UP, -90.0, 0.0, 0.0, {}))["nose"][1] > UP[1]
    assert points(Stance(UP, 0.0, 90.0, 0.0, {}))["head"][2] > 40


def test_a_carried_foot_lies_flat_where_it_must() -> None:
    leaning = standing(right_hip=40.0, right_knee=70.0)
    found = points(settled(leaning, (Touch("right_foot", (5.0, 3.2, None)),)))
    assert found["right_heel"][:2] == pytest.approx((5.0, 3.2), abs=0.05)
    assert found["right_ankle"][1] == pytest.approx(ANKLE_HEIGHT, abs=0.1)
    assert found["right_ball"][1] == pytest.approx(2.5, abs=0.1)


def test_a_limb_reaches_without_changing_its_length() -> None:
    touches = (Touch("pelvis", (0.0, 60.0, 0.0)), Touch("right_foot", (12.0, 3.2, 9.0)))
    found = points(settled(standing(right_hip=50.0, right_knee=60.0), touches))
    assert found["right_heel"] == pytest.approx((12.0, 3.2, 9.0), abs=0.1)
    assert dist(found["right_hip"], found["right_knee"]) == pytest.approx(THIGH)
    assert dist(found["right_knee"], found["right_ankle"]) == pytest.approx(SHANK)


def test_a_hand_comes_to_rest_on_the_body() -> None:
    bent = standing(right_shoulder_out=30.0, right_elbow=70.0, right_shoulder_turn=-60.0)
    still = (Touch("pelvis", (0.0, 90.0, 0.0)), Touch("right_hand", on="right_hip"))
    found = points(settled(bent, still))
    assert dist(found["right_hand"], found["right_hip"]) == pytest.approx(0.9 * 12.2, abs=0.2)
    assert dist(found["right_shoulder"], found["right_elbow"]) == pytest.approx(UPPER_ARM)
    assert dist(found["right_elbow"], found["right_wrist"]) == pytest.approx(FOREARM)
