"""The things around a person, each drawn where the figure's data put it."""

from collections.abc import Sequence

from surefoot.figures.body import mean, radius
from surefoot.figures.layers import FRONT, Layer, once
from surefoot.figures.outline import capsule, circle, polyline
from surefoot.figures.scene import BEHIND, Drawn, Scene, given, reach, solid, span
from surefoot.figures.solids import block, drum, line
from surefoot.figures.space import Vector, between
from surefoot.figures.surroundings import SURROUNDINGS
from surefoot.knowledge.figure_schema import Prop


def prop_layers(props: Sequence[Prop], scene: Scene) -> list[Layer]:
    """Everything that is not the person."""
    return [layer for prop in props for layer in DRAWN[prop.kind](prop, scene)]


def _mat(prop: Prop, scene: Scene) -> list[Layer]:
    (x0, x1), (z0, z1) = reach(scene, 0), reach(scene, 2)
    middle_x, middle_z = given(prop.at, ((x0 + x1) / 2, (z0 + z1) / 2))
    length, width = given(prop.size, (x1 - x0 + 24, max(z1 - z0 + 16, 60)))
    x, z = span(middle_x, length), span(middle_z, width)
    return solid(BEHIND, "mat", block(scene.camera, x, (-2.0, 0.0), z))


def _box(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = given(prop.at, (0.0, 0.0))
    length, height, width = given(prop.size, (40.0, 40.0, 60.0))
    faces = block(scene.camera, span(x, length), (0.0, height), span(z, width))
    return solid(BEHIND + 1, "box", faces)


def _wall(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = given(prop.at, (0.0, 0.0))
    length, height, width = given(prop.size, (5.0, 195.0, 70.0))
    faces = block(scene.camera, span(x, length), (0.0, height), span(z, width))
    return solid(BEHIND, "wall", faces)


def _chair(prop: Prop, scene: Scene) -> list[Layer]:
    x, back = given(prop.at, (0.0, -1.0))
    height, depth = given(prop.size, (45.0, 40.0))
    camera = scene.camera
    ends, z = span(x, depth), (-20.0, 20.0)
    edge = ends[0] if back < 0 else ends[1]
    legs = [
        line(camera, (a, 0.0, b), (a, height, b)) for a in (ends[0] + 2, ends[1] - 2) for b in z
    ]
    posts = [line(camera, (edge, height, b), (edge + back * 6, height + 45, b)) for b in z]
    bar = line(camera, *[(edge + back * 5.5, height + 40, b) for b in z])
    seat = block(camera, ends, (height - 4, height), z)
    return [
        Layer(BEHIND, "beam", ("".join([*legs, *posts, bar]),)),
        *solid(BEHIND + 1, "box", seat),
    ]


def _couch(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = given(prop.at, (0.0, 0.0))
    length, height, width = given(prop.size, (205.0, 62.0, 64.0))
    camera = scene.camera
    ends, across = span(x, length), span(z, width)
    legs = [
        line(camera, (a, 0.0, b), (a, height - 6, b))
        for a in (ends[0] + 18, ends[1] - 18)
        for b in across
    ]
    top = block(camera, ends, (height - 8, height), across)
    return [Layer(BEHIND, "beam", ("".join(legs),)), *solid(BEHIND + 1, "box", top)]


def _cushion(prop: Prop, scene: Scene) -> list[Layer]:
    x, z, up = given(prop.at, (0.0, 0.0, 0.0))
    length, height, width = given(prop.size, (32.0, 5.0, 40.0))
    faces = block(scene.camera, span(x, length), (up, up + height), span(z, width))
    return solid(BEHIND + 2, "soft", faces)


def _roller(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = given(prop.at, (0.0, 0.0))
    r, length, along = given(prop.size, (7.5, 44.0, 0.0))
    axis = (length / 2, 0.0, 0.0) if along else (0.0, 0.0, length / 2)
    return solid(BEHIND + 2, "soft", drum(scene.camera, (x, r, z), axis, r))


def _ball(prop: Prop, scene: Scene) -> list[Layer]:
    (r,) = given(prop.size, (27.0,))
    moments, camera, _ = scene
    centres: list[Vector] = []
    for moment in moments:
        x, z, up = given(prop.at, (0.0, 0.0, 0.0))
        if prop.points:
            x, _, z = mean(moment.points, prop.points)
        centres.append((x, up + r, z))
    return [Layer(BEHIND + 2, "ball", once(circle(camera.spot(c), r) for c in centres))]


def _band(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera, _ = scene
    a, b = prop.points
    loops = once(
        capsule(camera.spot(m.points[a]), camera.spot(m.points[b]), radius(a) + 1, radius(b) + 1)
        for m in moments
    )
    return [Layer(FRONT, "band", loops)]


def _stick(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera, _ = scene
    a, b = prop.points
    (spare,) = given(prop.size, (9.0,))
    paths = []
    for moment in moments:
        p, q = camera.spot(moment.points[a]), camera.spot(moment.points[b])
        dx, dy = q[0] - p[0], q[1] - p[1]
        far = max((dx * dx + dy * dy) ** 0.5, 1e-6)
        x, y = spare * dx / far, spare * dy / far
        paths.append(capsule((p[0] - x, p[1] - y), (q[0] + x, q[1] + y), 1.9, 1.9))
    return [Layer(FRONT, "held", once(paths))]


def _dumbbell(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera, _ = scene
    half, plate = given(prop.size, (7.0, 4.6))
    across, up = given(prop.at, (0.0, 0.0))
    paths = []
    for moment in moments:
        x, y = camera.spot(mean(moment.points, prop.points))
        x, y = x + across, y - up
        left, right = (x - half, y), (x + half, y)
        ends = [capsule((at, y - plate), (at, y + plate), 2.4, 2.4) for at in (x - half, x + half)]
        paths.append("".join([capsule(left, right, 1.4, 1.4), *ends]))
    return [Layer(FRONT, "held", once(paths))]


def _kettlebell(prop: Prop, scene: Scene) -> list[Layer]:
    moments, camera, _ = scene
    paths = []
    for moment in moments:
        x, y, z = mean(moment.points, prop.points)
        top = camera.spot((x, y, z))
        bell = camera.spot((x, y - 13.0, z))
        handle = capsule(top, bell, 4.5, 4.5)
        paths.append(f"{handle}{circle(bell, 9.0)}")
    return [Layer(FRONT, "held", once(paths))]


def _anchor(prop: Prop, scene: Scene) -> list[Layer]:
    x, up = given(prop.at, (0.0, 10.0))
    camera = scene.camera
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
    """A walking pole from a hand to the ground behind it, or off the ground when held high."""
    moments, camera, _ = scene
    (length,) = given(prop.size, (118.0,))
    paths = []
    for moment in moments:
        x, y, z = moment.points[prop.points[0]]
        down = min(y, length)
        tip = (x - (length**2 - down**2) ** 0.5, y - down, z)
        paths.append(line(camera, between(tip, (x, y, z), 1.06), tip))
    side = camera.depth(mean(moments[0].points, prop.points))
    return [Layer(side, "beam", once(paths))]


def _cross(prop: Prop, scene: Scene) -> list[Layer]:
    """A cross over what should not be done."""
    moments, camera, _ = scene
    (half,) = given(prop.size, (13.0,))
    paths = []
    for moment in moments:
        x, y = camera.spot(mean(moment.points, prop.points))
        ends = [[(x - half, y - way * half), (x + half, y + way * half)] for way in (1, -1)]
        paths.append("".join(map(polyline, ends)))
    return [Layer(FRONT + 20, "cross", once(paths))]


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
    "cross": _cross,
    **SURROUNDINGS,
}
