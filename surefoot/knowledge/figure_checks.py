"""What figures must keep: known exercises, joints, points and postures, angles in human range."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from surefoot.knowledge.figure_schema import (
    POINTS,
    SIDE_JOINTS,
    TRUNK_JOINTS,
    Figure,
    Figures,
    Place,
    Pose,
    Posture,
    Prop,
)
from surefoot.knowledge.shapes import suggestion
from surefoot.knowledge.yaml_file import Steps

POSES = range(2, 9)
JOINTS = {"trunk": TRUNK_JOINTS, "both": SIDE_JOINTS, "left": SIDE_JOINTS, "right": SIDE_JOINTS}
FOLLOWERS = {
    "band": 2,
    "stick": 2,
    "dumbbell": 1,
    "kettlebell": 1,
    "pole": 1,
    "hands": 1,
    "cross": 1,
}
"""Props that go with the body, and the points that each needs at least."""
FURTHEST_CM = 400.0

Found = tuple[Steps, str]


def findings(figures: Figures, exercises: tuple[str, ...]) -> Iterator[Found]:
    """Everything that does not hold, at a way from `figures` or `postures`."""
    postures: dict[str, int] = {}
    for number, posture in enumerate(figures.postures):
        steps: Steps = ("postures", number)
        if postures.setdefault(posture.id, number) != number:
            yield (*steps, "id"), f"`{posture.id}` is already a posture: rename one"
        yield from _body(steps, posture)
    drawn: dict[str, int] = {}
    for number, figure in enumerate(figures.figures):
        steps = ("figures", number)
        if figure.exercise not in exercises:
            near = suggestion(figure.exercise, exercises)
            yield (*steps, "exercise"), f"there is no exercise `{figure.exercise}`{near}"
        if drawn.setdefault(figure.exercise, number) != number:
            yield (*steps, "exercise"), f"{figure.exercise} already has a figure: remove one"
        if figure.in_turn:
            yield from _in_turn(steps, figure, figures.figures)
        elif figure.like:
            yield from _like(steps, figure, figures.figures)
        else:
            yield from _figure(steps, figure, tuple(postures))
        for place, prop in enumerate(figure.props):
            yield from _prop((*steps, "props", place), prop)
    for exercise in exercises:
        if exercise not in drawn:
            yield (), f"{exercise} has no figure: add one with `exercise: {exercise}`"


def _like(steps: Steps, figure: Figure, every: tuple[Figure, ...]) -> Iterator[Found]:
    originals = tuple(each.exercise for each in every if not each.like)
    if figure.like not in originals:
        near = suggestion(figure.like, originals)
        yield (*steps, "like"), f"there is no figure of its own for `{figure.like}`{near}"
    if figure.poses or figure.posture:
        field = "poses" if figure.poses else "posture"
        yield (*steps, field), f"{figure.exercise} is like {figure.like}: leave `{field}` out"


def _in_turn(steps: Steps, figure: Figure, every: tuple[Figure, ...]) -> Iterator[Found]:
    single = tuple(each.exercise for each in every if not each.in_turn)
    for number, part in enumerate(figure.in_turn):
        if part not in single:
            near = suggestion(part, single)
            yield (*steps, "in_turn", number), f"there is no single figure of `{part}`{near}"
    if figure != Figure(figure.exercise, in_turn=figure.in_turn):
        what = f"{figure.exercise} shows others in turn: leave everything else out"
        yield (*steps, "in_turn"), what


def _figure(steps: Steps, figure: Figure, postures: tuple[str, ...]) -> Iterator[Found]:
    if figure.posture not in postures:
        near = suggestion(figure.posture, postures)
        yield (*steps, "posture"), f"there is no posture `{figure.posture}`{near}"
    if len(figure.poses) not in POSES:
        yield (
            (*steps, "poses"),
            f"a figure needs {POSES[0]} to {POSES[-1]} poses, got {len(figure.poses)}",
        )
    for number, pose in enumerate(figure.poses):
        yield from _body((*steps, "poses", number), pose)
        if number == 0 and "stay" in (pose.touch or {}).values():
            what = "the first pose has none before it to stay at: write the place"
            yield (*steps, "poses", number, "touch"), what
    yield from _points(figure.arrows, (*steps, "arrows"))


def _body(steps: Steps, body: Posture | Pose) -> Iterator[Found]:
    for field, joints in JOINTS.items():
        for name, angle in getattr(body, field).items():
            way = (*steps, field, name)
            if name not in joints:
                yield way, f"there is no joint `{name}` here{suggestion(name, tuple(joints))}"
                continue
            low, high = joints[name]
            if not low <= angle <= high:
                yield way, f"{name} {angle:g} is outside {low:g} to {high:g} degrees"
    yield from _touches((*steps, "touch"), body.touch or {})


def _touches(steps: Steps, touch: Mapping[str, Place]) -> Iterator[Found]:
    for point, place in touch.items():
        yield from _points([point], steps, (point,))
        if isinstance(place, str):
            if place != "stay":
                yield from _points([place], steps, (point,))
        elif len(place) not in (2, 3) or any(
            value is not None and abs(value) > FURTHEST_CM for value in place
        ):
            what = "a place is [forwards, up] or [forwards, up, to the right] in cm"
            yield (*steps, point), what


def _prop(steps: Steps, prop: Prop) -> Iterator[Found]:
    yield from _points(prop.points, (*steps, "points"))
    needed = FOLLOWERS.get(prop.kind, 0)
    if len(prop.points) < needed:
        yield steps, f"a {prop.kind} needs `points:`, {needed} or more of the body"
    if any(abs(value) > FURTHEST_CM for value in chain(prop.at, prop.size)):
        yield steps, f"a {prop.kind} cannot be more than {FURTHEST_CM:g} cm away or large"


def _points(names: Iterable[str], steps: Steps, way: Steps | None = None) -> Iterator[Found]:
    for number, name in enumerate(names):
        if name not in POINTS:
            place = (*steps, number) if way is None else (*steps, *way)
            yield place, f"the body has no point `{name}`{suggestion(name, POINTS)}"
