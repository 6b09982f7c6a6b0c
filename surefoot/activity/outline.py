"""The outline of a GPX or TCX file: its text with only one point of each form.

Points are many and written alike: two of one form differ in nothing but digits. What a parser finds
in one of them is true of all, so it is given the outline, and the values of the others are taken
from their bytes. Whatever is not as plain as that is left to the parser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import repeat

_POINT = re.compile(rb"<((?:[\w.-]+:)?(?:trkpt|Trackpoint))[\s>]")
_TAG = re.compile(r'/?[A-Za-z_][\w:.-]*(?:\s+[\w:.-]+\s*=\s*"[^"<>]*")*\s*/?>', re.ASCII)
_ATTRIBUTE = re.compile(r'([\w:.-]+)\s*=\s*"[^"]*"', re.ASCII)
_SECTION = re.compile(rb"<!--|<!\[CDATA\[|<[!?]")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}

_VARYING = b"0123456789.+-"
_PLAIN = bytes({*range(32, 127), *b"\t\n\r"} - {*b"&]"})
_LONGEST_BYTES = 10_000
_FORMS_MOST = 100
_RUNS_MOST = 1000
_STRETCH = 256


class Unclear(Exception):
    """The bytes alone do not tell what a parser makes of them."""


@dataclass(frozen=True, slots=True)
class Form:
    """Points that are written alike. rows: which points of the file, in order.

    attributes: the values in the tags of the points, by name. texts: for each element in one of
    them, the point itself first, what stands between its tag and the next; None when it is closed
    at once.
    """

    rows: list[int]
    attributes: dict[str, list[str]]
    texts: list[list[str] | None]


@dataclass(frozen=True, slots=True)
class Outline:
    """text: the outline. point: the name of a point, as written. size: how many the file has.

    kept: which points are in text; those that follow one of them up to the next are its siblings.
    """

    text: bytes
    point: str
    size: int
    kept: list[int]
    forms: list[Form]


def outline(data: bytes) -> Outline:
    """The outline of an XML text in an encoding that holds ASCII as it is.

    When the outline is well-formed the whole is. Raises Unclear when points differ too much, or
    hold more than tags, attributes in double quotes and plain text.
    """
    found = _POINT.search(data)
    if found is None:
        raise Unclear
    name = found.group(1)
    opening, closing = b"<" + name, b"</" + name + b">"
    head, *points = data.split(opening)
    after, forms = _sort(points, closing)
    before = {0: head} | {row + 1: text for row, text in after.items()}
    for text in before.values():
        _refuse_open_sections(text)
    plain = not any(form.translate(None, _PLAIN) for form in forms)
    if not plain or len(before) > _RUNS_MOST or max(map(len, points)) > _LONGEST_BYTES:
        raise Unclear
    alike = [sorted(rows) for rows in forms.values()]
    tail = before.pop(len(points), b"")
    kept = sorted({*before, *(rows[0] for rows in alike)})
    written = [before.get(row, b"") + opening + points[row] for row in kept]
    return Outline(
        text=b"".join([*written, tail]),
        point=name.decode(),
        size=len(points),
        kept=kept,
        forms=[_form(rows, [points[row] for row in rows], opening) for rows in alike],
    )


def _sort(points: list[bytes], closing: bytes) -> tuple[dict[int, bytes], dict[bytes, list[int]]]:
    """What there is behind a point but blanks, and by form the points that are written alike.

    points: each from its name on, with all that is behind it, which is taken off.
    """
    alike: dict[bytes, list[int]] = defaultdict(list)
    for first in range(0, len(points), _STRETCH):
        for row, point in enumerate(points[first : first + _STRETCH], first):
            alike[point.translate(None, _VARYING)].append(row)
        if len(alike) > _FORMS_MOST:
            raise Unclear
    after: dict[int, bytes] = {}
    forms: dict[bytes, list[int]] = {}
    last: list[int] = []
    for form, rows in alike.items():
        point, closed, rest = points[rows[0]].partition(closing)
        if rest.strip():
            last += rows
        elif closed:
            forms[form] = rows
        else:
            raise Unclear
    following = {form.rstrip(): form for form in forms}
    for row in last:
        point, closed, after[row] = points[row].partition(closing)
        form = (point + closed).translate(None, _VARYING)
        form = following.get(form, form)
        points[row] = point + closed + form[len(form.rstrip()) :]
        forms.setdefault(form, []).append(row)
    return after, forms


def _refuse_open_sections(text: bytes) -> None:
    """Raise Unclear when a comment or section reaches beyond text, or a DTD is in it."""
    at = 0
    while (begun := _SECTION.search(text, at)) is not None:
        ends = _ENDS.get(begun.group())
        at = text.find(ends, begun.end()) if ends else -1
        if at < 0:
            raise Unclear


def _form(rows: list[int], points: list[bytes], opening: bytes) -> Form:
    pieces = points[0].decode("ascii").split("</")
    elements = _elements((opening + points[0]).decode("ascii").split("</"))
    names = _ATTRIBUTE.findall(pieces[0][: pieces[0].find(">")])
    attributes: list[list[str]] = [[] for _ in names]
    texts: list[list[str]] = [[] for _ in pieces]
    for first in range(0, len(points), _STRETCH):
        every = b"</".join(points[first : first + _STRETCH]).decode("ascii").split("</")
        columns = [every[number :: len(pieces)] for number in range(len(pieces))]
        columns[0], *values = _without_attributes(columns[0], pieces[0], len(names))
        rest = pieces[0].rpartition('"')[2]
        for known, more in zip(attributes, values, strict=True):
            known += more
        for known, column, like in zip(texts, columns, [rest, *pieces[1:]], strict=True):
            known += _texts(column, like)
    return Form(
        rows,
        dict(zip(names, attributes, strict=True)),
        [None if number is None else texts[number] for number in elements],
    )


def _elements(pieces: list[str]) -> list[int | None]:
    """For each element of a point the number of the piece that ends with its text.

    pieces: the point, parted where a closing tag begins. None for an element that holds no text.
    """
    elements: list[int | None] = []
    for number, piece in enumerate(pieces):
        closed, *opened = piece.split("<")
        tags = ["/" + closed, *opened] if number else opened
        for tag in tags:
            head, end, text = tag.partition(">")
            if not _TAG.fullmatch(head + end) or ">" in text:
                raise Unclear
            if not head.startswith("/"):
                holds_text = tag is tags[-1] and not head.endswith("/")
                if not holds_text and text.strip():
                    raise Unclear
                elements.append(number if holds_text else None)
    return elements


def _without_attributes(column: list[str], like: str, count: int) -> list[list[str]]:
    """What follows the attributes in each of a column, then the values of the first count of them.

    like: one of the column.
    """
    marks = like.split('"')
    written = '"'.join(column).split('"')
    if len(written) != len(marks) * len(column):
        raise Unclear
    columns = [written[number :: len(marks)] for number in range(len(marks))]
    values = columns[1 : 2 * count : 2]
    for number, same in enumerate(columns[:-1]):
        varies = number % 2 and number < 2 * count
        if not varies and same.count(marks[number]) != len(column):
            raise Unclear
    return [columns[-1], *values]


def _texts(column: list[str], like: str) -> list[str]:
    """What follows the last tag in each of a column, all else being as in like, one of them."""
    tags = like[: like.rfind(">") + 1]
    if column.count(like) == len(column):
        return [like[len(tags) :]] * len(column)
    texts = list(map(str.removeprefix, column, repeat(tags)))
    if ">" in "".join(texts):
        raise Unclear
    return texts
