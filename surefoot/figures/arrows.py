"""Arrows that show the way of a point from the first pose to the second."""

from collections.abc import Sequence

from surefoot.figures.body import mean, radius
from surefoot.figures.camera import Camera
from surefoot.figures.motion import Key, Moment
from surefoot.figures.outline import Spot, pair

ASIDE = 5.0
"""Between the body's outline and the arrow, in cm."""
HEAD = 5.5
SHORTEST = 6.0


def arrow(point: str, moments: Sequence[Moment], camera: Camera, keys: Sequence[Key]) -> str:
    """The arrow's path; empty when the point hardly moves."""
    start = keys[0].hold_s
    end = start + keys[1].move_s
    way = [camera.spot(m.points[point]) for m in moments if start - 1e-9 <= m.at_s <= end + 1e-9]
    middle = camera.spot(mean(moments[0].points, tuple(moments[0].points)))
    first, last = way[0], way[-1]
    dx, dy = last[0] - first[0], last[1] - first[1]
    far = (dx * dx + dy * dy) ** 0.5
    if far < SHORTEST:
        return ""
    across = (-dy / far, dx / far)
    halfway = way[len(way) // 2]
    outwards = (halfway[0] - middle[0]) * across[0] + (halfway[1] - middle[1]) * across[1]
    side = (radius(point) + ASIDE) * (1 if outwards >= 0 else -1)
    drawn = [(x + side * across[0], y + side * across[1]) for x, y in way]
    return f"M{'L'.join(pair(spot) for spot in drawn)}{_head(drawn)}"


def _head(way: list[Spot]) -> str:
    tip, before = way[-1], way[-3]
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    ux, uy = dx / far, dy / far
    barbs = [
        (tip[0] - HEAD * (ux + turn * 0.7 * uy), tip[1] - HEAD * (uy - turn * 0.7 * ux))
        for turn in (1, -1)
    ]
    return f"M{pair(barbs[0])}L{pair(tip)}L{pair(barbs[1])}"
