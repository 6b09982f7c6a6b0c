"""Figures as SVG: moving, still for those who want no movement, and as a row of poses for paper.

The picture carries its own colours for light and dark; a page may set the `--figure-…` variables.
An exercise that is made of others shows theirs one after the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from xml.sax.saxutils import escape

from surefoot.figures.layers import Layer
from surefoot.figures.outline import number
from surefoot.figures.shot import Box, Shot, shot
from surefoot.knowledge.figure_schema import Figure, Posture

MOVING = (1.5, 1.5)
STANDING = (0.55, 1.9)
"""Shapes: of a moving picture, of each panel in a row of poses."""
STAGE: Box = (0.0, 0.0, 300.0, 200.0)
"""Where the parts of an exercise take their turns."""
TURN_S = 3.0
"""The least time that each of them has."""
PANEL = 200.0
GAP = 6.0
"""Height of the panels in a row of poses, and the space between them."""
ROW = 4
"""The most panels in a row; the parts of an exercise have rows of their own."""

Part = tuple[Figure, Posture]

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


@dataclass(frozen=True, slots=True)
class Turn:
    """When a part moves: from where in the whole, how many rounds, and how long the whole is."""

    start_s: float
    rounds: int
    whole_s: float


def animated(name: str, parts: Sequence[Part], title: str, description: str) -> str:
    """The moving picture; without motion it shows the first pose and the second as a ghost.

    name: the exercise's id. parts: one figure, or several that take turns.
    """
    shots = [shot(*part, MOVING) for part in parts]
    if len(shots) == 1:
        [one] = shots
        moving, still = _moving(one, Turn(0.0, 1, one.seconds)), _still(one)
        return _document(name, one.box, title, description, _either(moving, still))
    turns = _turns(shots)
    moving = "".join(
        _shown_in_turn(_window(_moving(each, turn), each.box, STAGE), turn, each.seconds)
        for each, turn in zip(shots, turns, strict=True)
    )
    width, height = STAGE[2] / len(shots), STAGE[3]
    still = "".join(
        _window(_still(each), each.box, (place * width, 0.0, width, height))
        for place, each in enumerate(shots)
    )
    return _document(name, STAGE, title, description, _either(moving, still))


def storyboard(name: str, parts: Sequence[Part], title: str, description: str) -> str:
    """The key poses in rows, in the order in which they are taken."""
    drawn, widest, y = [], 0.0, 0.0
    for part in parts:
        one = shot(*part, STANDING)
        width = PANEL * one.box[2] / one.box[3]
        shown = one.keys[: len(one.figure.poses)]
        for place, key in enumerate(shown):
            x = (place % ROW) * (width + GAP)
            if place and not x:
                y += PANEL + GAP
            pose = f"{_floor(one)}{_paths(one.posed(key))}{'' if place else _arrows(one)}"
            drawn.append(_window(pose, one.box, (x, y, width, PANEL)))
            widest = max(widest, x + width)
        y += PANEL + GAP
    return _document(name, (0.0, 0.0, widest, y - GAP), title, description, "".join(drawn))


def _either(moving: str, still: str) -> str:
    return f'<g class="moving">{moving}</g><g class="still">{still}</g>'


def _moving(one: Shot, turn: Turn) -> str:
    times = [moment.at_s for moment in one.moments]
    drawn = "".join(_path(layer, times, turn) for layer in one.layers)
    return f"{_floor(one)}{drawn}{_arrows(one)}"


def _still(one: Shot) -> str:
    first, second = one.keys[:2]
    ghost = f'<g class="ghost">{_paths(one.ghost(second))}</g>'
    return f"{_floor(one)}{ghost}{_paths(one.posed(first))}{_arrows(one)}"


def _turns(shots: Sequence[Shot]) -> list[Turn]:
    rounds = [ceil(TURN_S / each.seconds) for each in shots]
    lengths = [count * each.seconds for count, each in zip(rounds, shots, strict=True)]
    return [Turn(sum(lengths[:place]), count, sum(lengths)) for place, count in enumerate(rounds)]


def _shown_in_turn(content: str, turn: Turn, round_s: float) -> str:
    """The content, seen only while its turn lasts."""
    start, end = turn.start_s, turn.start_s + turn.rounds * round_s
    seen = [(0.0, start == 0), (start, True), (end, False)]
    times, values = [], []
    for at, visible in dict(seen).items():
        if at < turn.whole_s:
            times.append(_share(at, turn))
            values.append("visible" if visible else "hidden")
    return (
        f'<g visibility="{values[0]}"><animate attributeName="visibility" calcMode="discrete" '
        f'dur="{turn.whole_s:.4g}s" repeatCount="indefinite" keyTimes="{";".join(times)}" '
        f'values="{";".join(values)}"/>{content}</g>'
    )


def _window(content: str, box: Box, place: Box) -> str:
    x, y, width, height = map(number, place)
    return (
        f'<svg x="{x}" y="{y}" width="{width}" height="{height}" viewBox="{_numbers(box)}">'
        f"{content}</svg>"
    )


def _floor(one: Shot) -> str:
    path = one.floor()
    return f'<path class="floor" d="{path}"/>' if path else ""


def _arrows(one: Shot) -> str:
    return "".join(f'<path class="way" d="{way}"/>' for way in one.arrows if way)


def _paths(layers: Iterable[Layer]) -> str:
    return "".join(f'<path class="{layer.kind}" d="{layer.paths[0]}"/>' for layer in layers)


def _path(layer: Layer, times: Sequence[float], turn: Turn) -> str:
    """A layer's path with its movement; outside its turn it rests in the first pose."""
    if len(layer.paths) == 1:
        return _paths([layer])
    round_s = times[-1]
    shares = [
        _share(turn.start_s + place * round_s + at, turn)
        for place in range(turn.rounds)
        for at in (times if place == 0 else times[1:])
    ]
    values = [*layer.paths, *(layer.paths[1:] * (turn.rounds - 1))]
    if turn.start_s > 0:
        shares, values = ["0", *shares], [layer.paths[0], *values]
    if shares[-1] != "1":
        shares, values = [*shares, "1"], [*values, layer.paths[0]]
    return (
        f'<path class="{layer.kind}" d="{layer.paths[0]}"><animate attributeName="d" '
        f'dur="{turn.whole_s:.4g}s" repeatCount="indefinite" keyTimes="{";".join(shares)}" '
        f'values="{";".join(values)}"/></path>'
    )


def _share(at_s: float, turn: Turn) -> str:
    return f"{min(at_s / turn.whole_s, 1.0):.5g}"


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
