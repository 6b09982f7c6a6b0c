"""Ground that moves, slopes, water, machines, and another person's hands."""

from math import cos, pi, sin

from surefoot.figures.body import mean, radius
from surefoot.figures.layers import FRONT, Layer, once
from surefoot.figures.outline import capsule, circle, polygon, polyline
from surefoot.figures.scene import BEHIND, Drawn, Scene, given, solid, span
from surefoot.figures.solids import Span, block, line
from surefoot.figures.space import Vector, between
from surefoot.knowledge.figure_schema import Prop

FAR = 240.0
"""Half the width of what goes on beyond the picture, in cm."""
SPACING = 50.0
"""Between marks on the ground, or nearly, so that a whole number of them goes by in one round."""
MARK = 12.0
STONES_APART = 120.0
STONES = ((4.0, -32.0, 13.0), (40.0, 30.0, 8.0), (66.0, -28.0, 9.0), (97.0, 36.0, 12.0))
"""Along the way and to the right of it, and half the length, in cm."""
STONE = ((-1.0, -0.1), (-0.85, 0.4), (-0.3, 0.75), (0.35, 0.65), (0.85, 0.3), (1.0, -0.1))
"""Corners, as shares of half the length."""
STROKES = 1.5
"""How often another person's hands go to and fro in one round of the movement."""


def _shares(scene: Scene) -> list[float]:
    """How much of the whole movement has gone by, for each moment to draw."""
    total = scene.whole[-1].at_s or 1.0
    return [moment.at_s / total for moment in scene.moments]


def _ground(prop: Prop, scene: Scene) -> list[Layer]:
    return [_marks(prop, scene, (-FAR, FAR), 26.0)]


def _marks(prop: Prop, scene: Scene, within: Span, aside: float) -> Layer:
    """Marks that go backwards under a person who stays in the picture."""
    (way,) = given(prop.size, (2 * SPACING,))
    spacing = way / max(round(way / SPACING), 1)
    paths = []
    for share in _shares(scene):
        marks = []
        for number in range(-4, 7):
            for z, off in ((-aside, 0.0), (aside, 0.54 * spacing)):
                x = number * spacing - (share * way) % spacing + off
                ends = [min(max(a, within[0]), within[1]) for a in (x, x + MARK)]
                marks.append(line(scene.camera, *((a, 0.0, z) for a in ends)))
        paths.append("".join(marks))
    return Layer(BEHIND + 1.05, "mark", once(paths))


def _trail(prop: Prop, scene: Scene) -> list[Layer]:
    """Stones on both sides of where the feet go, passing by like the ground."""
    (way,) = given(prop.size, (2 * STONES_APART,))
    way = max(round(way / STONES_APART), 1) * STONES_APART
    rows: dict[bool, list[str]] = {True: [], False: []}
    for share in _shares(scene):
        for before, row in rows.items():
            stones = []
            for number in range(-1, 3):
                for x, z, size in STONES:
                    if (z > 0) is before:
                        at = number * STONES_APART + x - (share * way) % STONES_APART
                        stones.append(_stone(scene, at, z, size))
            row.append("".join(stones))
    return [
        Layer(BEHIND + 1.1, "stone", once(rows[False])),
        Layer(FRONT, "stone", once(rows[True])),
        _marks(prop, scene, (-FAR, FAR), 30.0),
    ]


def _stone(scene: Scene, x: float, z: float, size: float) -> str:
    return polygon([scene.camera.spot((x + a * size, b * size, z)) for a, b in STONE])


def _treadmill(prop: Prop, scene: Scene) -> list[Layer]:
    camera = scene.camera
    belt = block(camera, (-80.0, 80.0), (-9.0, 0.0), (-30.0, 30.0))
    post = line(camera, (76.0, -9.0, -30.0), (68.0, 106.0, -30.0), (52.0, 100.0, -30.0))
    console = capsule(camera.spot((64.0, 108.0, -30.0)), camera.spot((72.0, 116.0, -30.0)), 4, 4)
    return [
        Layer(BEHIND, "beam", (post,)),
        Layer(BEHIND, "held", (console,)),
        *solid(BEHIND + 1, "box", belt),
        _marks(prop, scene, (-78.0, 78.0), 16.0),
    ]


