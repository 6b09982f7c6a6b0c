"""The strokes, marks and letters of a plot on paper, each as an SVG element.

What a colour tells a dash or the shape of a mark tells too.
"""

from xml.sax.saxutils import escape

from surefoot.figures.outline import number

INK, SOFT, LINE, TINT, PAPER = "#1a221e", "#545f59", "#dcd7c9", "#d3e4d9", "#ffffff"
COLOURS = ("#1b5946", "#b4531a", "#1557c0", "#7a3e8f", "#6b6f6d", "#a8261a")
DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 3", "10 4")
HOLLOW_FROM = 3
"""Bars of these looks are outlines."""


def mark(look: int, x: float, y: float) -> str:
    """A mark of its own shape for each look."""
    colour = COLOURS[look]
    left, right, high, low = number(x - 3), number(x + 3), number(y - 3), number(y + 3)
    match look:
        case 0 | 4:
            inside = colour if look == 0 else PAPER
            place = f'cx="{number(x)}" cy="{number(y)}" r="2.8"'
            return f'<circle {place} fill="{inside}" stroke="{colour}"/>'
        case 1:
            return f'<path d="M{left} {high}H{right}V{low}H{left}Z" fill="{colour}"/>'
        case 2:
            path = f"M{left} {low}L{number(x)} {number(y - 3.6)}L{right} {low}Z"
            return f'<path d="{path}" fill="{PAPER}" stroke="{colour}" stroke-width="1.4"/>'
        case 3:
            corners = ((x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y))
            path = "L".join(f"{number(across)} {number(down)}" for across, down in corners)
            return f'<path d="M{path}Z" fill="{colour}"/>'
        case _:
            return stroke(f"M{left} {high}L{right} {low}M{left} {low}L{right} {high}", colour, 1.6)


def stroke(path: str, colour: str, wide: float, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{wide:g}"{dashed}/>'


def box(left: float, top: float, wide: float, tall: float, look: int) -> str:
    """A bar."""
    colour = COLOURS[look]
    paint = f'fill="{PAPER}" stroke="{colour}"' if look >= HOLLOW_FROM else f'fill="{colour}"'
    return (
        f'<rect x="{number(left)}" y="{number(top)}" width="{number(wide)}" '
        f'height="{number(tall)}" {paint}/>'
    )


def letters(x: float, y: float, said: str, anchor: str = "start", fill: str = SOFT) -> str:
    place = f'x="{number(x)}" y="{number(y)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{fill}">{escape(said)}</text>'
