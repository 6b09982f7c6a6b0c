"""One figure ready to be drawn: its movement, seen from its side, and the plane around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from surefoot.figures.arrows import arrow
from surefoot.figures.camera import Camera, camera
from surefoot.figures.layers import Layer, body_layers
from surefoot.figures.motion import Key, Moment, keys, moments, posed
from surefoot.figures.outline import polygon
from surefoot.figures.props import prop_layers
from surefoot.figures.scene import Scene
from surefoot.figures.surroundings import BEYOND
from surefoot.knowledge.figure_schema import Figure, Posture

MARGIN = 11.0
FLOOR_BACK = -42.0
SEEN_FROM_ELSEWHERE = 7.0
"""How far behind the body the floor begins, in cm, seen from the side and from other sides."""

Shape = tuple[float, float]
"""Least and most of width to height."""
Box = tuple[float, float, float, float]
"""Left, top, width and height in the picture's plane, in cm."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A figure's movement as seen."""

    figure: Figure
    view: Camera
    keys: tuple[Key, ...]
    moments: tuple[Moment, ...]
    layers: tuple[Layer, ...]
    """Person and props through the whole movement, from back to front."""
    arrows: tuple[str, ...]
    box: Box
    """What the picture shows of the plane."""

    @property
    def seconds(self) -> float:
        return self.moments[-1].at_s

    def posed(self, key: Key) -> list[Layer]:
        """Person and props in one pose."""
        return _layers(self.figure, [posed(key)], self.view, self.moments)

    def ghost(self, key: Key) -> list[Layer]:
        """The person alone in one pose."""
        return body_layers(self.figure, [posed(key)], self.view)

    def floor(self) -> str:
        """The path of the ground; empty when it is out of the picture."""
        return _floor(self.figure, self.view, self.box)


def shot(figure: Figure, posture: Posture, shape: Shape) -> Shot:
    """The figure ready to be drawn in a picture of about that shape."""
    view = camera(figure)
    found = keys(figure, posture)
    every = moments(found, figure.flow)
    layers = tuple(_layers(figure, every, view, every))
    ways = tuple(arrow(point, every, view, found) for point in figure.arrows)
    return Shot(figure, view, found, every, layers, ways, frame(layers, ways, shape))


def _layers(
    figure: Figure, shown: Sequence[Moment], view: Camera, whole: Sequence[Moment]
) -> list[Layer]:
    scene = Scene(shown, view, whole)
    return sorted(
        [*body_layers(figure, shown, view), *prop_layers(figure.props, scene)],
        key=lambda layer: layer.depth,
    )


def frame(layers: Sequence[Layer], ways: Sequence[str], shape: Shape) -> Box:
    """The part of the plane that holds everything, no narrower and no wider than the shape."""
    inside = [layer for layer in layers if layer.kind not in BEYOND]
    spots = [spot for layer in inside for path in layer.paths for spot in _spots(path)]
    spots += [spot for way in ways for spot in _spots(way)]
    left, right = min(x for x, _ in spots) - MARGIN, max(x for x, _ in spots) + MARGIN
    top, low = min(y for _, y in spots) - MARGIN, max(y for _, y in spots) + MARGIN
    least, most = shape
    width, height = right - left, low - top
    width = max(width, height * least)
    height = max(height, width / most)
    return ((left + right - width) / 2, low - height, width, height)


def _spots(path: str) -> list[tuple[float, float]]:
    """The corners of a path as this room writes them: absolute, in pairs."""
    spots = []
    for command in path.replace("Z", "").replace("M", "|").replace("L", "|").split("|"):
        for piece in command.split("A"):
            numbers = piece.split()
            if len(numbers) >= 2:
                spots.append((float(numbers[-2]), float(numbers[-1])))
    return spots


def _floor(figure: Figure, view: Camera, box: Box) -> str:
    """The ground from behind the body to the picture's lower edge."""
    x, y, width, height = box
    middle, back = view.spot((0.0, 0.0, 0.0)), view.spot((0.0, 0.0, FLOOR_BACK))
    lift = abs(back[1] - middle[1]) if view.depth((0.0, 0.0, 1.0)) > 0.9 else SEEN_FROM_ELSEWHERE
    ahead = view.spot((1.0, 0.0, 0.0))
    on_machine = any(prop.kind == "treadmill" for prop in figure.props)
    sideways = ahead[0] > 0.9 and not on_machine
    slope = (ahead[1] - middle[1]) / ahead[0] if sideways else 0.0
    ends = [(end, middle[1] - lift + slope * end) for end in (x, x + width)]
    low = y + height
    if min(at for _, at in ends) >= low:
        return ""
    corners = [*ends, (x + width, low), (x, low)]
    return polygon(corners)