def _water(prop: Prop, scene: Scene) -> list[Layer]:
    """A surface at a height, over all that is below it."""
    (level,) = given(prop.at, (100.0,))
    y = scene.camera.spot((0.0, level, 0.0))[1]
    steps = range(-24, 25)
    paths = []
    for share in _shares(scene):
        wave = [(s * 10.0, y + 1.6 * sin(s * pi / 3 + 2 * pi * share)) for s in steps]
        paths.append(polygon([*wave, (FAR, y + 2 * FAR), (-FAR, y + 2 * FAR)]))
    return [Layer(FRONT + 10, "water", once(paths))]


def _tub(prop: Prop, scene: Scene) -> list[Layer]:
    x, z = given(prop.at, (0.0, 0.0))
    length, height, width = given(prop.size, (150.0, 52.0, 70.0))
    camera = scene.camera
    back = block(camera, span(x, length), (0.0, height), (z - width / 2, z - width / 2 + 3))
    near = block(camera, span(x, length), (0.0, height), (z + width / 2 - 3, z + width / 2))
    low, high = camera.spot((0, height - 10, -width / 2)), camera.spot((0, 4.0, width / 2))
    left, right = camera.spot((x - length / 2, 0, 0))[0], camera.spot((x + length / 2, 0, 0))[0]
    filled = polygon([(left, low[1]), (right, low[1]), (right, high[1]), (left, high[1])])
    return [
        *solid(BEHIND, "box", back),
        Layer(FRONT + 10, "water", (filled,)),
        Layer(FRONT + 11, "glass", near[:1]),
    ]


def _bike(prop: Prop, scene: Scene) -> list[Layer]:
    x, up = given(prop.at, (0.0, 28.0))
    camera, z = scene.camera, 0.0
    axle, saddle, head = (x, up, z), (x - 22, up + 66, z), (x + 50, up + 62, z)
    rear, front = (x - 43, 33.0, z), (x + 62, 33.0, z)
    bars = (x + 58, up + 74, z)
    frame = "".join(
        line(camera, *way)
        for way in ((rear, axle, head, saddle, axle), (rear, saddle), (front, head, bars))
    )
    wheels = "".join(circle(camera.spot(hub), 33.0) for hub in (rear, front))
    cranks = {
        side: once(line(camera, axle, m.points[f"{side}_ball"]) for m in scene.moments)
        for side in ("left", "right")
    }
    seat = capsule(camera.spot((x - 32, up + 69, z)), camera.spot((x - 8, up + 69, z)), 3.0, 1.6)
    return [
        Layer(BEHIND, "thin", (wheels,)),
        Layer(BEHIND + 1, "beam", cranks["left"]),
        Layer(-1.0, "beam", (frame,)),
        Layer(-0.9, "held", (seat,)),
        Layer(2.0, "beam", cranks["right"]),
    ]


def _elliptical(prop: Prop, scene: Scene) -> list[Layer]:
    camera = scene.camera
    hub: Vector = (-62.0, 28.0, 0.0)
    base = line(camera, (-80.0, 2.0, 0.0), (62.0, 2.0, 0.0), (48.0, 96.0, 0.0))
    layers = [
        Layer(BEHIND, "thin", (circle(camera.spot(hub), 26.0),)),
        Layer(BEHIND + 1, "beam", (base,)),
    ]
    for side, depth in (("left", BEHIND + 2), ("right", 1.0)):
        plates, poles = [], []
        for moment in scene.moments:
            heel, toe = moment.points[f"{side}_heel"], moment.points[f"{side}_toe"]
            ends = [(p[0] + off, p[1] - radius(n), p[2]) for p, off, n in (
                (heel, -4, "heel"), (toe, 3, "toe"))]  # fmt: skip
            plates.append(line(camera, hub, *ends))
            hand = moment.points[f"{side}_hand"]
            poles.append(line(camera, ends[1], (50.0, 45.0, heel[2]), hand))
        layers.append(Layer(depth, "beam", once(plates)))
        layers.append(Layer(depth, "thin", once(poles)))
    return layers


