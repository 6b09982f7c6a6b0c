"""Figures as SVG: moving, still for those who want no movement, and as a row of poses for paper.

The picture carries its own colours for light and dark; a page may set the `--figure-…` variables.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from surefoot.figures.arrows import arrow
from surefoot.figures.camera import Camera, camera
from surefoot.figures.layers import Layer, body_layers
from surefoot.figures.motion import Moment, keys, moments, posed
from surefoot.figures.outline import number, polygon
from surefoot.figures.props import prop_layers
from surefoot.figures.scene import Scene
from surefoot.figures.surroundings import BEYOND
from surefoot.knowledge.figure_schema import Figure, Posture

MARGIN = 11.0
GAP = 6.0
FLOOR_BACK = -42.0
SEEN_FROM_ELSEWHERE = 7.0
"""How far behind the body the floor begins, in cm, seen from the side and from other sides."""
MOVING = (1.5, 1.5)
STANDING = (0.55, 1.9)
"""Least and most of width to height: of a moving picture, of each panel in a row of poses."""

STYLE = """
.sf{color-scheme:light dark;--paper:#fffefa;--near:#1b5946;--shoe:#0f382b;--far:#93bba9;
--far-shoe:#6f9a87;--trunk:#4a8f77;--thing:#d9cfb8;--thing-top:#e9e1cf;--edge:#9c9078;
--soft:#7fa7c9;--soft-top:#a9c6de;--floor:#ece7da;--way:#c2571a;--held:#4a4f57;--other:#b98a6a;--no:#b3261e}
@media (prefers-color-scheme:dark){.sf{--paper:#19211e;--near:#9fe3c6;--shoe:#dcf7ec;
--far:#3f7763;--far-shoe:#2f5c4c;--trunk:#69b398;--thing:#4b463b;--thing-top:#5c5648;--edge:#8d846f;
--soft:#4a6f8f;--soft-top:#6389a9;--floor:#242d29;--way:#ffab6b;--held:#b9c1cb;--other:#d8ad8d;--no:#f2867d}}
.sf path{stroke-linejoin:round;stroke-linecap:round}
.near,.far,.trunk,.near-shoe,.far-shoe{stroke:var(--figure-paper,var(--paper));stroke-width:1.6;
paint-order:stroke}
.near{fill:var(--figure-near,var(--near))}.near-shoe{fill:var(--figure-shoe,var(--shoe))}
.far{fill:var(--figure-far,var(--far))}.far-shoe{fill:var(--figure-far-shoe,var(--far-shoe))}
.trunk{fill:var(--figure-trunk,var(--trunk))}
.floor{fill:var(--figure-floor,var(--floor))}
.mat,.soft,.ball{fill:var(--soft)}.mat-top,.soft-top{fill:var(--soft-top)}
.ball{opacity:.85}.wall,.wall-top{opacity:.6}
.box,.wall{fill:var(--thing)}.box-top,.wall-top{fill:var(--thing-top)}
.box,.wall{stroke:var(--edge);stroke-width:.7}
.beam{fill:none;stroke:var(--edge);stroke-width:3}
.thin{fill:none;stroke:var(--edge);stroke-width:1.6}
.band{fill:none;stroke:var(--figure-way,var(--way));stroke-width:2.4}
.held{fill:var(--held)}
.pad{fill:none;stroke:var(--thing-top);stroke-width:8}
.mark{fill:none;stroke:var(--edge);stroke-width:1.6;opacity:.55}
.water{fill:var(--soft);opacity:.45}
.glass{fill:none;stroke:var(--edge);stroke-width:1.6}
.other{fill:var(--other);stroke:var(--figure-paper,var(--paper));stroke-width:1.2;paint-order:stroke}
.needle{fill:none;stroke:var(--held);stroke-width:1}
.stone{fill:var(--thing);stroke:var(--edge);stroke-width:.7}
.cross{fill:none;stroke:var(--no);stroke-width:5}
.way{fill:none;stroke:var(--figure-way,var(--way));stroke-width:2.6}
.ghost{opacity:.25}
.still{display:none}
@media (prefers-reduced-motion:reduce){.moving{display:none}.still{display:inline}}
@media print{.moving{display:none}.still{display:inline}}
"""


def animated(figure: Figure, posture: Posture, title: str, description: str) -> str:
    """The moving picture; without motion it shows the first pose and the second as a ghost."""
    view = camera(figure)
    found = keys(figure, posture)
    every = moments(found, figure.flow)
    layers = _layers(figure, every, view, every)
    ways = [arrow(point, every, view, found) for point in figure.arrows]
    box = frame(layers, ways, MOVING)
    times = [moment.at_s for moment in every]
    moving = "".join(_path(layer, times) for layer in layers)
    first, second = (posed(key) for key in found[:2])
    ghost = "".join(_path(layer) for layer in body_layers(figure, [second], view))
    still = "".join(_path(layer) for layer in _layers(figure, [first], view, every))
    arrows = "".join(f'<path class="way" d="{way}"/>' for way in ways)
    return _document(
        figure.exercise,
        box,
        title,
        description,
        f'{_floor(figure, view, box)}<g class="moving">{moving}{arrows}</g>'
        f'<g class="still"><g class="ghost">{ghost}</g>{still}{arrows}</g>',
    )


def storyboard(figure: Figure, posture: Posture, title: str, description: str) -> str:
    """The key poses side by side, in the order in which they are taken."""
    view = camera(figure)
    found = keys(figure, posture)
    every = moments(found, figure.flow)
    ways = [arrow(point, every, view, found) for point in figure.arrows]
    box = frame(_layers(figure, every, view, every), ways, STANDING)
    x, y, width, height = box
    shown = found[: len(figure.poses)]
    panels = []
    for place, key in enumerate(shown):
        body = "".join(_path(layer) for layer in _layers(figure, [posed(key)], view, every))
        arrows = "".join(f'<path class="way" d="{way}"/>' for way in ways) if place == 0 else ""
        panels.append(
            f'<svg x="{number(x + place * (width + GAP))}" y="{number(y)}" width="{number(width)}" '
            f'height="{number(height)}" viewBox="{_numbers(box)}">'
            f"{_floor(figure, view, box)}{body}{arrows}</svg>"
        )
    whole = (x, y, width * len(shown) + GAP * (len(shown) - 1), height)
    return _document(figure.exercise, whole, title, description, "".join(panels))


def _layers(
    figure: Figure, shown: Sequence[Moment], view: Camera, whole: Sequence[Moment]
) -> list[Layer]:
    scene = Scene(shown, view, whole)
    return sorted(
        [*body_layers(figure, shown, view), *prop_layers(figure.props, scene)],
        key=lambda layer: layer.depth,
    )


Box = tuple[float, float, float, float]


def frame(layers: Sequence[Layer], ways: Sequence[str], shape: tuple[float, float]) -> Box:
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
    return f'<path class="floor" d="{polygon(corners)}"/>'


def _path(layer: Layer, times: Sequence[float] = ()) -> str:
    start = f'<path class="{layer.kind}" d="{layer.paths[0]}"'
    if len(layer.paths) == 1:
        return f"{start}/>"
    whole = times[-1]
    shares = ";".join(f"{at / whole:.4g}" for at in times)
    return (
        f'{start}><animate attributeName="d" dur="{whole:.3g}s" repeatCount="indefinite" '
        f'keyTimes="{shares}" values="{";".join(layer.paths)}"/></path>'
    )


def _numbers(box: Box) -> str:
    return " ".join(number(value) for value in box)


def _document(name: str, box: Box, title: str, description: str, content: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_numbers(box)}" class="sf" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(description)}</desc>'
        f"<style>{STYLE}</style>{content}</svg>"
    )
