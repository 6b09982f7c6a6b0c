"""From where a figure is seen: turning it, looking down a little, dropping the depth."""

from dataclasses import dataclass

from surefoot.figures.body import Points
from surefoot.figures.outline import Spot
from surefoot.figures.space import Rotation, Vector, about_x, about_y, about_z, then, turned
from surefoot.knowledge.figure_schema import Figure

TURN = {"side": 0.0, "half_front": -45.0, "front": -90.0, "half_back": 45.0, "back": 90.0}
TILT = {"side": 7.0, "half_front": 14.0, "front": 7.0, "half_back": 14.0, "back": 7.0}
"""Degrees that a view is turned from the person's right side, and that it looks down."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A parallel view: no perspective, so that lengths across it stay true."""

    rotation: Rotation

    def spot(self, v: Vector) -> Spot:
        x, y, _ = turned(self.rotation, v)
        return (x, -y)

    def depth(self, v: Vector) -> float:
        """How near to the viewer, in cm."""
        return turned(self.rotation, v)[2]

    def spots(self, points: Points) -> dict[str, Spot]:
        return {name: self.spot(v) for name, v in points.items()}


def camera(figure: Figure) -> Camera:
    """The view that the figure asks for."""
    tilt = TILT[figure.view] if figure.tilt is None else figure.tilt
    turn = TURN[figure.view] + figure.turn
    return Camera(then(about_x(tilt), about_y(turn), about_z(figure.slope)))
