"""What the drawing of a prop is given, and what all of them share."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from surefoot.figures.camera import Camera
from surefoot.figures.layers import FRONT, Layer
from surefoot.figures.motion import Moment
from surefoot.knowledge.figure_schema import Prop

BEHIND = -FRONT


class Scene(NamedTuple):
    """The moments to draw, from where they are seen, and the whole movement around them."""

    moments: Sequence[Moment]
    camera: Camera
    whole: Sequence[Moment]


Drawn = Callable[[Prop, Scene], list[Layer]]


def given(values: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    """The values that the data give, the usual ones for the rest."""
    return (*values, *usual[len(values) :])


def reach(scene: Scene, axis: int) -> tuple[float, float]:
    """How far the body reaches along an axis over the whole movement."""
    values = [v[axis] for moment in scene.whole for v in moment.points.values()]
    return min(values), max(values)


def span(middle: float, length: float) -> tuple[float, float]:
    return (middle - length / 2, middle + length / 2)


def solid(depth: float, kind: str, faces: tuple[str, str]) -> list[Layer]:
    """A solid's outline with its lit face upon it."""
    return [Layer(depth, kind, faces[:1]), Layer(depth + 0.01, f"{kind}-top", faces[1:])]
