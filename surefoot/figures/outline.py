"""Outlines in the picture's plane: tapered limbs with round ends, hulls, lines, as SVG paths.

A limb's path has the same commands at every moment, so that it can be animated as it is.
"""

from collections.abc import Iterable, Sequence

from surefoot.figures.body import RADII, Points

Spot = tuple[float, float]
"""In the picture: cm to the right and downwards."""

TAPER_MOST = 0.995
"""A limb that points at the viewer keeps this much of a taper, or its round end would vanish."""

LEG = (("hip", "thigh"), ("thigh", "knee"), ("knee", "calf"), ("calf", "ankle"))
SHOE = (("ankle", "heel"), ("heel", "ball"), ("ankle", "ball"), ("ball", "toe"))
ARM = (("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "hand"), ("hand", "fingers"))
TRUNK = (
    ("left_hip", "right_hip"),
    ("pelvis", "waist"),
    ("waist", "chest"),
    ("left_hip", "left_flank"),
    ("right_hip", "right_flank"),
    ("left_flank", "left_ribs"),
    ("right_flank", "right_ribs"),
    ("left_ribs", "left_shoulder"),
    ("right_ribs", "right_shoulder"),
    ("left_ribs", "right_ribs"),
    ("left_shoulder", "right_shoulder"),
    ("neck", "left_shoulder"),
    ("neck", "right_shoulder"),
    ("neck", "head"),
)
HEAD = (("chin", "head"), ("head", "nose"))
THICKNESS = {**RADII, "nose": 1.3, "skull_foot": 5.0}
NOSE_ROOT = 2.4


def number(value: float) -> str:
    """One decimal, as short as it can be."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace("-0", "0" if abs(value) < 0.05 else "-0")


def pair(spot: Spot) -> str:
    return f"{number(spot[0])} {number(spot[1])}"


def capsule(a: Spot, b: Spot, thick: float, thin: float) -> str:
    """A limb from the thicker end to the thinner."""
    if thin > thick:
        a, b, thick, thin = b, a, thin, thick
    dx, dy = b[0] - a[0], b[1] - a[1]
    far = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    ux, uy = (dx / far, dy / far) if far > 1e-3 else (1.0, 0.0)
    along = min((thick - thin) / far, TAPER_MOST)
    across = (1 - along * along) ** 0.5
    edge = ((along * ux - across * uy, along * uy + across * ux),
            (along * ux + across * uy, along * uy - across * ux))  # fmt: skip
    corners = [
        (centre[0] + r * e[0], centre[1] + r * e[1])
        for centre, r, e in (
            (a, thick, edge[0]), (a, thick, edge[1]), (b, thin, edge[1]), (b, thin, edge[0]),
        )
    ]  # fmt: skip
    big, small = number(thick), number(thin)
    return (
        f"M{pair(corners[0])}A{big} {big} 0 1 1 {pair(corners[1])}"
        f"L{pair(corners[2])}A{small} {small} 0 0 1 {pair(corners[3])}Z"
    )


def chain(spots: dict[str, Spot], links: Iterable[tuple[str, str]], side: str = "") -> str:
    """The path of several limbs that are drawn as one."""
    parts = []
    for first, second in links:
        a, b = (name if not side else f"{side}_{name}" for name in (first, second))
        thick = _thickness(first, second)
        parts.append(capsule(spots[a], spots[b], *thick))
    return "".join(parts)


def _thickness(first: str, second: str) -> tuple[float, float]:
    if second == "nose":
        return NOSE_ROOT, THICKNESS["nose"]
    if (first, second) == ("neck", "head"):
        return THICKNESS["neck"], THICKNESS["neck"]
    return _thick(first), _thick(second)


def _thick(name: str) -> float:
    return THICKNESS[name.removeprefix("left_").removeprefix("right_")]


def hull(spots: Sequence[Spot]) -> list[Spot]:
    """The corners of the convex hull, in order (Andrew's monotone chain)."""
    ordered = sorted(set(spots))
    if len(ordered) < 3:
        return ordered

    def half(line: Iterable[Spot]) -> list[Spot]:
        kept: list[Spot] = []
        for p in line:
            while len(kept) > 1 and _turn(kept[-2], kept[-1], p) <= 0:
                kept.pop()
            kept.append(p)
        return kept[:-1]

    return half(ordered) + half(reversed(ordered))


def _turn(a: Spot, b: Spot, c: Spot) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def polygon(spots: Sequence[Spot]) -> str:
    return f"M{'L'.join(pair(spot) for spot in spots)}Z"


def polyline(spots: Sequence[Spot]) -> str:
    return f"M{'L'.join(pair(spot) for spot in spots)}"


def circle(centre: Spot, r: float) -> str:
    size = number(r)
    left, right = (centre[0] - r, centre[1]), (centre[0] + r, centre[1])
    return f"M{pair(left)}A{size} {size} 0 1 1 {pair(right)}A{size} {size} 0 1 1 {pair(left)}Z"


__all__ = [
    "ARM", "HEAD", "LEG", "SHOE", "TRUNK", "Points", "Spot", "capsule", "chain", "circle", "hull",
    "number", "pair", "polygon", "polyline",
]  # fmt: skip
