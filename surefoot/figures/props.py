"""The things around a person, each drawn where the figure's data put it."""

from collections.abc import Callable, Sequence

from surefoot.figures.body import mean, radius
from surefoot.figures.camera import Camera
from surefoot.figures.layers import FRONT, Layer, once
from surefoot.figures.motion import Moment
from surefoot.figures.outline import capsule, circle
from surefoot.figures.solids import block, drum, line
from surefoot.figures.space import Vector, plus
from surefoot.knowledge.figure_schema import Prop

BEHIND = -FRONT
Scene = tuple[Sequence[Moment], Camera]
Drawn = Callable[[Prop, Scene], list[Layer]]


def prop_layers(props: Sequence[Prop], scene: Scene) -> list[Layer]:
    """Everything that is not the person."""
    return [layer for prop in props for layer in DRAWN[prop.kind](prop, scene)]


def _given(values: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    """The values that the data give, the usual ones for the rest."""
    return (*values, *usual[len(values) :])


def _reach(scene: Scene, axis: int) -> tuple[float, float]:
    """How far the body reaches along an axis over the whole movement."""
    values = [v[axis] for moment in scene[0] for v in moment.points.values()]
    return min(values), max(values)


def _solid(depth: float, kind: str, faces: tuple[str, str]) -> list[Layer]:
    return [Layer(depth, kind, faces[:1]), Layer(depth + 0.01, f"{kind}-top", faces[1:])]


def _mat(prop: Prop, scene: Scene) -> list[Layer]:
    (x0, x1), (z0, z1) = _reach(scene, 0), _reach(scene, 2)
    middle_x, middle_z = _given(prop.at, ((x0 + x1) / 2, (z0 + z1) / 2))
    length, width = _given(prop.size, (x1 - x0 + 24, max(z1 - z0 + 16, 60)))
    x, z = _span(middle_x, length), _span(middle_z, width)
    return _solid(BEHIND, "mat", block(scene[1], x, (-2.0, 0.0), z))


def _box(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = _given(prop.at, (0.0, 0.0))
    length, height, width = _given(prop.size, (40.0, 40.0, 60.0))
    faces = block(scene[1], _span(x, length), (0.0, height), _span(z, width))
    return _solid(BEHIND + 1, "box", faces)


def _wall(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = _given(prop.at, (0.0, 0.0))
    length, height, width = _given(prop.size, (5.0, 195.0, 70.0))
    faces = block(scene[1], _span(x, length), (0.0, height), _span(z, width))
    return _solid(BEHIND, "wall", faces)


def _chair(prop: Prop, scene: Scene) -> list[Layer]:
    x, back = _given(prop.at, (0.0, -1.0))
    height, depth = _given(prop.size, (45.0, 40.0))
    camera = scene[1]
    span, z = _span(x, depth), (-20.0, 20.0)
    edge = span[0] if back < 0 else span[1]
    legs = [
        line(camera, (a, 0.0, b), (a, height, b)) for a in (span[0] + 2, span[1] - 2) for b in z
    ]
    posts = [line(camera, (edge, height, b), (edge + back * 6, height + 45, b)) for b in z]
    bar = line(camera, *[(edge + back * 5.5, height + 40, b) for b in z])
    seat = block(camera, span, (height - 4, height), z)
    return [
        Layer(BEHIND, "beam", ("".join([*legs, *posts, bar]),)),
        *_solid(BEHIND + 1, "box", seat),
    ]


def _couch(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = _given(prop.at, (0.0, 0.0))
    length, height, width = _given(prop.size, (205.0, 62.0, 64.0))
    camera = scene[1]
    span, across = _span(x, length), _span(z, width)
    legs = [
        line(camera, (a, 0.0, b), (a, height - 6, b))
        for a in (span[0] + 18, span[1] - 18)
        for b in across
    ]
    top = block(camera, span, (height - 8, height), across)
    return [Layer(BEHIND, "beam", ("".join(legs),)), *_solid(BEHIND + 1, "box", top)]


def _cushion(prop: Prop, scene: Scene) -> list[Layer]:
    x, z, up = _given(prop.at, (0.0, 0.0, 0.0))
    length, height, width = _given(prop.size, (32.0, 5.0, 40.0))
    faces = block(scene[1], _span(x, length), (up, up + height), _span(z, width))
    return _solid(BEHIND + 2, "soft", faces)


def _roller(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = _given(prop.at, (0.0, 0.0))
    r, length, along = _given(prop.size, (7.5, 44.0, 0.0))
    axis = (length / 2, 0.0, 0.0) if along else (0.0, 0.0, length / 2)
    return _solid(BEHIND + 2, "soft", drum(scene[1], (x, r, z), axis, r))


def _ball(prop: Prop, scene: Scene) -> list[Layer]:
    (r,) = _given(prop.size, (27.0,))
    moments, camera = scene
    centres: list[Vector] = []
    for moment in moments:
        x, z, up = _given(prop.at, (0.0, 0.0, 0.0))
        if prop.points:
            x, _, z = mean(moment.points, prop.points)
        centres.append((x, up + r, z))
    return [Layer(BEHIND + 2, "ball", once(circle(camera.spot(c), r) for c in centres))]


def _band(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera = scene
    a, b = prop.points
    loops = once(
        capsule(camera.spot(m.points[a]), camera.spot(m.points[b]), radius(a) + 1, radius(b) + 1)
        for m in moments
    )
    return [Layer(FRONT, "band", loops)]


def _stick(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera = scene
    a, b = prop.points
    (spare,) = _given(prop.size, (9.0,))
    paths = []
    for moment in moments:
        p, q = camera.spot(moment.points[a]), camera.spot(moment.points[b])
        dx, dy = q[0] - p[0], q[1] - p[1]
        far = max((dx * dx + dy * dy) ** 0.5, 1e-6)
        x, y = spare * dx / far, spare * dy / far
        paths.append(capsule((p[0] - x, p[1] - y), (q[0] + x, q[1] + y), 1.9, 1.9))
    return [Layer(FRONT, "held", once(paths))]


def _dumbbell(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera = scene
    half, plate = _given(prop.size, (7.0, 4.6))
    paths = []
    for moment in moments:
        x, y = camera.spot(mean(moment.points, prop.points))
        left, right = (x - half, y), (x + half, y)
        ends = [capsule((at, y - plate), (at, y + plate), 2.4, 2.4) for at in (x - half, x + half)]
        paths.append("".join([capsule(left, right, 1.4, 1.4), *ends]))
    return [Layer(FRONT, "held", once(paths))]


def _kettlebell(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera = scene
    paths = []
    for moment in moments:
        x, y, z = mean(moment.points, prop.points)
        top = camera.spot((x, y, z))
        bell = camera.spot((x, y - 13.0, z))
        handle = capsule(top, bell, 4.5, 4.5)
        paths.append(f"{handle}{circle(bell, 9.0)}")
    return [Layer(FRONT, "held", once(paths))]


def _anchor(prop: Prop, scene: Scene) -> list[Layer]:
    x, up = _given(prop.at, (0.0, 10.0))
    camera = scene[1]
    pad = drum(camera, (x, up, 0.0), (0.0, 0.0, 26.0), 5.0)
    posts = "".join(
        line(camera, (x - 16, 0.0, z), (x - 16, up, z), (x, up, z)) for z in (-26.0, 26.0)
    )
    return [
        Layer(BEHIND + 1, "beam", (posts,)),
        Layer(FRONT, "soft", pad[:1]),
        Layer(FRONT + 0.01, "soft-top", pad[1:]),
    ]


def _pole(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera = scene
    ahead, up = _given(prop.at, (0.0, 0.0))
    paths = []
    for moment in moments:
        x, y, z = moment.points[prop.points[0]]
        paths.append(line(camera, (x, y + 6, z), (x + ahead, up, z)))
    side = camera.depth(mean(moments[0].points, prop.points))
    return [Layer(side, "beam", once(paths))]


def _span(middle: float, length: float) -> tuple[float, float]:
    return (middle - length / 2, middle + length / 2)


def shifted(v: Vector, x: float = 0, y: float = 0, z: float = 0) -> Vector:
    return plus(v, (x, y, z))


DRAWN: dict[str, Drawn] = {
    "mat": _mat,
    "box": _box,
    "wall": _wall,
    "chair": _chair,
    "couch": _couch,
    "cushion": _cushion,
    "roller": _roller,
    "ball": _ball,
    "band": _band,
    "stick": _stick,
    "dumbbell": _dumbbell,
    "kettlebell": _kettlebell,
    "anchor": _anchor,
    "pole": _pole,
}
