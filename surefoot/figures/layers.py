"""The parts of a picture from back to front, each as one path for every moment."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from surefoot.figures.body import SIDES, mean
from surefoot.figures.camera import Camera
from surefoot.figures.motion import Moment
from surefoot.figures.outline import ARM, HEAD, LEG, SHOE, TRUNK, chain
from surefoot.knowledge.figure_schema import Figure

ALIKE_CM = 3.0
FRONT = 500.0


class Layer(NamedTuple):
    """A path at every moment, or once when it never moves; how near it is to the viewer."""

    depth: float
    kind: str
    """The class of the style that paints it."""
    paths: tuple[str, ...]


def body_layers(figure: Figure, moments: Sequence[Moment], camera: Camera) -> list[Layer]:
    """The person."""
    near = near_side(moments[0], camera)
    layers = []
    for side in SIDES:
        tone = "near" if side == near else "far"
        bump = FRONT if f"{side}_leg" in figure.in_front else 0.0
        depth = bump + _depth(moments, camera, [f"{side}_{p}" for p in ("hip", "knee", "ankle")])
        layers.append(Layer(depth, tone, _paths(moments, camera, LEG, side)))
        layers.append(Layer(depth + 0.1, f"{tone}-shoe", _paths(moments, camera, SHOE, side)))
        bump = FRONT if f"{side}_arm" in figure.in_front else 0.0
        places = [f"{side}_{p}" for p in ("shoulder", "elbow", "wrist", "hand")]
        depth = bump + _depth(moments, camera, places)
        layers.append(Layer(depth, tone, _paths(moments, camera, ARM, side)))
    bump = FRONT if "trunk" in figure.in_front else 0.0
    depth = bump + _depth(moments, camera, ["pelvis", "waist", "chest"])
    layers.append(Layer(depth, "trunk", _paths(moments, camera, TRUNK)))
    layers.append(Layer(depth + 0.2, "trunk", _paths(moments, camera, HEAD)))
    return layers


def near_side(moment: Moment, camera: Camera) -> str:
    """The side of the body that is nearer to the viewer; the right one when both are as near."""
    depths = {
        side: camera.depth(mean(moment.points, (f"{side}_hip", f"{side}_shoulder")))
        for side in SIDES
    }
    return "left" if depths["left"] > depths["right"] + ALIKE_CM else "right"


def _depth(moments: Sequence[Moment], camera: Camera, names: Sequence[str]) -> float:
    middles = [camera.depth(mean(moment.points, tuple(names))) for moment in moments]
    return sum(middles) / len(middles)


def _paths(
    moments: Sequence[Moment],
    camera: Camera,
    links: Sequence[tuple[str, str]],
    side: str = "",
) -> tuple[str, ...]:
    return once(chain(camera.spots(moment.points), links, side) for moment in moments)


def once(paths: Iterable[str]) -> tuple[str, ...]:
    """All paths, or the first alone when they are the same."""
    found = tuple(paths)
    return found[:1] if len(set(found)) == 1 else found
