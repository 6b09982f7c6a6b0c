"""Simple solids as the viewer sees them: the outline and the face that catches the light."""

from collections.abc import Sequence
from math import cos, pi, sin

from surefoot.figures.camera import Camera
from surefoot.figures.outline import Spot, hull, polygon, polyline
from surefoot.figures.space import Vector, plus

Span = tuple[float, float]
"""From and to, in cm."""
ROUND = 20
"""Corners of a circle."""


def block(camera: Camera, x: Span, y: Span, z: Span) -> tuple[str, str]:
    """A box along the axes: its outline, and its top."""
    corners = [(a, b, c) for a in x for b in y for c in z]
    top = [(x[0], y[1], z[0]), (x[1], y[1], z[0]), (x[1], y[1], z[1]), (x[0], y[1], z[1])]
    return outline(camera, corners), polygon([camera.spot(v) for v in top])


def drum(camera: Camera, centre: Vector, axis: Vector, r: float) -> tuple[str, str]:
    """A cylinder whose axis runs from centre - axis to centre + axis: outline and nearer end."""
    ends = [_ring(plus(centre, tuple(way * a for a in axis)), axis, r) for way in (1, -1)]  # type: ignore[arg-type]
    nearer = max(ends, key=lambda ring: sum(camera.depth(v) for v in ring))
    face = polygon([camera.spot(v) for v in nearer])
    return outline(camera, [*ends[0], *ends[1]]), face


def _ring(centre: Vector, axis: Vector, r: float) -> list[Vector]:
    """A circle across the one axis that is longest."""
    main = max(range(3), key=lambda i: abs(axis[i]))
    others = [i for i in range(3) if i != main]
    ring = []
    for step in range(ROUND):
        spot = list(centre)
        spot[others[0]] += r * cos(2 * pi * step / ROUND)
        spot[others[1]] += r * sin(2 * pi * step / ROUND)
        ring.append((spot[0], spot[1], spot[2]))
    return ring


def outline(camera: Camera, corners: Sequence[Vector]) -> str:
    """What the corners cover together."""
    return polygon(hull([camera.spot(v) for v in corners]))


def line(camera: Camera, *corners: Vector) -> str:
    spots: list[Spot] = [camera.spot(v) for v in corners]
    return polyline(spots)
