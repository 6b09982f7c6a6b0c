"""Vectors and rotations. x points forwards, y up, z to the right of a person facing along x."""

from math import cos, radians, sin

Vector = tuple[float, float, float]
Rotation = tuple[Vector, Vector, Vector]
"""Three rows."""


def about_x(degrees: float) -> Rotation:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(degrees: float) -> Rotation:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(degrees: float) -> Rotation:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def then(first: Rotation, *others: Rotation) -> Rotation:
    """Each rotation in the frame that those before it have turned."""
    one, two, three = first
    for other in others:
        one, two, three = _across(one, other), _across(two, other), _across(three, other)
    return one, two, three


def _across(row: Vector, rotation: Rotation) -> Vector:
    """A row times the columns of a rotation, written out: a picture takes ten thousand of them."""
    x, y, z = row
    (a, b, c), (d, e, f), (g, h, i) = rotation
    return (x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i)


def turned(rotation: Rotation, v: Vector) -> Vector:
    a, b, c = rotation
    x, y, z = v
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def plus(a: Vector, b: Vector) -> Vector:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vector, b: Vector) -> Vector:
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vector, factor: float) -> Vector:
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def length(a: Vector) -> float:
    return float((a[0] ** 2 + a[1] ** 2 + a[2] ** 2) ** 0.5)


def between(a: Vector, b: Vector, share: float) -> Vector:
    return plus(times(a, 1 - share), times(b, share))