def _rower(prop: Prop, scene: Scene) -> list[Layer]:
    camera = scene.camera
    rail = line(camera, (-95.0, 0.0, 0.0), (-95.0, 26.0, 0.0), (62.0, 30.0, 0.0))
    wheel = circle(camera.spot((82.0, 34.0, 0.0)), 24.0)
    plate = line(camera, (50.0, 22.0, 0.0), (64.0, 50.0, 0.0))
    seats, chains = [], []
    for moment in scene.moments:
        x, y, _ = moment.points["seat"]
        low = y - radius("seat")
        at = camera.spot((x - 6, low - 2, 0.0)), camera.spot((x + 12, low - 2, 0.0))
        seats.append(capsule(*at, 2.6, 2.6))
        hand = mean(moment.points, ("left_hand", "right_hand"))
        chains.append(line(camera, (82.0, 52.0, 0.0), hand))
    return [
        Layer(BEHIND, "beam", (rail + plate,)),
        Layer(BEHIND, "thin", (wheel,)),
        Layer(BEHIND + 1, "held", once(seats)),
        Layer(1.0, "thin", once(chains)),
    ]


def _leg_press(prop: Prop, scene: Scene) -> list[Layer]:
    camera = scene.camera
    seat = line(camera, (-46.0, 98.0, 0.0), (-16.0, 38.0, 0.0), (24.0, 38.0, 0.0))
    stand = line(camera, (0.0, 38.0, 0.0), (0.0, 0.0, 0.0))
    rail = line(camera, (40.0, 30.0, 0.0), (128.0, 92.0, 0.0), (128.0, 0.0, 0.0))
    plates = []
    for moment in scene.moments:
        heel, ball = moment.points["right_heel"], moment.points["right_ball"]
        below, above = between(heel, ball, -0.5), between(heel, ball, 1.9)
        across = (above[1] - below[1], below[0] - above[0])
        size = (across[0] ** 2 + across[1] ** 2) ** 0.5
        off = (across[0] / size * 4.5, across[1] / size * 4.5)
        ends = [camera.spot((p[0] + off[0], p[1] + off[1], p[2])) for p in (below, above)]
        plates.append(capsule(ends[0], ends[1], 2.4, 2.4))
    return [
        Layer(BEHIND, "beam", (stand + rail,)),
        Layer(BEHIND + 1, "pad", (seat,)),
        Layer(1.0, "held", once(plates)),
    ]


def _hands(prop: Prop, scene: Scene) -> list[Layer]:
    """Another person's hands, stroking from one point of the body to the other and back."""
    start, end = prop.points[0], prop.points[-1]
    paths = []
    for moment, share in zip(scene.moments, _shares(scene), strict=True):
        along = 0.5 - 0.38 * cos(2 * pi * STROKES * 2 * share)
        place = between(moment.points[start], moment.points[end], along)
        thick = radius(start) + (radius(end) - radius(start)) * along
        x, y = scene.camera.spot(place)
        y -= thick - 1
        parts = []
        for off in (-7.0, 7.0):
            parts.append(capsule((x + off - 4, y), (x + off + 5, y - 1.5), 2.8, 2.2))
            parts.append(capsule((x + off + 5, y - 1.5), (x + off + 16, y - 26), 2.8, 3.8))
        paths.append("".join(parts))
    return [Layer(FRONT + 5, "other", once(paths))]


def _needles(prop: Prop, scene: Scene) -> list[Layer]:
    moment = scene.moments[0]
    lines = []
    for point in prop.points:
        x, y = scene.camera.spot(moment.points[point])
        top = y - radius(point)
        for off in (-6.0, 0.0, 6.0):
            lines.append(polyline([(x + off, top + 2), (x + off + 1.5, top - 9)]))
    return [Layer(FRONT, "needle", ("".join(lines),))]


SURROUNDINGS: dict[str, Drawn] = {
    "ground": _ground,
    "slope": _ground,
    "trail": _trail,
    "treadmill": _treadmill,
    "water": _water,
    "tub": _tub,
    "bike": _bike,
    "elliptical": _elliptical,
    "rower": _rower,
    "leg_press": _leg_press,
    "hands": _hands,
    "needles": _needles,
}
BEYOND = frozenset({"mark", "stone", "water"})
"""What may go on beyond the picture's edge."""
